import { scrypt } from '@noble/hashes/scrypt.js';
import { KEY_BYTES } from './at-rest-cipher.ts';

/** What a key is made from. `work` is a power of two: as many kilobytes of memory, and about a second for 2^17. */
export interface KeyRequest {
  readonly passphrase: string;
  readonly salt: Uint8Array;
  readonly work: number;
}

/** Makes a key from a passphrase, slowly on purpose, in a worker where there are workers, so that the page stays alive. Throws when the browser stops it. */
export function keyFrom(request: KeyRequest): Promise<Uint8Array> {
  if (typeof Worker === 'undefined') return Promise.resolve(keyHere(request));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./at-rest-key.worker.ts', import.meta.url), { type: 'module', name: 'lock this computer' });
    const end = () => worker.terminate();
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
      end();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      // Told to the person who waits for the lock, so it is no stray error of the page.
      event.preventDefault();
      end();
      reject(new Error(event.message || 'The browser stopped the work.'));
    });
    worker.postMessage(request, []);
  });
}

/** The same on the thread that calls. */
export function keyHere({ passphrase, salt, work }: KeyRequest): Uint8Array {
  return scrypt(passphrase, salt, { N: work, r: 8, p: 1, dkLen: KEY_BYTES });
}
