import { waitAfterCopy } from '../../domain/backup.ts';
import { copyToFolder, type FolderProblem } from '../../exchange/folder-copies.ts';
import type { PackageProgress } from '../../package/format.ts';
import { countChanges } from '../../storage/backup-facts.ts';
import type { FolioDatabase } from '../../storage/database.ts';
import { forgetBackupFolder, keepBackupFolder, readBackupFolder, type BackupFolder } from '../../storage/backup-folder.ts';
import { isWrittenElsewhere } from '../../storage/pen-elsewhere.ts';
import { listPortfolios } from '../../storage/portfolio-list.ts';
import type { Storage } from '../../storage/storage-context.tsx';
import { mayWrite } from '../folder-access.ts';
import { paced } from '../paced.ts';

/** How the second copies stand. */
export type FolderState =
  | { readonly type: 'loading' }
  | { readonly type: 'none' }
  | {
      readonly type: 'chosen';
      readonly folder: BackupFolder;
      /** Null while nothing is being copied. */
      readonly copying: ({ readonly portfolioId: string } & PackageProgress) | null;
      /** Why the last attempt made no copy; null when it did. */
      readonly problem: FolderProblem | null;
    };

/** Keeps second copies in the chosen folder up to date, for as long as the app is open. */
export interface FolderKeeper {
  readonly readState: () => FolderState;
  readonly subscribe: (onChange: () => void) => () => void;
  /** Begins to watch, if it does not yet; returns how to stop. */
  readonly start: () => () => void;
  readonly choose: (handle: FileSystemDirectoryHandle) => Promise<void>;
  /** Goes on after the permission was given again. */
  readonly allowed: () => Promise<void>;
  readonly forget: () => Promise<void>;
  /** Copies one portfolio now if there is anything new in it; `isAsked` also when there is not. */
  readonly copyNow: (portfolioId: string, isAsked?: boolean) => Promise<void>;
}

/** So long after a change it is quiet enough to begin, in milliseconds. */
const QUIET = 20_000;
const LOOK_EVERY = 60_000;
/** After an attempt that failed nobody need try again at once: what is wrong is for a person to mend. */
const REST = 10 * 60_000;
const LOCK = 'folio-folder-copy';

const keepers = new WeakMap<FolioDatabase, FolderKeeper>();

/** The one keeper of a database in this tab. */
export function folderKeeperFor(storage: Storage): FolderKeeper {
  const { db } = storage.session;
  const keeper = keepers.get(db) ?? createFolderKeeper(storage);
  keepers.set(db, keeper);
  return keeper;
}

export function createFolderKeeper(storage: Storage, { quiet = QUIET, lookEvery = LOOK_EVERY } = {}): FolderKeeper {
  const { db, now } = storage.session;
  const listeners = new Set<() => void>();
  let state: FolderState = { type: 'loading' };
  let turn: Promise<void> = Promise.resolve();
  let watching: { readonly stop: () => void; readonly signal: AbortSignal } | null = null;
  let restsUntil = -Infinity;

  function tell(next: FolderState): void {
    state = next;
    listeners.forEach((listener) => listener());
  }

  /** One thing after another, and none while another tab is at it. */
  function inTurn(work: (folder: BackupFolder) => Promise<void>): Promise<void> {
    turn = turn.then(() => alone(() => withFolder(work))).catch(reportError);
    return turn;
  }

  async function withFolder(work: (folder: BackupFolder) => Promise<void>): Promise<void> {
    const folder = await readBackupFolder(db);
    if (!folder) return tell({ type: 'none' });
    const problem = state.type === 'chosen' ? state.problem : null;
    if (!(await mayWrite(folder.handle))) return tell({ type: 'chosen', folder, copying: null, problem: { type: 'not-allowed' } });
    tell({ type: 'chosen', folder, copying: null, problem: problem?.type === 'not-allowed' ? null : problem });
    await work(folder);
  }

  async function copy(folder: BackupFolder, portfolioId: string): Promise<FolderProblem | null> {
    const onProgress = paced((progress: PackageProgress) => tell({ type: 'chosen', folder, copying: { portfolioId, ...progress }, problem: null }));
    onProgress({ bytes: 0, total: 0 });
    const copied = await copyToFolder(storage, portfolioId, folder, { onProgress, ...(watching ? { signal: watching.signal } : {}) });
    const problem = copied.ok ? null : told(copied.error);
    restsUntil = problem === null ? -Infinity : now().getTime() + REST;
    const kept = await readBackupFolder(db);
    tell(kept ? { type: 'chosen', folder: kept, copying: null, problem } : { type: 'none' });
    return problem;
  }

  /** R32: whatever changed since its copy, and whose turn it is again. */
  async function copyDue(folder: BackupFolder): Promise<void> {
    let worst: FolderProblem | null = null;
    for (const { id, isExample, isDeleted } of await listPortfolios(db)) {
      const last = folder.copies[id];
      const isTurn = !last || now().getTime() - Date.parse(last.asOf) >= waitAfterCopy(last.bytes);
      if (isExample || isDeleted || !isTurn || !(await isNews(folder, id))) continue;
      const problem = await copy(folder, id);
      // One portfolio that cannot be packed keeps none of the others back; a folder that cannot be written to does.
      worst = problem ?? worst;
      if (problem !== null && problem.type !== 'not-made') return;
    }
    if (worst !== null && state.type === 'chosen') tell({ ...state, problem: worst });
  }

  async function isNews({ copies }: BackupFolder, portfolioId: string): Promise<boolean> {
    if (await isWrittenElsewhere(storage.session, portfolioId)) return false;
    return (await countChanges(db, portfolioId, copies[portfolioId]?.asOf ?? null)) > 0;
  }

  /** Reads how things stand without waiting for another tab. */
  const refresh = () => withFolder(() => Promise.resolve());
  const look = () => inTurn(copyDue);
  const lookRested = () => (now().getTime() < restsUntil ? Promise.resolve() : look());

  function watch(): () => void {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void lookRested(), quiet);
    };
    const clock = setInterval(() => void lookRested(), lookEvery);
    const stopListening = db.onCommit((_, tables) => {
      if (tables.has('events') && state.type === 'chosen') later();
    });
    const stop = () => {
      watching = null;
      clearTimeout(timer);
      clearInterval(clock);
      stopListening();
      leaving.abort();
    };
    watching = { stop, signal: leaving.signal };
    void refresh().then(later);
    return stop;
  }

  const start = () => watching?.stop ?? watch();
  return {
    readState: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    start,
    choose: async (handle) => {
      tell({ type: 'chosen', folder: await keepBackupFolder(db, handle), copying: null, problem: null });
      start();
      await look();
    },
    allowed: look,
    forget: async () => {
      await forgetBackupFolder(db);
      tell({ type: 'none' });
    },
    copyNow: (portfolioId, isAsked = false) =>
      inTurn(async (folder) => {
        if (isAsked || (await isNews(folder, portfolioId))) await copy(folder, portfolioId);
      }),
  };
}

/** What is nobody's fault is no problem to tell: another tab writes, or the app is being left. */
function told(problem: FolderProblem): FolderProblem | null {
  if (problem.type !== 'not-made') return problem;
  const { error } = problem;
  const isPassing = error.type === 'other-tab' || error.type === 'changed-meanwhile' || error.type === 'not-found';
  return isPassing || (error.type === 'package' && error.error.type === 'cancelled') ? null : problem;
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(LOCK, work);
}
