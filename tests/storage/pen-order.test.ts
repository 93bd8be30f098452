import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeBrowser } from '../support/fake-tabs.ts';
import { ID, tabOf } from '../support/open-tabs.ts';

interface Step {
  readonly tab: number;
  readonly action: 'open' | 'close' | 'take' | 'freeze' | 'thaw' | 'crash' | 'hide' | 'show';
  readonly pause: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  tab: fc.nat({ max: 2 }),
  action: fc.oneof(
    { weight: 4, arbitrary: fc.constant('take' as const) },
    { weight: 4, arbitrary: fc.constantFrom('freeze' as const, 'thaw' as const) },
    { weight: 2, arbitrary: fc.constantFrom('open' as const, 'close' as const, 'hide' as const, 'show' as const) },
    { weight: 1, arbitrary: fc.constant('crash' as const) },
  ),
  // Around three seconds, when what does not answer is taken, most may go wrong.
  pause: fc.oneof(fc.nat({ max: 50 }), fc.integer({ min: 2_950, max: 3_100 }), fc.nat({ max: 6_000 })),
});

test('R10 in any order of opening, taking, freezing, waking and crashing: after a newer writer wrote, no older one writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.integer({ min: 1, max: 40 })), async (steps, latencies) => {
      const browser = createFakeBrowser(3, () => latencies.next().value ?? 1);
      const closes: (() => void)[][] = browser.tabs.map(() => []);
      const gone = new Set<number>();
      const act = ({ tab: index, action }: Step) => {
        const tab = tabOf(browser, index);
        if (gone.has(index)) return;
        const own = closes[index] ?? [];
        if (action === 'open') own.push(tab.pen.open(ID));
        else if (action === 'close') own.pop()?.();
        else if (action === 'take') void tab.pen.take(ID);
        else if (action === 'hide' || action === 'show') tab.pen.setVisible(action === 'show');
        else tab[action]();
        if (action === 'crash') gone.add(index);
      };
      browser.tabs.forEach(({ pen }, index) => closes[index]?.push(pen.open(ID)));
      for (const one of steps) {
        act(one);
        // Every tab tries to write all the time.
        for (let left = one.pause; left >= 0; left -= 97) {
          browser.tabs.forEach((tab) => tab.write(ID));
          await browser.pass(Math.min(97, left));
        }
      }
      const tenures = browser.commits.map(({ tenure }) => tenure);
      expect(tenures).toEqual(tenures.toSorted((a, b) => a - b));
      // When all is quiet, one of those that look at it writes.
      browser.tabs.forEach((tab, index) => {
        if (gone.has(index)) return;
        tab.thaw();
        tab.pen.setVisible(true);
      });
      await browser.pass(40_000);
      const open = browser.tabs.filter((_, index) => !gone.has(index) && (closes[index]?.length ?? 0) > 0);
      const types = open.map(({ pen }) => pen.standing(ID).type);
      expect(types.filter((type) => type === 'writing')).toHaveLength(open.length > 0 ? 1 : 0);
      expect(types).not.toContain('asking');
    }),
    { numRuns: 250 },
  );
});
