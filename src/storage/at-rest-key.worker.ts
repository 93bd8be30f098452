import { keyHere, type KeyRequest } from './at-rest-key.ts';

globalThis.addEventListener('message', ({ data }: MessageEvent<KeyRequest>) => {
  globalThis.postMessage(keyHere(data), { transfer: [] });
});
