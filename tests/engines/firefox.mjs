import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { callSource, readAnswer } from './call-source.mjs';
import { inputOf } from './page-input.mjs';
import { groupEnded, killGroup } from './process-group.mjs';

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

const preferences = {
  // Its background service opens visited addresses once more to take their picture, in a place with other storage.
  'browser.pagethumbnails.capturing_disabled': true,
  'browser.sessionstore.resume_from_crash': false,
  // Killed a hundred times in an hour, it would offer to start without anything.
  'toolkit.startup.max_resumed_crashes': -1,
  'intl.accept_languages': 'en-GB, en',
  'browser.download.useDownloadDir': true,
};

/** Firefox, driven by puppeteer over WebDriver BiDi; null when it is not installed. */
export async function openFirefox({ profile }) {
  const executablePath = process.env['FIREFOX_PATH'] ?? places.find((path) => existsSync(path));
  if (executablePath === undefined) return null;
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: profile,
    extraPrefsFirefox: preferences,
    acceptInsecureCerts: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    protocolTimeout: 240_000,
    env: { ...process.env, TZ: 'Europe/London' },
  });
  const leader = browser.process().pid;
  const killWithUs = () => killGroup(leader);
  process.once('exit', killWithUs);
  const [page = await browser.newPage()] = await browser.pages();
  const first = await openPage(page);
  return {
    ...first,
    name: 'firefox',
    version: (await browser.version()).replace(/^\D+/, ''),
    openTab: async () => openPage(await browser.newPage()),
    kill: async () => {
      killGroup(leader);
      await groupEnded(leader);
      await preferencesPutBack(profile);
      process.off('exit', killWithUs);
    },
    close: async () => {
      await browser.close();
      process.off('exit', killWithUs);
    },
  };
}

/** Puppeteer puts a profile's own preferences back after its browser ended, and says nothing when it has. */
async function preferencesPutBack(profile) {
  const isUnderWay = () => ['prefs.js', 'user.js'].some((name) => existsSync(join(profile, `${name}.puppeteer`)));
  for (let left = 250; left > 0 && isUnderWay(); left -= 1) await new Promise((done) => setTimeout(done, 20));
}

async function openPage(page) {
  await page.setViewport({ width: 1280, height: 900 });
  return {
    puppeteer: page,
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    reload: async () => void (await page.reload({ waitUntil: 'load' })),
    evaluate: async (source, ...args) => readAnswer(await page.evaluate(callSource(source, args))),
    setFiles: async (selector, paths) => {
      const input = await page.waitForSelector(selector);
      await input.uploadFile(...paths);
    },
    ...inputOf(page),
  };
}
