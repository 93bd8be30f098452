import { useEffect, useSyncExternalStore } from 'react';
import { useStorage } from '../../storage/storage-context.tsx';
import { folderKeeperFor, type FolderKeeper, type FolderState } from './folder-keeper.ts';

/** The second copies of this tab, and how they stand. */
export function useFolderKeeper(): { readonly keeper: FolderKeeper; readonly state: FolderState } {
  const keeper = folderKeeperFor(useStorage());
  useEffect(() => {
    // Goes on when the screen is gone: copies are kept for as long as the app is open.
    keeper.start();
  }, [keeper]);
  return { keeper, state: useSyncExternalStore(keeper.subscribe, keeper.readState) };
}
