import { test as base, expect, type BrowserContext } from '@playwright/test';

export { expect };

/** A test in which any fault that the browser reports is a failure, whatever else is looked at. */
export const test = base.extend({
  context: async ({ context }, provide) => {
    const faults = await watchForFaults(context);
    await provide(context);
    expect(faults, 'console errors, uncaught exceptions and breaches of the content policy').toEqual([]);
  },
});

/** Collects console errors and warnings, uncaught exceptions, and breaches of the content security policy in all pages of a context. */
export async function watchForFaults(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${String(event.lineNumber)}`);
    });
  });
  return faults;
}
