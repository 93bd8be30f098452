/// <reference lib="webworker" />
import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { keepSharedFiles } from './attachments/shared-files.ts';
import { countBytes, mustBeWhole, putWhole } from './lib/put-whole.ts';
import { FONTS_VERSION } from './pdf/fonts-version.ts';
import { mendParts } from './storage/mend-parts.ts';

interface BuiltFile {
  readonly url: string;
  /** Null of a part that is named by its content, which then never changes. */
  readonly revision: string | null;
  /** How long such a part is. */
  readonly bytes?: number;
}

// Keeps every file of this build on the device, so that Folio opens without a signal. The build fills in the list.
declare const self: ServiceWorkerGlobalScope;
const files = self.__WB_MANIFEST as BuiltFile[];

const app = new PrecacheController({
  plugins: [
    {
      // What was not kept whole ends the installation: the version before goes on, and the next visit tries again (R62).
      cacheDidUpdate: async ({ cacheName, request, newResponse }) =>
        mustBeWhole(await caches.open(cacheName), request, await countBytes(newResponse)),
    },
  ],
});
app.precache(files);
registerRoute(new PrecacheRoute(app));
cleanupOutdatedCaches();
// The rescue page is a page of its own: it must never be answered with the app that does not start (R20).
registerRoute(new NavigationRoute(app.createHandlerBoundToURL('index.html'), { denylist: [/\/rescue\.html$/] }));

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
    if (response.ok) {
      const copy = response.clone();
      const bytes = await countBytes(response.clone());
      // A full disk must not keep the font from who asked for it.
      await putWhole(cache, request, copy, bytes).catch(() => undefined);
    }
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

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message: unknown = event.data;
  if (typeof message !== 'object' || message === null || !('type' in message)) return;
  // A new version waits until the person agrees: work on the screen must not be thrown away by an update.
  if (message.type === 'SKIP_WAITING') void self.skipWaiting();
  // A part of Folio did not load: what is not whole here is fetched anew. The answer names what was.
  if (message.type === 'MEND_PARTS') event.waitUntil(mendApp().then((mended) => event.ports[0]?.postMessage(mended)));
});

async function mendApp(): Promise<readonly string[]> {
  // A file that is not named by its content may be of a newer version by now, which must not come among these.
  const parts = files.flatMap(({ url, bytes }) => (bytes === undefined ? [] : [{ address: new URL(url, scope).href, bytes }]));
  return mendParts(await caches.open(app.strategy.cacheName), parts);
}
