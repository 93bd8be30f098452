import { useEffect, useRef } from 'react';
import type { Snapshot } from '../domain/snapshot.ts';

/**
 * Fetches the fonts for what is written in an open portfolio while nothing else is going on, so that its PDF can be made
 * without a signal. Only where a service worker keeps them.
 */
export function useFontsAhead(snapshot: Snapshot | undefined): void {
  const known = useRef('');
  useEffect(() => {
    if (!snapshot || !hasKeeper()) return undefined;
    const timer = setTimeout(() => {
      void import('../pdf/load-fonts.ts')
        .then(({ fetchFontsAhead }) => fetchFontsAhead(new URL('fonts/', document.baseURI).href, snapshot, known.current))
        .then((characters) => {
          known.current = characters;
        })
        // Without a signal it is tried again with the next change.
        .catch(() => undefined);
    }, QUIET);
    return () => clearTimeout(timer);
  }, [snapshot]);
}

/** Milliseconds after the last change. */
const QUIET = 4_000;

function hasKeeper(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}
