import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { filledId, storeFilledPortfolio } from './filled-portfolio.ts';
import { expect, test } from './journey.ts';
import { HomePage } from './pages/home-page.ts';
import { filledEvidence, filledScreens, newEvidence, screens, show, type ScreenState } from './screens.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

// Every rule on every screen takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 });
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('home and start', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.startLink.waitFor();
  await expectNoViolations(page, 'empty home');
  await home.startLink.click();
  await home.startButton.click();
  await expectNoViolations(page, 'start with a problem');
  await storeFilledPortfolio(page);
  await page.reload();
  await page.getByRole('article').first().waitFor();
  await expectNoViolations(page, 'home with a portfolio');
});

test('an empty portfolio', async ({ page }) => {
  await expectNoViolationsOn(page, await startEmpty(page), screens);
});

test('a new piece of every kind', async ({ page }) => {
  await expectNoViolationsOn(page, await startEmpty(page), newEvidence);
});

test('a filled portfolio', async ({ page }) => {
  await storeFilledPortfolio(page);
  await expectNoViolationsOn(page, filledId, screens);
});

test('what opens on the screens of a filled portfolio', async ({ page }) => {
  await storeFilledPortfolio(page);
  await expectNoViolationsOn(page, filledId, filledScreens);
});

test('every piece of a filled portfolio', async ({ page }) => {
  await storeFilledPortfolio(page);
  await expectNoViolationsOn(page, filledId, filledEvidence);
});

async function startEmpty(page: Page): Promise<string> {
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name: 'Siân Llŷr' });
  return /#\/p\/([^/]+)$/.exec(page.url())?.[1] ?? '';
}

async function expectNoViolationsOn(page: Page, portfolioId: string, states: readonly ScreenState[]): Promise<void> {
  for (const state of states) {
    await show(page, portfolioId, state);
    await expectNoViolations(page, state.name);
  }
}

/** Every rule in light; in dark, where only colours differ, those that look at colours. */
async function expectNoViolations(page: Page, name: string): Promise<void> {
  await drawIn(page, 'light');
  expect.soft(await violations(new AxeBuilder({ page }).withTags(tags)), `${name} has no accessibility violation in light`).toEqual([]);
  await drawIn(page, 'dark');
  expect.soft(await violations(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block'])), `${name} has none in dark`).toEqual([]);
}

/** Waits until the last colour has changed: a contrast measured on the way is of neither scheme. */
async function drawIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await expect.poll(() => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)).toBe(0);
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  // Without frames of other origins the quicker way of gathering results finds the same.
  const { violations: found } = await axe.setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}: ${(node.failureSummary ?? '').replaceAll('\n', ' ').slice(0, 300)}`,
    ),
  );
}
