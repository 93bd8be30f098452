import { createId, type CreateId } from '../lib/ids.ts';
import type { FileProblem } from './file-problem.ts';
import { safeName } from './safe-name.ts';
import { takeInFile } from './take-in-file.ts';
import type { NamedBlob, TakeInFile, TakeInProgress, TakenInFile } from './taken-in-file.ts';

/** One file on its way in, as a list on the screen shows it. */
export interface QueuedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly state: QueuedFileState;
}

type QueuedFileState =
  | { readonly type: 'waiting' }
  | { readonly type: 'working'; readonly progress: TakeInProgress }
  | { readonly type: 'done'; readonly taken: TakenInFile }
  | { readonly type: 'refused'; readonly problem: FileProblem }
  | { readonly type: 'cancelled' };

export interface TakeInQueue {
  /** Files go in in this order, at most two at a time. Returns their ids. */
  readonly add: (files: Iterable<NamedBlob>) => readonly string[];
  /** Stops a file that waits or is worked on; others stay as they are. */
  readonly cancel: (id: string) => void;
  readonly cancelAll: () => void;
  /** Takes a file off the list, stopping it first. Its content may then be given again. */
  readonly remove: (id: string) => void;
  /** The list in the order given; a new list after every change, and the same list until then. */
  readonly files: () => readonly QueuedFile[];
  /** Calls back after every change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface TakeInQueueOptions {
  /** SHA-256 of the files already attached, as they came and as they are kept. */
  readonly attached?: ReadonlySet<string> | undefined;
  /** Told of each file as it is done, for example to store it. Not called for duplicates. */
  readonly onTakenIn?: ((taken: TakenInFile, id: string) => void) | undefined;
  readonly takeIn?: TakeInFile | undefined;
  readonly newId?: CreateId | undefined;
}

const AT_ONCE = 2;

/** Takes many files in: two at a time, each with its own progress and cancel, and each content only once (the first to be done stays). */
export function createTakeInQueue({ attached = new Set(), onTakenIn, takeIn = takeInFile, newId = createId }: TakeInQueueOptions = {}): TakeInQueue {
  let files: readonly QueuedFile[] = [];
  const sources = new Map<string, NamedBlob>();
  const running = new Map<string, AbortController>();
  const listeners = new Set<() => void>();

  const change = (next: readonly QueuedFile[]) => {
    files = next;
    for (const listener of listeners) listener();
  };
  const setState = (id: string, state: QueuedFileState) => change(files.map((file) => (file.id === id ? { ...file, state } : file)));
  const isOpen = (id: string) => files.some((file) => file.id === id && (file.state.type === 'waiting' || file.state.type === 'working'));

  const start = () => {
    while (running.size < AT_ONCE) {
      const next = files.find(({ id, state }) => state.type === 'waiting' && !running.has(id));
      const source = next === undefined ? undefined : sources.get(next.id);
      if (next === undefined || source === undefined) return;
      void work(next.id, source);
    }
  };

  const work = async (id: string, source: NamedBlob) => {
    const controller = new AbortController();
    running.set(id, controller);
    setState(id, { type: 'working', progress: { stage: 'reading', fraction: 0 } });
    const onProgress = (progress: TakeInProgress) => {
      if (isOpen(id)) setState(id, { type: 'working', progress });
    };
    try {
      const result = await takeIn(source, { signal: controller.signal, onProgress });
      if (isOpen(id)) settle(id, result.ok ? accept(result.value) : stateOf(result.error));
    } catch (error) {
      if (isOpen(id)) settle(id, { type: 'refused', problem: { type: 'not-finished', name: safeName(source.name), reason: String(error) } });
    } finally {
      running.delete(id);
      start();
    }
  };

  const settle = (id: string, state: QueuedFileState) => {
    sources.delete(id);
    setState(id, state);
    if (state.type === 'done') onTakenIn?.(state.taken, id);
  };

  const accept = (taken: TakenInFile): QueuedFileState => {
    const hashes = hashesOf(taken);
    const { name } = taken.facts;
    if (hashes.some((hash) => attached.has(hash))) return { type: 'refused', problem: { type: 'duplicate', name, sameAs: null } };
    const twin = files.find(({ state }) => state.type === 'done' && hashesOf(state.taken).some((hash) => hashes.includes(hash)));
    return twin === undefined ? { type: 'done', taken } : { type: 'refused', problem: { type: 'duplicate', name, sameAs: twin.name } };
  };

  const cancel = (id: string) => {
    running.get(id)?.abort();
    if (isOpen(id)) settle(id, { type: 'cancelled' });
  };

  return {
    add: (given) => {
      const added = Array.from(given, (source) => ({
        source,
        file: { id: newId(), name: safeName(source.name), size: source.size, state: { type: 'waiting' } as const },
      }));
      for (const { source, file } of added) sources.set(file.id, source);
      change([...files, ...added.map(({ file }) => file)]);
      start();
      return added.map(({ file }) => file.id);
    },
    cancel,
    cancelAll: () => {
      for (const { id } of files) cancel(id);
    },
    remove: (id) => {
      cancel(id);
      change(files.filter((file) => file.id !== id));
    },
    files: () => files,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Both as it came and as it is kept: a photo given again, and a kept copy that someone downloaded and gives again. */
function hashesOf({ facts }: TakenInFile): readonly string[] {
  return facts.original === null ? [facts.sha256] : [facts.sha256, facts.original.sha256];
}

function stateOf(problem: FileProblem): QueuedFileState {
  return problem.type === 'cancelled' ? { type: 'cancelled' } : { type: 'refused', problem };
}
