import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { Frame } from './pages/frame.ts';
import { HomePage } from './pages/home-page.ts';
import { WriterBanner } from './pages/writer-banner.ts';

const noticed = 'What did you notice?';
const where = 'Where (optional)';

/** Longer than a tab may be silent before the pen is taken from it. */
const LONG_SLEEP = 7_000;

test('R10, R12: a second tab shows the portfolio to read and follows what the first one writes', async ({ page, context }) => {
  const [writer, reader] = await twoTabs(page, context);
  await expect(reader.banner.notice).toBeVisible();
  await expect(reader.field(noticed)).toBeDisabled();
  await expect(reader.readyButton).toBeDisabled();
  await expect(writer.field(noticed)).toBeEnabled();
  await expect(writer.banner.notice).toBeHidden();
  await writer.field(noticed).fill('Seen at once.');
  await expect(reader.field(noticed)).toHaveValue('Seen at once.');
  // Reading goes on: links lead where they lead.
  await new Frame(reader.page).goTo('All evidence');
  await expect(reader.page.getByRole('heading', { level: 1, name: 'All evidence' })).toBeVisible();
  // A command says why it does nothing.
  await new Frame(reader.page).goTo('Everyday identification');
  await reader.page.getByRole('link', { name: 'New everyday entry' }).first().click();
  await expect(new Frame(reader.page).messages).toContainText('You are editing this portfolio in another tab.');
});

test('R12: a tab that only reads saves a copy of a file', async ({ page, context }) => {
  const [writer, reader] = await twoTabs(page, context);
  await writer.attach({ name: 'procedure.txt', mimeType: 'text/plain', buffer: Buffer.from('How we check the ladder.') });
  const file = reader.files.getByRole('article', { name: 'procedure.txt' });
  await expect(file.getByRole('button', { name: 'Take procedure.txt off' })).toBeDisabled();
  const coming = reader.page.waitForEvent('download');
  await file.getByRole('button', { name: 'Save procedure.txt to this device' }).click();
  expect((await coming).suggestedFilename()).toBe('procedure.txt');
});

test('R13: “Edit here” saves what is open in the other tab, which then follows; and back again', async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  // Not saved yet when the other tab asks: that takes 0.4 s from the last key.
  await first.field(noticed).fill('Typed a moment before.');
  await second.banner.editHere();
  await expect(second.field(noticed)).toHaveValue('Typed a moment before.');
  await expect(second.field(noticed)).toBeEnabled();
  await expect(first.banner.moved).toBeVisible();
  await expect(first.field(noticed)).toBeDisabled();
  await second.field(where).fill('Yard');
  await expect(first.field(where)).toHaveValue('Yard');
  await first.banner.editHere();
  await first.field(noticed).fill('And on.');
  await expect(second.field(noticed)).toHaveValue('And on.');
  await expect(second.banner.moved).toBeVisible();
});

test('R11: the tab that is left goes on by itself when the other one is closed', async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  await expect(second.banner.notice).toBeVisible();
  await first.field(noticed).fill('Typed and closed.');
  await first.waitUntilSaved();
  await first.page.close({ runBeforeUnload: true });
  await expect(second.field(noticed)).toBeEnabled();
  await expect(second.field(noticed)).toHaveValue('Typed and closed.');
  await second.field(noticed).fill('Gone on with.');
  await second.waitUntilSaved();
});

test('three tabs: whichever is pressed writes, and no other', async ({ page, context }) => {
  const [first, second] = await twoTabs(page, context);
  const third = await openTab(await context.newPage(), page.url());
  await expect(third.banner.notice).toBeVisible();
  for (const [writer, ...readers] of [
    [third, first, second],
    [second, first, third],
    [first, second, third],
  ] as const) {
    await writer.banner.editHere();
    await expect(writer.field(noticed)).toBeEnabled();
    for (const reader of readers) await expect(reader.field(noticed)).toBeDisabled();
  }
});

test('R14, R15: the pen is taken from a frozen tab; its unsaved words stay and are merged when it edits again', async ({ page, context }) => {
  const [frozen, other] = await twoTabs(page, context);
  const awake = await typeAndFreeze(frozen.page, noticed, 'Typed before the sleep.');
  await other.banner.editHere();
  await expect(other.field(noticed)).toBeEnabled();
  await other.field(where).fill('Yard');
  await other.waitUntilSaved();
  await awake();
  await expect(frozen.banner.moved).toBeVisible();
  await expect(frozen.field(noticed)).toHaveValue('Typed before the sleep.');
  await expect(frozen.field(noticed)).toBeDisabled();
  await expect(frozen.banner.moved).toContainText('What you typed here and was not saved stays in its field.');
  await expect(other.field(noticed)).toHaveValue('');
  await frozen.banner.editHere();
  await frozen.waitUntilSaved();
  for (const tab of [frozen, other]) {
    await expect(tab.field(noticed)).toHaveValue('Typed before the sleep.');
    await expect(tab.field(where)).toHaveValue('Yard');
  }
});

test('R15: where both changed one field, the tab that edits again asks', async ({ page, context }) => {
  const [frozen, other] = await twoTabs(page, context);
  const awake = await typeAndFreeze(frozen.page, noticed, 'Mine.');
  await other.banner.editHere();
  await other.field(noticed).fill('Theirs.');
  await other.waitUntilSaved();
  await awake();
  await expect(frozen.banner.moved).toBeVisible();
  await expect(frozen.field(noticed)).toHaveValue('Mine.');
  await frozen.banner.editHere();
  await frozen.page.getByRole('button', { name: 'Keep what is written here' }).click();
  await frozen.waitUntilSaved();
  await expect(other.field(noticed)).toHaveValue('Mine.');
});

test('R16: a portfolio is put in the bin from Home while another tab edits it', async ({ page, context }) => {
  const [writer] = await twoTabs(page, context);
  const home = await context.newPage();
  await home.goto('./');
  await writer.field(noticed).fill('Typed a moment before.');
  await home
    .getByRole('button', { name: /^Delete|^Remove/ })
    .first()
    .click();
  await expect(home.getByText('1 portfolio in the bin')).toBeVisible();
});

interface Tab extends EvidencePage {
  readonly banner: WriterBanner;
}

async function twoTabs(page: Page, context: BrowserContext): Promise<readonly [Tab, Tab]> {
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name: 'Siân Llŷr' });
  const first = asTab(page);
  await first.startFrom('Everyday identification', 'everyday entry');
  return [first, await openTab(await context.newPage(), page.url())];
}

async function openTab(page: Page, address: string): Promise<Tab> {
  await page.goto(address);
  const tab = asTab(page);
  await tab.field(noticed).waitFor();
  return tab;
}

function asTab(page: Page): Tab {
  return Object.assign(new EvidencePage(page), { banner: new WriterBanner(page) });
}

/** Types into a field and lets nothing more happen in the tab for a while. Gives how to wait until it wakes. */
async function typeAndFreeze(page: Page, label: string, text: string): Promise<() => Promise<void>> {
  const field = page.getByLabel(label, { exact: true });
  await field.evaluate((element, milliseconds) => {
    const sleep = () => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
    };
    // After the form has heard of the letters, and long before it saves them.
    element.addEventListener('input', () => setTimeout(sleep), { once: true });
  }, LONG_SLEEP);
  const typed = field.fill(text);
  await new Promise((done) => {
    setTimeout(done, 500);
  });
  return async () => {
    await typed;
    await page.evaluate(() => document.title);
  };
}
