import { Workbox } from 'workbox-window';

/**
 * Makes Folio work without a signal. When a newer version lies ready, `onUpdateReady` gets a function that changes over to it by
 * reloading; until it is called, the version that is open goes on. Does nothing in development and where there are no workers.
 */
export function registerServiceWorker(onUpdateReady: (apply: () => void) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workbox = new Workbox(new URL('sw.js', document.baseURI).href);

  workbox.addEventListener('waiting', () => {
    onUpdateReady(() => {
      workbox.addEventListener('controlling', () => {
        window.location.reload();
      });
      workbox.messageSkipWaiting();
    });
  });
  // A private window may refuse; Folio then works as long as there is a signal.
  workbox.register().catch(() => undefined);
}
