import { describe, expect, test } from 'vitest';
import { ID, openTabs, standings, tabOf } from '../support/open-tabs.ts';

describe('R14: a tab that does not answer', () => {
  test('within three seconds nothing is taken, then it is; the frozen tab writes nothing more and says so', async () => {
    const { browser } = await openTabs(2);
    await browser.pass(5_000);
    tabOf(browser, 0).freeze();
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(2_900);
    expect(standings(browser)[1]).toBe('following');
    await browser.pass(600);
    expect(standings(browser)[1]).toBe('writing');
    tabOf(browser, 0).write(ID);
    tabOf(browser, 0).thaw();
    await browser.pass(100);
    expect(tabOf(browser, 0).pen.standing(ID)).toEqual({ type: 'following', isTaking: false, hasLost: true });
    expect(browser.commits).toEqual([]);
  });

  test('a tab that slept and lost nothing goes on', async () => {
    const { browser } = await openTabs(2);
    tabOf(browser, 0).freeze();
    await browser.pass(60_000);
    tabOf(browser, 0).thaw();
    tabOf(browser, 0).write(ID);
    await browser.pass(100);
    expect(browser.commits).toHaveLength(1);
  });
});

describe('R14: a tab that slept asks the browser before it writes anything', () => {
  /** Even milliseconds keep the order of what waited for a tab that slept, odd ones turn it round. */
  test.each([5, 6])('what it wanted to write meanwhile is not written, whatever it hears of first (%i ms)', async (latency) => {
    const { browser } = await openTabs(2, { latency: () => latency });
    await browser.pass(5_000);
    tabOf(browser, 0).freeze();
    void tabOf(browser, 1).pen.take(ID);
    for (let past = 0; past < 4_000; past += 100) {
      tabOf(browser, 0).write(ID);
      await browser.pass(100);
    }
    expect(standings(browser)[1]).toBe('writing');
    tabOf(browser, 0).thaw();
    await browser.pass(100);
    expect(browser.commits).toEqual([]);
  });

  test.each([5, 6])('an answer from before the sleep does not count (%i ms)', async (latency) => {
    const { browser } = await openTabs(2, { latency: () => latency });
    // It has had the pen for less than two seconds, and asks.
    tabOf(browser, 0).write(ID);
    tabOf(browser, 0).freeze();
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(4_000);
    expect(standings(browser)[1]).toBe('writing');
    tabOf(browser, 0).thaw();
    await browser.pass(100);
    expect(browser.commits).toEqual([]);
  });

  test.each([5, 6])('what it says of the pen, as a writer of long ago, is nobody’s leave to take it (%i ms)', async (latency) => {
    const { browser } = await openTabs(3, { latency: () => latency, saveTime: 1_000 });
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(500);
    // It said that it saves, and sleeps.
    tabOf(browser, 0).freeze();
    await browser.pass(10_000);
    void tabOf(browser, 2).pen.take(ID);
    await browser.pass(2_000);
    expect(standings(browser).slice(1)).toEqual(['following', 'writing']);
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(500);
    tabOf(browser, 0).thaw();
    await browser.pass(100);
    // Tab 2 is still saving.
    expect(standings(browser).slice(1)).toEqual(['following', 'writing']);
    await browser.pass(1_000);
    expect(standings(browser)).toEqual(['following', 'writing', 'following']);
  });
});
