import { Workbox } from 'workbox-window';
import { saveOpenForms } from '../ui/open-saves.ts';
import { markSuperseded } from './updates.ts';

/** An open tab looks for a newer version when one comes back to it, at most this often: milliseconds. */
const LOOK_AGAIN = 3_600_000;

/**
 * Makes Folio work without a signal. When a newer version lies ready, `onUpdateReady` gets a function that saves what is typed and
 * changes over to it by reloading; until it is called, the version that is open goes on. Does nothing in development and where there are
 * no workers.
 */
export function registerServiceWorker(onUpdateReady: (apply: () => void) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workbox = new Workbox(new URL('sw.js', document.baseURI).href, { updateViaCache: 'none' });
  let isOurs = false;

  workbox.addEventListener('waiting', () => {
    void isUpdate().then((isNewer) => {
      if (!isNewer) return;
      onUpdateReady(() => {
        isOurs = true;
        void saveOpenForms().then(() => workbox.messageSkipWaiting());
      });
    });
  });
  // Fires in all tabs, also in those in which nobody agreed: these go on until their user reloads (R18).
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isOurs) window.location.reload();
    else markSuperseded('code');
  });
  // A private window may refuse; Folio then works as long as there is a signal.
  workbox.register().then(
    () => lookForUpdates(workbox),
    () => undefined,
  );
}

/** The very first version also waits for a moment, on a slow device long enough to be taken for an update. */
async function isUpdate(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(registration?.active && registration.waiting);
}

function lookForUpdates(workbox: Workbox): void {
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - looked < LOOK_AGAIN) return;
    looked = performance.now();
    // Without a signal there is nothing to find.
    workbox.update().catch(() => undefined);
  });
}
