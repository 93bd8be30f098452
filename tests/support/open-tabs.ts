import { createFakeBrowser, type FakeBrowser, type FakeTab } from './fake-tabs.ts';

/** The portfolio that the tabs of a test have open. */
export const ID = 'portfolio-1';

/** Every message takes five milliseconds. */
export const quick = (): number => 5;

/** How each tab stands to the portfolio. */
export function standings(browser: FakeBrowser): readonly string[] {
  return browser.tabs.map(({ pen }) => pen.standing(ID).type);
}

export function tabOf(browser: FakeBrowser, index: number): FakeTab {
  const tab = browser.tabs[index];
  if (!tab) throw new Error(`There is no tab ${index}.`);
  return tab;
}

/** Opens the portfolio in one tab after the other, so that the first writes. */
export async function openTabs(count: number, { latency = quick, saveTime = 50 } = {}) {
  const browser = createFakeBrowser(count, latency, saveTime);
  const closes: (() => void)[] = [];
  for (const { pen } of browser.tabs) {
    closes.push(pen.open(ID));
    await browser.pass(100);
  }
  return { browser, closes };
}
