import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { onDevice, storeCompletePortfolio } from './device.ts';
import { filledId, storeFilledPortfolio } from './filled-portfolio.ts';
import { expect, test } from './journey.ts';
import { HomePage } from './pages/home-page.ts';
import {
  assessorScreens,
  filledEvidence,
  filledScreens,
  iqaScreens,
  newEvidence,
  outsideScreens,
  screens,
  show,
  showOutside,
  type ScreenState,
} from './screens.ts';

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

test('what an assessor meets', async ({ page }) => {
  await storeFilledPortfolio(page, 'assessor');
  await page.reload();
  await expectNoViolationsOn(page, filledId, assessorScreens);
});

test('what an IQA meets', async ({ page }) => {
  await storeFilledPortfolio(page, 'iqa');
  await page.reload();
  await expectNoViolationsOn(page, filledId, iqaScreens);
  for (const state of outsideScreens) {
    await showOutside(page, state);
    await expectNoViolations(page, `${state.name} of an IQA`);
  }
});

test('a portfolio on its way from one device to another', async ({ newDevice }, testInfo) => {
  const [candidate, assessor] = [onDevice(await newDevice(), testInfo), onDevice(await newDevice(), testInfo)];
  await storeCompletePortfolio(candidate, readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url)));
  await assessor.identity.open();
  await assessor.identity.sayWho({ name: 'Jo Smith', role: 'assessor', qualification: 'TAQA', organisation: 'Harbour Skills Centre' });
  await assessor.identity.wordsOf('Jo Smith');
  await assessor.page.getByText('Introduction as text').click();
  await expectNoViolations(assessor.page, 'you on this device, with a seal');
  await candidate.people.readIntroduction(await assessor.identity.copyIntroduction());
  await candidate.people.dialog.getByRole('radio', { name: 'We could not compare' }).check();
  await expectNoViolations(candidate.page, 'six words being compared');
  await candidate.people.acceptSeal();
  await expectNoViolations(candidate.page, 'people with a seal that counts');
  const handedOver = await candidate.sharing.handOver('Whoever has the passphrase');
  await expectNoViolations(candidate.page, 'share with a passphrase');

  await assessor.opening.choose({ path: handedOver.path, passphrase: 'not these words at all' });
  await assessor.page.getByText('These words do not open the file.').waitFor();
  await expectNoViolations(assessor.page, 'a wrong passphrase');
  await assessor.opening.choose(handedOver);
  await assessor.opening.preview.waitFor();
  await expectNoViolations(assessor.page, 'a package for the first time');
  await assessor.opening.putHereButton.click();
  await assessor.review.askForMore('1a', 'Which cable?');
  await assessor.plan.open();
  await assessor.plan.addToPlan('Watch a stocktake', '1c', '');
  await candidate.opening.choose(await assessor.sharing.returnToCandidate());
  await candidate.opening.preview.waitFor();
  await expectNoViolations(candidate.page, 'a package with changes');
  await candidate.opening.confirm();
  await expectNoViolations(candidate.page, 'overview with what the assessor asks for');
  await candidate.sharing.open();
  await candidate.page.getByRole('region', { name: 'Earlier copies' }).or(candidate.page.getByRole('table')).first().waitFor();
  await expectNoViolations(candidate.page, 'share with what came and went');
  await candidate.opening.choose(handedOver);
  await candidate.opening.nothingNew.waitFor();
  await expectNoViolations(candidate.page, 'a package with nothing new');
  await candidate.opening.choose({ path: 'package.json' });
  await candidate.opening.refusal.waitFor();
  await expectNoViolations(candidate.page, 'a file that is refused');
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
