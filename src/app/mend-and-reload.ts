import { saveOpenForms } from '../ui/open-saves.ts';

/** On a slow connection; what is not done by then goes on after the reload. Milliseconds. */
const LONGEST = 20_000;

/**
 * Goes on after a part of Folio did not load: saves what is typed, has what is kept for offline use mended (R62), and reloads, for a
 * browser asks for the same part only once.
 */
export async function mendAndReload(): Promise<void> {
  await saveOpenForms();
  await Promise.race([mended(), new Promise((done) => setTimeout(done, LONGEST))]);
  window.location.reload();
}

async function mended(): Promise<void> {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<MessageEvent<readonly string[]>>((done) => port1.addEventListener('message', done));
  port1.start();
  worker.postMessage({ type: 'MEND_PARTS' }, [port2]);
  const { data } = await answer;
  // The browser holds what it was given before for itself as well.
  await Promise.all(data.map((address) => fetch(address, { cache: 'reload' }).catch(() => undefined)));
}
