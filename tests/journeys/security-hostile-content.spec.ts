import type { Page } from '@playwright/test';
import type { Actor } from '../../src/domain/policy.ts';
import { checkPdf } from '../support/pdf-check.ts';
import { withHostileContent, type HostilePortfolio } from '../support/hostile-portfolio.ts';
import { hostileTexts } from '../support/xss-corpus.ts';
import { hostileFiles } from '../support/xss-files.ts';
import { onDevice } from './device.ts';
import { filledId, filledPortfolio } from './filled-portfolio.ts';
import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { HomePage } from './pages/home-page.ts';
import {
  assessorScreens,
  candidateScreens,
  filledEvidence,
  iqaScreens,
  newEvidence,
  outsideScreens,
  show,
  showOutside,
  type ScreenState,
} from './screens.ts';
import { expectNothingInjected, watchForScripts } from './script-watch.ts';
import { storePortfolio, workplaceRow } from './store-portfolio.ts';

// R50–R55. A hundred screens, each looked through in full.

let hostile: HostilePortfolio;
test.beforeAll(async () => {
  hostile = await withHostileContent(filledPortfolio());
});

test('the corpus: 200 texts and files and more, each text in some field', () => {
  expect(new Set(hostileTexts.map(({ text }) => text)).size).toBe(hostileTexts.length);
  expect(hostileTexts.length).toBeGreaterThanOrEqual(200);
  expect(hostileFiles.length).toBeGreaterThanOrEqual(50);
  expect(hostileTexts.filter(({ text }) => !hostile.used.has(text))).toEqual([]);
  expect(hostile.fields).toBeGreaterThan(200);
});

test('nothing that a candidate holds runs or asks outside', async ({ page, context }) => {
  const found = await watchForScripts(context);
  await storeHostile(page, 'candidate');
  await lookThrough(page, candidateScreens);
  await expectLiesNotShown(page);
  expect(found).toEqual([]);
});

test('printed, handed over and opened elsewhere nothing of it runs or asks outside', async ({ newDevice }, testInfo) => {
  const [candidate, assessor] = [onDevice(await newDevice(), testInfo), onDevice(await newDevice(), testInfo)];
  const found = await Promise.all([candidate, assessor].map(({ page }) => watchForScripts(page.context())));
  await storeHostile(candidate.page, 'candidate');
  await show(candidate.page, filledId, { name: 'export', path: '/export' });
  const { bytes } = await new ExportPage(candidate.page).save();
  expect(await checkPdf(bytes), 'the PDF has no action, script or form of its own').toEqual([]);
  await show(candidate.page, filledId, { name: 'share', path: '/share' });
  const handedOver = await candidate.sharing.handOver();

  await assessor.identity.open();
  await assessor.identity.sayWho({
    name: '<img src=x onerror=xss()>',
    role: 'assessor',
    qualification: 'TAQA',
    organisation: '"><svg onload=xss()>',
  });
  await assessor.opening.choose(handedOver);
  await assessor.opening.preview.waitFor();
  await expectNothingInjected(assessor.page, 'the preview of the package');
  await assessor.opening.putHereButton.click();
  await assessor.page.getByRole('heading', { name: 'Review', level: 1 }).waitFor();
  await lookThrough(assessor.page, [...assessorScreens.slice(0, 4), ...filledEvidence.map(asReading)]);
  expect(found.flat()).toEqual([]);
});

for (const [role, states] of [
  ['candidate', [...candidateScreens, ...newEvidence]],
  ['assessor', assessorScreens],
  ['iqa', iqaScreens],
] as const) {
  test(`nothing on the screens of the ${role} runs even without the content policy`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ bypassCSP: true, ...(baseURL === undefined ? {} : { baseURL }) });
    const found = await watchForScripts(context);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await storeHostile(page, role);
    const shown = await lookThrough(page, states);
    if (role === 'candidate') expect(shown.size, 'hostile texts that were shown').toBeGreaterThanOrEqual(200);
    for (const state of role === 'iqa' ? outsideScreens : []) {
      await showOutside(page, state);
      await expectNothingInjected(page, state.name);
    }
    // The watch itself sees what would run.
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=xss()>');
    });
    await expect.poll(() => found).toEqual(['a script ran']);
    await context.close();
  });
}

test('typed and chosen on the screen, hostile words and files are kept as they are and nothing else', async ({ page, context }) => {
  const found = await watchForScripts(context);
  const home = new HomePage(page);
  await home.open();
  const name = '<img src=x onerror=xss()>';
  await home.startPortfolio({ name, jobTitle: '{{constructor.constructor("xss()")()}}', employer: 'javascript:xss()' });
  const entry = new EvidencePage(page);
  await entry.startFrom('Everyday identification', 'everyday entry');
  await entry.rename('"><script>xss()</script>');
  const honest = hostileFiles.filter(({ claims, name: file }) => claims === undefined && !file.includes('/'));
  await entry.attach(...honest.map(({ name: file, bytes }) => ({ name: file, mimeType: 'text/html', buffer: bytes })));
  await expect(entry.files.getByRole('article').filter({ hasText: 'form-with-script.pdf' })).toBeVisible();
  await expectNothingInjected(page, 'the entry with files');
  const saving = page.waitForEvent('download');
  await entry.files.getByRole('button', { name: 'Save page.html to this device' }).click();
  expect((await saving).suggestedFilename()).toBe('page.html');
  await page.reload();
  await expect(entry.titleField).toHaveValue('"><script>xss()</script>');
  await home.open();
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expectNothingInjected(page, 'home');
  expect(found).toEqual([]);
});

async function storeHostile(page: Page, role: Actor): Promise<void> {
  await storePortfolio(page, hostile.snapshot, { files: hostile.files, rows: { workplaces: [workplaceRow(filledId, role)] } });
  await page.locator(`a[href*="${filledId}"]`).first().waitFor();
  await expectNothingInjected(page, 'home');
}

/** R55: files that a record says are pictures, sound or film, and that are pages and drawings. */
async function expectLiesNotShown(page: Page): Promise<void> {
  const { attachments, evidence } = hostile.snapshot;
  for (const { id, name } of attachments.filter((file) => /^said-to-be-a-(?:picture|photo|film|sound)/.test(file.name))) {
    const holder = evidence.find(({ attachmentIds }) => attachmentIds.includes(id));
    await show(page, filledId, { name, path: `/evidence/${holder?.id ?? ''}` });
    const card = page.getByRole('article', { name });
    await expect(card).toContainText('Not shown: it is not');
    await expect(card.locator('img, audio, video')).toHaveCount(0);
  }
}

/** Gives the hostile texts that were to be read somewhere, in the page or in a field. */
async function lookThrough(page: Page, states: readonly ScreenState[]): Promise<ReadonlySet<string>> {
  const shown = new Set<string>();
  for (const state of states) {
    await show(page, filledId, state);
    await expectNothingInjected(page, state.name);
    const words = squeezed(await page.evaluate(wordsOnPage));
    for (const { text } of hostileTexts) if (words.includes(squeezed(text))) shown.add(text);
  }
  return shown;
}

/** Runs in the page. */
function wordsOnPage(): string {
  const fields = [...document.querySelectorAll('input, textarea')].map((field) => ('value' in field ? String(field.value) : ''));
  return [document.body.textContent, ...fields].join('\n');
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function asReading({ name, path }: ScreenState): ScreenState {
  return { name: `${name} to read`, path: path.replace('/evidence/', '/reading/') };
}
