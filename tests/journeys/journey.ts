import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

export { expect };

/** A test in which any fault that the browser reports is a failure, whatever else is looked at. */
export const test = base.extend<{
  /** A page in a browser profile of its own, with its own database: somebody else's device. */
  readonly newDevice: () => Promise<Page>;
}>({
  context: async ({ context }, provide) => {
    const faults = await watchForFaults(context);
    await provide(context);
    expect(faults, whatIsWatched).toEqual([]);
  },
  newDevice: async ({ browser }, provide) => {
    const contexts: BrowserContext[] = [];
    const faults: string[][] = [];
    await provide(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      faults.push(await watchForFaults(context));
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await context.addInitScript(() => {
        // Nobody is there to answer the dialog that asks where to save, so files go to the downloads, as in Firefox and Safari.
        Reflect.deleteProperty(window, 'showSaveFilePicker');
      });
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(faults.flat(), whatIsWatched).toEqual([]);
  },
});

const whatIsWatched = 'console errors, uncaught exceptions and breaches of the content policy';

/** Collects console errors and warnings, uncaught exceptions, and breaches of the content security policy in all pages of a context. */
export async function watchForFaults(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
  await context.addInitScript(tellOfBreaches);
  // Init scripts do not run in workers, which have the policy too.
  context.on('page', (page) => {
    page.on('worker', (worker) => {
      // A worker may be done before it is asked.
      void worker.evaluate(tellOfBreaches).catch(() => undefined);
    });
  });
  return faults;
}

/** Runs in pages and in workers. */
function tellOfBreaches(): void {
  self.addEventListener('securitypolicyviolation', (event) => {
    console.error(`content policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${String(event.lineNumber)}`);
  });
}
