/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { keepSharedFiles } from './attachments/shared-files.ts';
import { FONTS_VERSION } from './pdf/fonts-version.ts';

// Keeps every file of this build on the device, so that Folio opens without a signal. The build fills in the list.
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// The rescue page is a page of its own: it must never be answered with the app that does not start (R20).
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/\/rescue\.html$/] }));

// The fonts of the PDF for other scripts are large: each is kept once it was fetched, until a build has others.
const FONTS = 'script-fonts-';
const current = FONTS + FONTS_VERSION;
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /\/fonts\/.+\.(?:woff|json)$/.test(url.pathname),
  async ({ request }) => {
    const cache = await caches.open(current);
    const kept = await cache.match(request);
    if (kept) return kept;
    const response = await fetch(request);
    // A full disk must not keep the font from who asked for it.
    if (response.ok) await cache.put(request, response.clone()).catch(() => undefined);
    return response;
  },
);
self.addEventListener('activate', (event) => {
  const outdated = async () => (await caches.keys()).filter((name) => name.startsWith(FONTS) && name !== current);
  event.waitUntil(outdated().then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

// Files shared from another app are kept first, so that closing Folio loses none; then the screen asks what becomes of them (R19).
const { scope } = self.registration;
registerRoute(
  ({ url }) => url.href === new URL('share-files', scope).href,
  async ({ request }) => {
    let query = '';
    try {
      const form = await request.formData();
      await keepSharedFiles(
        form.getAll('files').filter((entry) => entry instanceof File),
        new Date(),
      );
    } catch {
      query = '?problem=not-kept';
    }
    return Response.redirect(new URL(`./#/shared${query}`, scope).href, 303);
  },
  'POST',
);

// A new version waits until the person agrees: work on the screen must not be thrown away by an update.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message: unknown = event.data;
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING') void self.skipWaiting();
});
