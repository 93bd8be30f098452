import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Actor } from '../../src/domain/policy.ts';
import { onDevice, storeCompletePortfolio } from './device.ts';
import { filledId, storeFilledPortfolio } from './filled-portfolio.ts';
import { expect, test } from './journey.ts';
import { putSharedFiles } from './pages/shared-files-page.ts';
import { HomePage } from './pages/home-page.ts';
import {
  assessorScreens,
  candidateScreens,
  iqaScreens,
  newEvidence,
  outsideScreens,
  screens,
  show,
  showOutside,
  type ScreenState,
} from './screens.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

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
  await page.getByRole('article').first().waitFor();
  await expectNoViolations(page, 'home with a portfolio');
});

const filled = (role?: Actor) => async (page: Page) => {
  await storeFilledPortfolio(page, role);
  return filledId;
};

for (const { where, begin, states } of [
  { where: 'an empty portfolio', begin: startEmpty, states: screens },
  { where: 'a new piece of every kind', begin: startEmpty, states: newEvidence },
  { where: 'a filled portfolio', begin: filled(), states: candidateScreens },
  { where: 'what an assessor meets', begin: filled('assessor'), states: assessorScreens },
  { where: 'what an IQA meets', begin: filled('iqa'), states: iqaScreens },
]) {
  for (const [index, part] of inParts(states).entries()) {
    test(`${where}, part ${String(index + 1)}`, async ({ page }) => {
      const portfolioId = await begin(page);
      for (const state of part) {
        await show(page, portfolioId, state);
        await expectNoViolations(page, state.name);
      }
    });
  }
}

test('outside any portfolio', async ({ page }) => {
  await storeFilledPortfolio(page, 'iqa');
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

test('a tab that only shows, and files that another app shared', async ({ page, context }) => {
  await storeFilledPortfolio(page);
  await page.goto(`./#/p/${filledId}/evidence/evidence-2`);
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
  const other = await context.newPage();
  await other.goto(`./#/p/${filledId}/evidence/evidence-2`);
  await other.getByRole('button', { name: 'Edit here' }).waitFor();
  await expectNoViolations(other, 'evidence in a tab that follows');
  await page.close();
  await putSharedFiles(other);
  for (const [path, sign] of [
    ['/', 'Choose where it goes'],
    ['/shared?ask', 'Which portfolio?'],
    [`/p/${filledId}/shared`, 'Make a new piece of evidence'],
  ] as const) {
    await other.goto(`./#${path}`);
    await other.getByText(sign).waitFor();
    await expectNoViolations(other, `shared files at ${path}`);
  }
});

async function startEmpty(page: Page): Promise<string> {
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name: 'Siân Llŷr' });
  return /#\/p\/([^/]+)$/.exec(page.url())?.[1] ?? '';
}

/** As many screens as one test looks at: every rule on every screen takes its time on a busy machine. */
function inParts(states: readonly ScreenState[]): readonly (readonly ScreenState[])[] {
  const most = 8;
  return Array.from({ length: Math.ceil(states.length / most) }, (_, index) => states.slice(index * most, (index + 1) * most));
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
