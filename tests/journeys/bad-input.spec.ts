import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { daysFromToday } from './days.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { Frame } from './pages/frame.ts';
import { HomePage } from './pages/home-page.ts';
import { ProcessPage } from './pages/process-page.ts';
import { RegisterPage } from './pages/register-page.ts';
import { readStored } from './stored.ts';
import { words } from './words.ts';

const noticed = 'What did you notice?';

test('nothing filled in: each gap is named, leads to its field, and the entry stays a draft', async ({ page }) => {
  const entry = await startEntry(page);
  await entry.readyButton.click();
  await expect(entry.problems).toBeFocused();
  await expect(entry.problems.getByRole('link')).toHaveText([
    'Give it a title that tells it apart.',
    'Say what you noticed.',
    'Add the risk that you identified.',
  ]);
  await entry.problems.getByRole('link', { name: 'Say what you noticed.' }).click();
  await expect(entry.field(noticed)).toBeFocused();
  await expect(entry.field(noticed)).toHaveAccessibleDescription(/Say what you noticed\./);
  await expect(entry.readyButton).toBeVisible();
});

test('a long story is kept whole; one that is too long is refused in a sentence and stays in the box', async ({ page }) => {
  const entry = await startEntry(page);
  const long = 'A long story about parcels. '.repeat(715).slice(0, 20_000);
  await entry.field(noticed).fill(long);
  await entry.waitUntilSaved();
  await page.reload();
  await expect(entry.field(noticed)).toHaveValue(long);
  const tooLong = 'x'.repeat(50_001);
  await entry.field(noticed).fill(tooLong);
  await expect(page.getByText('Not saved. Keep this under 50,000 characters, or attach it as a file.').first()).toBeVisible();
  await expect(entry.field(noticed)).toHaveValue(tooLong);
  const saved = JSON.stringify(await readStored(page));
  expect(saved).toContain(long);
  expect(saved).not.toContain('xxxxx');
  await entry.field(noticed).fill('Short again.');
  await entry.waitUntilSaved();
});

test('dates that do not exist, lie in the future or in the wrong order are named at once', async ({ page }) => {
  const entry = await startEntry(page, 'Formal assessment', 'formal assessment');
  await entry.dateField.fill(daysFromToday(1));
  await entry.titleField.click();
  await expect(entry.dateField).toHaveAccessibleDescription(/This date is in the future\. Evidence is of what has happened\./);
  await entry.dateField.fill(daysFromToday(-10));
  await entry.titleField.click();
  await expect(entry.dateField).not.toHaveAccessibleDescription(/future/);
  await entry.field('Next review').fill(daysFromToday(-11));
  await entry.titleField.click();
  await expect(entry.field('Next review')).toHaveAccessibleDescription(/This must come after the date of the activity\./);
  await entry.dateField.fill('0031-01-30');
  await entry.titleField.click();
  await expect(entry.dateField).toHaveAccessibleDescription(/Enter a year from 1900 to 2199\./);
  // Half a date looks full on screen and has no value.
  await entry.dateField.focus();
  await entry.dateField.press('Backspace');
  await entry.titleField.click();
  await expect(entry.dateField).toHaveAccessibleDescription(/Finish the date: day, month and year\./);
});

test('names with emoji and from right to left', async ({ page }) => {
  const name = 'محمد العلي 🚲 O’Brien-Łukasz';
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name });
  await expect(page.getByRole('banner')).toContainText(name);
  await page.getByRole('link', { name: 'Folio, all portfolios' }).click();
  await home.openPortfolio(name);
  await new Frame(page).goTo('Sign-off');
  await expect(page.getByRole('region', { name: 'Signature of candidate' })).toContainText(name);
});

test('no name: a sentence, and no portfolio', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.startLink.click();
  await home.nameField.fill('   ');
  await home.startButton.click();
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('Enter your name');
  expect((await readStored(page))['portfolios']).toEqual([]);
});

test('a stage that risks speak of is deleted, and comes back with undo', async ({ page }) => {
  await startPortfolio(page);
  const process = new ProcessPage(page);
  await process.open();
  for (const stage of words.stages.slice(0, 2)) await process.addStage(stage);
  await new RegisterPage(page).addRisk({ ...words.risks[0], at: ['Booking in', 'Repair'] });
  await process.open();
  await process.deleteStage('Booking in');
  await expect(process.frame.messages).toContainText('Booking in is deleted. One risk was at this stage: what you wrote about it stays.');
  await expect(process.editButton('Booking in')).toHaveCount(0);
  await process.frame.undo();
  await expect(process.stageField).toHaveValue('Booking in');
  const register = new RegisterPage(page);
  await register.open();
  await expect(register.cell('Booking in', 'financial')).toContainText('R1');
});

test('a risk that evidence speaks of is deleted: the evidence stays whole, and undo brings the risk back', async ({ page }) => {
  const entry = await startEntry(page);
  await addRiskToEntry(entry);
  await entry.waitUntilSaved();
  const address = page.url();
  const register = new RegisterPage(page);
  await register.open();
  await register.table.getByRole('link', { name: 'Somebody trips' }).click();
  await entry.deleteButton.click();
  await expect(register.frame.messages).toContainText('R1 is deleted. One piece of evidence speaks of it; nothing in them was changed.');
  await page.goto(address);
  await expect(entry.titleField).toBeVisible();
  await register.frame.undo();
  await expect(page.getByRole('checkbox', { name: /R1 Somebody trips/ })).toBeChecked();
});

test('evidence that is edited after it was marked as ready stays ready', async ({ page }) => {
  const entry = await startEntry(page);
  await entry.titleField.fill('Cable');
  await entry.field(noticed).fill('A cable.');
  await addRiskToEntry(entry);
  await entry.markReady();
  for (const words of ['A cable across the way.', 'A cable across the way to the door.']) {
    await entry.field(noticed).fill(words);
    await expect.poll(async () => JSON.stringify(await readStored(page))).toContain(words);
  }
  await page.reload();
  await expect(entry.draftButton).toBeVisible();
});

test('R17: without the browser’s locks two tabs change different fields of one record: both changes are kept', async ({ page, context }) => {
  await withoutLocks(context);
  const entry = await startEntry(page);
  const other = new EvidencePage(await context.newPage());
  await other.page.goto(page.url());
  await other.field(noticed).fill('Seen from the other tab.');
  await entry.field('Where (optional)').fill('Yard');
  await entry.waitUntilSaved();
  await other.waitUntilSaved();
  for (const tab of [entry, other]) {
    await expect(tab.field(noticed)).toHaveValue('Seen from the other tab.');
    await expect(tab.field('Where (optional)')).toHaveValue('Yard');
  }
});

for (const choice of ['Keep what is written here', 'Take the other tab’s version'] as const) {
  test(`R17: without locks two tabs change the same field: asked, and “${choice}” does so`, async ({ page, context }) => {
    await withoutLocks(context);
    const entry = await startEntry(page);
    const other = new EvidencePage(await context.newPage());
    await other.page.goto(page.url());
    await other.field(noticed).waitFor();
    // Both are typing before either has saved.
    await Promise.all([entry.field(noticed).fill('Mine.'), other.field(noticed).fill('Theirs.')]);
    const isAsked = (tab: EvidencePage) => tab.page.getByText('This was also changed in another tab').isVisible();
    await expect.poll(async () => [await isAsked(entry), await isAsked(other)].filter(Boolean).length).toBe(1);
    const [loser, winner] = (await isAsked(entry)) ? [entry, other] : [other, entry];
    const [lost, won] = [await loser.field(noticed).inputValue(), await winner.field(noticed).inputValue()];
    expect([lost, won].toSorted()).toEqual(['Mine.', 'Theirs.']);
    const kept = choice === 'Keep what is written here' ? lost : won;
    await loser.page.getByRole('button', { name: choice }).click();
    await expect(loser.field(noticed)).toHaveValue(kept);
    await expect(winner.field(noticed)).toHaveValue(kept);
    await page.reload();
    await expect(entry.field(noticed)).toHaveValue(kept);
  });
}

test('a full disk: said in a sentence, the words stay, and they are saved when there is room', async ({ page }) => {
  const entry = await startEntry(page);
  await page.evaluate(() => {
    const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');
    if (typeof put !== 'function') throw new Error('This browser has no database.');
    const fullPut = new Proxy(put, {
      apply(target, store, values: unknown[]): unknown {
        if (document.documentElement.dataset['disk'] === 'full') throw new DOMException('The disk is full.', 'QuotaExceededError');
        return Reflect.apply(target, store, values);
      },
    });
    Reflect.set(IDBObjectStore.prototype, 'put', fullPut);
    document.documentElement.dataset['disk'] = 'full';
  });
  await entry.field(noticed).fill('Typed while the disk was full.');
  await expect(page.getByText('Not saved. This device has no space left for Folio, so the last change is not saved.').first()).toBeVisible();
  await expect(entry.field(noticed)).toHaveValue('Typed while the disk was full.');
  await page.evaluate(() => {
    document.documentElement.dataset['disk'] = 'has room';
  });
  await entry.waitUntilSaved();
  await page.reload();
  await expect(entry.field(noticed)).toHaveValue('Typed while the disk was full.');
});

/** As in a browser that cannot say which tab writes. Taking over between tabs is in tabs.spec.ts. */
async function withoutLocks(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'locks');
  });
}

async function startPortfolio(page: Page): Promise<void> {
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name: 'Siân Llŷr' });
}

async function startEntry(page: Page, strand = 'Everyday identification', noun = 'everyday entry'): Promise<EvidencePage> {
  await startPortfolio(page);
  const entry = new EvidencePage(page);
  await entry.startFrom(strand, noun);
  return entry;
}

async function addRiskToEntry(entry: EvidencePage): Promise<void> {
  await entry.newRiskButton.click();
  const risk = entry.page.getByRole('group', { name: 'New risk' });
  await risk.getByRole('textbox', { name: 'Hazard' }).fill('A cable across the way');
  await risk.getByRole('textbox', { name: 'What may happen' }).fill('Somebody trips');
  await risk.getByRole('button', { name: 'Add to the register' }).click();
}
