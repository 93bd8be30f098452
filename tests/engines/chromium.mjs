import { chromium } from 'playwright';
import { findBrowser } from '../tools/find-browser.mjs';
import { callSource, readAnswer } from './call-source.mjs';
import { inputOf } from './page-input.mjs';
import { groupEnded, groupLeader, killGroup } from './process-group.mjs';

/** Chromium, driven by Playwright on a profile of its own. */
export async function openChromium({ profile }) {
  const { launchOptions } = await findBrowser();
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    handleSIGINT: false,
  });
  const closed = new Promise((done) => context.once('close', done));
  const leader = groupLeader(`--user-data-dir=${profile}`);
  if (leader === undefined) throw new Error('The browser that was started is not among the processes.');
  const first = await openPage(context, context.pages()[0] ?? (await context.newPage()));
  return {
    ...first,
    name: 'chromium',
    version: String(await first.evaluate(() => /Chrom\w+\/([\d.]+)/.exec(navigator.userAgent)?.[1])),
    openTab: async () => openPage(context, await context.newPage()),
    kill: async () => {
      killGroup(leader);
      await groupEnded(leader);
      await closed;
    },
    close: () => context.close(),
  };
}

async function openPage(context, page) {
  const session = await context.newCDPSession(page);
  return {
    // For what only this engine can be asked: its protocol.
    session,
    playwright: page,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: async (source, ...args) => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: callSource(source, args),
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (exceptionDetails) throw new Error(`In the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      return readAnswer(result.value);
    },
    setFiles: (selector, paths) => page.setInputFiles(selector, [...paths]),
    ...inputOf(page),
  };
}
