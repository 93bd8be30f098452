import { useEffect, useRef } from 'react';

/** A file that the device gave Folio to open, until a screen takes it. */
let given: File | null = null;
let take: ((file: File) => void) | null = null;

/** Gives a file to the screen that opens packages; lead there as well. It waits until that screen is there. */
export function giveFile(file: File): void {
  given = file;
  hand();
}

/** Lets a screen take files that the device gives, for as long as it is there. */
export function useGivenFile(onFile: (file: File) => void): void {
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const own = (file: File) => latest.current(file);
    take = own;
    hand();
    return () => {
      if (take === own) take = null;
    };
  }, []);
}

function hand(): void {
  if (given === null || take === null) return;
  const file = given;
  given = null;
  take(file);
}
