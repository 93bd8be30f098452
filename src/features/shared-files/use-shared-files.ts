import { useCallback, useEffect, useState } from 'react';
import { listSharedFiles, readRefusedFiles, type RefusedFiles, type SharedFile } from '../../attachments/shared-files.ts';

interface Shared {
  readonly files: readonly SharedFile[];
  /** What was not kept of the files that came last, until it was read. */
  readonly refused: RefusedFiles | null;
}

/** Files that wait to be taken in, and how to look again; null while loading. Looks again whenever the page is looked at. */
export function useSharedFiles(): { readonly shared: Shared | null; readonly lookAgain: () => Promise<void> } {
  const [shared, setShared] = useState<Shared | null>(null);
  const lookAgain = useCallback(async () => {
    // A browser that does not let one look has received none.
    const [files, refused] = await Promise.all([listSharedFiles().catch(() => []), readRefusedFiles().catch(() => null)]);
    setShared({ files, refused });
  }, []);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void lookAgain();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [lookAgain]);

  return { shared, lookAgain };
}
