import { passphraseHere, type PassphraseTask } from './passphrase-here.ts';
import type { PassphraseReply, PassphraseRequest } from './passphrase-messages.ts';
import { receiveStream, sendStream } from './stream-port.ts';

/** The browser stopped the work: too little memory, or a part of Folio that is not on this device. It says nothing of the passphrase. */
export class WorkStopped extends Error {}

/**
 * Locks or opens a stream with a passphrase, in a worker of its own where there are workers, so that the page stays alive. Settles
 * once the passphrase is worked in or tried. Throws when no passphrase opens the stream, when `signal` aborts, and `WorkStopped`.
 */
export function passphraseWork(
  task: PassphraseTask,
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<ReadableStream<Uint8Array>> {
  return typeof Worker === 'undefined' ? passphraseHere(task, stream) : passphraseAside(task, stream, signal);
}

function passphraseAside(
  task: PassphraseTask,
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<ReadableStream<Uint8Array>> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./passphrase.worker.ts', import.meta.url), { type: 'module', name: 'lock and unlock' });
    const input = sendStream(stream);
    const stopped = new AbortController();
    const end = () => {
      signal?.removeEventListener('abort', cancel);
      worker.terminate();
      input.stop();
    };
    const stop = (cause: unknown) => {
      end();
      reject(cause);
      stopped.abort(cause);
    };
    const cancel = () => stop(signal?.reason);
    const fail = (reason: string) => stop(new WorkStopped(reason || 'the browser stopped the work'));

    signal?.addEventListener('abort', cancel);
    worker.addEventListener('error', (event) => {
      // Told to the person who waits for the file, so it is no stray error of the page.
      event.preventDefault();
      fail(event.message);
    });
    worker.addEventListener('messageerror', () => fail('the answer could not be read'));
    worker.addEventListener('message', ({ data }: MessageEvent<PassphraseReply>) => {
      if (data.type === 'refused') stop(new Error(data.reason));
      else resolve(receiveStream(data.output, { signal: stopped.signal, onEnd: end }));
    });
    const request: PassphraseRequest = { task, input: input.port };
    worker.postMessage(request, [input.port]);
  });
}
