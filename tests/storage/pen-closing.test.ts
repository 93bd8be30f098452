import { describe, expect, test } from 'vitest';
import { createFakeBrowser, type FakeBrowser } from '../support/fake-tabs.ts';
import { ID, openTabs, quick, standings, tabOf } from '../support/open-tabs.ts';

describe('R11: the writer closes the portfolio', () => {
  test('after its forms are saved another writes', async () => {
    const { browser, closes } = await openTabs(2);
    closes[0]?.();
    // The last words of its forms are still written.
    tabOf(browser, 0).write(ID);
    await browser.pass(1_000);
    expect(browser.commits.map(({ tab }) => tab)).toEqual([0]);
    expect(tabOf(browser, 0).saves()).toBe(1);
    expect(standings(browser)).toEqual(['asking', 'writing']);
  });

  test('opened again while it closes: goes on writing', async () => {
    const { browser, closes } = await openTabs(1);
    closes[0]?.();
    tabOf(browser, 0).pen.open(ID);
    await browser.pass(500);
    expect(standings(browser)).toEqual(['writing']);
    tabOf(browser, 0).write(ID);
    await browser.pass(10);
    expect(browser.commits).toHaveLength(1);
  });

  test('a write that is asked for at any moment of closing is allowed, as long as nobody else wants the pen', async () => {
    const { browser, closes } = await openTabs(1);
    closes[0]?.();
    const answers = await writeOn(browser, 6_500);
    await browser.pass(2_000);
    expect(answers).toHaveLength(325);
    expect(answers.filter(({ isAllowed }) => !isAllowed)).toEqual([]);
  });

  test('a write that was allowed has time to arrive, however long it took to be allowed', async () => {
    let latency = 140;
    const { browser, closes } = await openTabs(2, { latency: () => latency });
    await browser.pass(1_000);
    let allowed = 0;
    let handedOver = 0;
    tabOf(browser, 1).pen.subscribe(() => {
      if (standings(browser)[1] === 'writing') handedOver = browser.now();
    });
    void tabOf(browser, 0)
      .pen.holds(ID)
      .then(() => {
        allowed = browser.now();
      });
    closes[0]?.();
    await browser.pass(285);
    latency = 5;
    await browser.pass(2_000);
    expect(allowed).toBeGreaterThan(0);
    expect(handedOver - allowed).toBeGreaterThanOrEqual(300);
  });

  test('opened again and closed again while it closes: the last words of the second time are written as well', async () => {
    const { browser, closes } = await openTabs(2, { saveTime: 400 });
    closes[0]?.();
    await browser.pass(300);
    const closeAgain = tabOf(browser, 0).pen.open(ID);
    await browser.pass(50);
    closeAgain();
    // Its save is allowed just before it settles, when the first closing would long have let go.
    await browser.pass(390);
    tabOf(browser, 0).write(ID);
    await browser.pass(50);
    expect(browser.commits.map(({ tab }) => tab)).toEqual([0]);
    await browser.pass(1_000);
    expect(standings(browser)).toEqual(['asking', 'writing']);
  });

  test('opened again after another took it: waits in line', async () => {
    const { browser, closes } = await openTabs(2, { saveTime: 4_000 });
    closes[0]?.();
    tabOf(browser, 0).freeze();
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(3_500);
    tabOf(browser, 0).thaw();
    await browser.pass(100);
    tabOf(browser, 0).pen.open(ID);
    await browser.pass(1_000);
    expect(standings(browser)).toEqual(['following', 'writing']);
    tabOf(browser, 1).crash();
    await browser.pass(100);
    expect(standings(browser)[0]).toBe('writing');
  });

  test('asked to let go while it closes, and opened again: answers when it is asked another time', async () => {
    const { browser, closes } = await openTabs(2);
    await browser.pass(1_000);
    closes[0]?.();
    await browser.pass(10);
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(4_000);
    closes[1]?.();
    await browser.pass(1_000);
    tabOf(browser, 0).pen.open(ID);
    await browser.pass(100);
    tabOf(browser, 1).pen.open(ID);
    await browser.pass(100);
    expect(standings(browser)).toEqual(['writing', 'following']);
    const saved = tabOf(browser, 0).saves();
    void tabOf(browser, 1).pen.take(ID);
    await browser.pass(500);
    expect(tabOf(browser, 0).saves()).toBe(saved + 1);
    expect(standings(browser)).toEqual(['following', 'writing']);
  });

  test('closed before it is known who writes: what asks for the pen gets an answer', async () => {
    const browser = createFakeBrowser(1, quick);
    const { pen } = tabOf(browser, 0);
    const answers: boolean[] = [];
    const close = pen.open(ID);
    void pen.holds(ID).then((isAllowed) => answers.push(isAllowed));
    close();
    await browser.pass(1_000);
    expect(answers).toEqual([true]);
  });

  test('opened again at the very last: goes on writing', async () => {
    const { browser, closes } = await openTabs(2);
    closes[0]?.();
    const answers = await writeOn(browser, 5_400);
    // It allows nothing more, and has not let go yet.
    const allowed = answers.filter(({ isAllowed }) => isAllowed);
    expect(allowed.at(-1)?.at).toBeLessThan(browser.now() - 40);
    expect(standings(browser)).toEqual(['writing', 'following']);
    tabOf(browser, 0).pen.open(ID);
    tabOf(browser, 0).write(ID);
    await browser.pass(1_000);
    expect(browser.commits.map(({ tab }) => tab)).toEqual([0]);
    expect(standings(browser)).toEqual(['writing', 'following']);
  });

  test('writes that go on for ever keep the pen from nobody: five seconds after its forms are saved it lets go', async () => {
    const { browser, closes } = await openTabs(2);
    let handedOver = 0;
    tabOf(browser, 1).pen.subscribe(() => {
      if (standings(browser)[1] === 'writing') handedOver = browser.now();
    });
    const closed = browser.now();
    closes[0]?.();
    const answers = await writeOn(browser, 8_000);
    await browser.pass(2_000);
    expect(standings(browser)).toEqual(['asking', 'writing']);
    expect(handedOver - closed).toBeGreaterThan(5_000);
    expect(handedOver - closed).toBeLessThan(6_000);
    // What was allowed has time to arrive, and nothing is allowed after it.
    const allowed = answers.filter(({ isAllowed }) => isAllowed).map(({ at }) => at);
    expect(Math.max(...allowed)).toBeGreaterThan(closed + 4_500);
    expect(Math.max(...allowed)).toBeLessThanOrEqual(handedOver - 300);
    expect(answers.at(-1)?.isAllowed).toBe(false);
  });
});

/** The first tab asks to write every 20 ms, whatever it has on screen; gives the answers. */
async function writeOn(browser: FakeBrowser, milliseconds: number) {
  const answers: { readonly at: number; readonly isAllowed: boolean }[] = [];
  for (let past = 0; past < milliseconds; past += 20) {
    void tabOf(browser, 0)
      .pen.holds(ID)
      .then((isAllowed) => answers.push({ at: browser.now(), isAllowed }));
    await browser.pass(20);
  }
  return answers;
}
