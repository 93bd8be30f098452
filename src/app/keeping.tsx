import { useEffect, useRef } from 'react';
import { matchPath, useLocation } from 'react-router';
import { routes } from '../features/paths.ts';
import { readBackupFolder } from '../storage/backup-folder.ts';
import { usePortfolioList, useStorage, type Storage } from '../storage/storage-context.tsx';
import { whenIdle } from './when-idle.ts';
import { useAskToKeep } from './use-ask-to-keep.ts';

/** What keeps work safe behind every screen: room for a full disk, second copies in a folder, and the browser's promise. */
export function Keeping() {
  const storage = useStorage();
  useAskToKeep();
  useReserve(storage);
  useFolderCopies(storage);
  return null;
}

/** R36: put aside at leisure, and only where there is something to keep. */
function useReserve({ reserve }: Storage): void {
  const hasWork = (usePortfolioList()?.length ?? 0) > 0;
  useEffect(() => {
    if (reserve && hasWork) return whenIdle(() => void reserve.make());
    return undefined;
  }, [reserve, hasWork]);
}

/** R32: goes on where a folder was chosen, and makes a copy when Share is left. Its code is fetched only then. */
function useFolderCopies(storage: Storage): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => whenIdle(() => void withKeeper(storage, (keeper) => keeper.start())), [storage]);
  useEffect(() => {
    const left = before.current;
    before.current = pathname;
    const portfolioId = matchPath(routes.share, left)?.params.portfolioId;
    if (portfolioId !== undefined && left !== pathname) void withKeeper(storage, (keeper) => keeper.copyNow(portfolioId));
  }, [storage, pathname]);
}

type Keeper = ReturnType<(typeof import('../features/backups/folder-keeper.ts'))['folderKeeperFor']>;

async function withKeeper(storage: Storage, tell: (keeper: Keeper) => unknown): Promise<void> {
  const folder = await readBackupFolder(storage.session.db).catch(() => null);
  if (!folder) return;
  const { folderKeeperFor } = await import('../features/backups/folder-keeper.ts');
  await tell(folderKeeperFor(storage));
}
