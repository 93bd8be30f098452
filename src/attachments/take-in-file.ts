import { failure, type Result } from '../lib/result.ts';
import type { FileProblem } from './file-problem.ts';
import { safeName } from './safe-name.ts';
import type { TakeInReply, TakeInRequest } from './take-in-messages.ts';
import type { NamedBlob, TakeInFile, TakeInOptions, TakenInFile } from './taken-in-file.ts';

/**
 * Takes in one file in the background: finds its type by its content, removes the location from pictures, keeps them
 * upright and at most 2,048 pixels long, and hashes. Nothing is stored. Expected failures come back as a `FileProblem`;
 * after `signal` aborts the answer is 'cancelled' at once, and the worker stops at its next step.
 */
export const takeInFile: TakeInFile = (file, options = {}) =>
  new Promise((resolve) => {
    const { signal } = options;
    const job = (lastJob += 1);
    const worker = ensureWorker();
    const finish = (result: Result<TakenInFile, FileProblem>) => {
      signal?.removeEventListener('abort', cancel);
      waiting.delete(job);
      resolve(result);
    };
    const cancel = () => {
      send(worker, { type: 'cancel', job });
      finish(failure({ type: 'cancelled', name: safeName(file.name) }));
    };
    if (signal?.aborted === true) {
      finish(failure({ type: 'cancelled', name: safeName(file.name) }));
      return;
    }
    signal?.addEventListener('abort', cancel);
    waiting.set(job, { file, options, finish });
    send(worker, { type: 'take-in', job, file, name: file.name });
  });

interface WaitingJob {
  readonly file: NamedBlob;
  readonly options: TakeInOptions;
  readonly finish: (result: Result<TakenInFile, FileProblem>) => void;
}

const waiting = new Map<number, WaitingJob>();
let lastJob = 0;
let sharedWorker: Worker | undefined;

/** One worker for all files, made when the first arrives. It stays: making one takes longer than a small photo. */
function ensureWorker(): Worker {
  if (sharedWorker !== undefined) return sharedWorker;
  const worker = new Worker(new URL('./take-in.worker.ts', import.meta.url), { type: 'module', name: 'take in files' });
  worker.addEventListener('message', ({ data }: MessageEvent<TakeInReply>) => receive(data));
  worker.addEventListener('error', (event) => {
    // Told to the person with each file that it held up, so it is no stray error of the page.
    event.preventDefault();
    abandon(worker, event.message);
  });
  worker.addEventListener('messageerror', () => abandon(worker, 'the answer could not be read'));
  sharedWorker = worker;
  return worker;
}

function receive(reply: TakeInReply): void {
  const job = waiting.get(reply.job);
  if (job === undefined) return;
  if (reply.type === 'progress') job.options.onProgress?.(reply.progress);
  else job.finish(reply.result);
}

/** A worker that failed to load or ran out of memory: its files are given back, and the next one gets a new worker. */
function abandon(worker: Worker, reason: string): void {
  worker.terminate();
  if (sharedWorker === worker) sharedWorker = undefined;
  for (const { file, finish } of waiting.values()) {
    finish(failure({ type: 'not-finished', name: safeName(file.name), reason: reason || 'the browser stopped the work' }));
  }
}

function send(worker: Worker, request: TakeInRequest): void {
  worker.postMessage(request, []);
}
