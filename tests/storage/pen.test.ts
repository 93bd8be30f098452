import { describe, expect, test } from 'vitest';
import { createPen } from '../../src/storage/pen.ts';
import { createFakeBrowser } from '../support/fake-tabs.ts';
import { ID, openTabs, quick, standings, tabOf } from '../support/open-tabs.ts';

describe('R10: one tab writes, the others follow', () => {
  test('the first that opens a portfolio writes; what another writes is refused', async () => {
    const { browser } = await openTabs(3);
    expect(standings(browser)).toEqual(['writing', 'following', 'following']);
    browser.tabs.forEach((tab) => tab.write(ID));
    await browser.pass(100);
    expect(browser.commits.map(({ tab }) => tab)).toEqual([0]);
  });

  test('different portfolios have different writers', async () => {
    const browser = createFakeBrowser(2, quick);
    tabOf(browser, 0).pen.open('a');
    tabOf(browser, 1).pen.open('b');
    await browser.pass(100);
    expect([tabOf(browser, 0).pen.standing('a').type, tabOf(browser, 1).pen.standing('b').type]).toEqual(['writing', 'writing']);
  });

  test('a command for a portfolio that no tab has open goes ahead; for one that another tab writes it is refused', async () => {
    const { browser } = await openTabs(1);
    const other = createFakeBrowser(1, quick);
    const free = tabOf(other, 0).pen.holds(ID);
    await other.pass(100);
    expect(await free).toBe(true);
    const two = createFakeBrowser(2, quick);
    tabOf(two, 0).pen.open(ID);
    await two.pass(100);
    const taken = tabOf(two, 1).pen.holds(ID);
    await two.pass(100);
    expect(await taken).toBe(false);
    expect(standings(browser)).toEqual(['writing']);
  });
});

describe('R11: a follower writes as soon as nobody else does', () => {
  test('when the writer crashes', async () => {
    const { browser } = await openTabs(3);
    tabOf(browser, 0).crash();
    await browser.pass(100);
    expect(standings(browser).slice(1)).toEqual(['writing', 'following']);
  });

  test('a tab in the background does not wait for it, and does once it is looked at', async () => {
    const { browser } = await openTabs(3);
    tabOf(browser, 1).pen.setVisible(false);
    await browser.pass(50);
    tabOf(browser, 0).crash();
    await browser.pass(100);
    expect(standings(browser).slice(1)).toEqual(['following', 'writing']);
    tabOf(browser, 2).crash();
    tabOf(browser, 1).pen.setVisible(true);
    await browser.pass(100);
    expect(standings(browser)[1]).toBe('writing');
  });
});

describe('R13: “Edit here”', () => {
  test('the writer saves, stops writing and follows; another that waits in line is not served before', async () => {
    const { browser } = await openTabs(3);
    void tabOf(browser, 2).pen.take(ID);
    expect(tabOf(browser, 2).pen.standing(ID)).toEqual({ type: 'following', isTaking: true, hasLost: false });
    await browser.pass(400);
    expect(tabOf(browser, 0).saves()).toBe(1);
    expect(standings(browser)).toEqual(['following', 'following', 'writing']);
    expect(tabOf(browser, 0).pen.standing(ID)).toEqual({ type: 'following', isTaking: false, hasLost: true });
    browser.tabs.forEach((tab) => tab.write(ID));
    await browser.pass(100);
    expect(browser.commits.map(({ tab }) => tab)).toEqual([2]);
  });

  test('what the writer writes while it saves is still allowed', async () => {
    const { browser } = await openTabs(2, { saveTime: 1_000 });
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(500);
    tabOf(browser, 0).write(ID);
    await browser.pass(2_000);
    expect(browser.commits.map(({ tab }) => tab)).toEqual([0]);
    expect(standings(browser)).toEqual(['following', 'writing']);
  });

  test('there and back again', async () => {
    const { browser } = await openTabs(2);
    for (const taker of [1, 0, 1, 0]) {
      void tabOf(browser, taker).pen.take(ID);
      await browser.pass(4_000);
      expect(standings(browser)[taker]).toBe('writing');
      expect(standings(browser)[1 - taker]).toBe('following');
    }
  });

  test('the writer is gone while it is asked and a third has the pen: that one is asked as well, and saves', async () => {
    const { browser } = await openTabs(3);
    tabOf(browser, 2).pen.setVisible(false);
    await browser.pass(100);
    tabOf(browser, 0).freeze();
    void tabOf(browser, 2).pen.take(ID);
    await browser.pass(1_000);
    tabOf(browser, 0).crash();
    await browser.pass(1_900);
    expect(standings(browser)[1]).toBe('writing');
    await browser.pass(500);
    expect(tabOf(browser, 1).saves()).toBe(1);
    expect(standings(browser).slice(1)).toEqual(['following', 'writing']);
  });

  test('whoever asked is gone: the writer goes on after a while', async () => {
    const { browser } = await openTabs(2);
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(12);
    tabOf(browser, 1).crash();
    await browser.pass(4_000);
    expect(standings(browser)[0]).toBe('writing');
  });
});

describe('R16: borrowing', () => {
  test('work from outside the portfolio waits until the writer saved; then the writer has the pen again', async () => {
    const { browser } = await openTabs(1);
    const two = createFakeBrowser(2, quick);
    tabOf(two, 0).pen.open(ID);
    await two.pass(100);
    const holders: (number | null)[] = [];
    const done = tabOf(two, 1).pen.borrow(ID, async () => {
      holders.push(two.holder(ID));
      await Promise.resolve();
      return 'done';
    });
    await two.pass(1_000);
    expect(await done).toBe('done');
    expect(holders).toEqual([1]);
    expect(tabOf(two, 0).saves()).toBe(1);
    expect(standings(two)).toEqual(['writing', 'asking']);
    expect(standings(browser)).toEqual(['writing']);
  });
});

test('R17: a browser that refuses its locks lets everybody write', async () => {
  const pen = createPen({
    locks: { request: () => Promise.reject(new DOMException('Not here', 'SecurityError')), query: () => Promise.reject(new Error('Not here')) },
    post: () => undefined,
    tabId: 'tab',
    saveOpenForms: () => Promise.resolve(),
    now: () => 0,
    wait: () => new Promise(() => undefined),
  });
  pen.open(ID);
  await new Promise((done) => setTimeout(done));
  expect(pen.standing(ID).type).toBe('writing');
  expect(await pen.holds(ID)).toBe(true);
  expect(await pen.borrow(ID, () => Promise.resolve('done'))).toBe('done');
});
