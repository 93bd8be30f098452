import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page, TestInfo } from '@playwright/test';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { allText, readPdf } from '../support/read-pdf.ts';
import { flat } from '../support/typed-texts.ts';
import { verifyPackage } from '../support/verify-package.ts';
import { daysFromToday } from './days.ts';
import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { Frame } from './pages/frame.ts';
import { HomePage } from './pages/home-page.ts';
import { IdentityPage } from './pages/identity-page.ts';
import { OpenPage } from './pages/open-page.ts';
import { PeoplePage } from './pages/people-page.ts';
import { PlanPage } from './pages/plan-page.ts';
import { ReviewPage } from './pages/review-page.ts';
import { SamplesPage } from './pages/samples-page.ts';
import { SharePage, type SavedPackage } from './pages/share-page.ts';
import { SignOffPage } from './pages/sign-off-page.ts';
import { digestOfFile, storePortfolio } from './store-portfolio.ts';

const photo = readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url));
const jo = { name: 'Jo Smith', role: 'assessor', qualification: 'TAQA', organisation: 'Harbour Skills Centre' };
const ben = { name: 'Ben Adeyemi', role: 'iqa', qualification: 'V1', organisation: 'Harbour Skills Centre' };

test('a portfolio goes from the candidate to the assessor and the IQA and back, in files', async ({ newDevice }, testInfo) => {
  const [candidate, assessor, iqa] = [device(await newDevice(), testInfo), device(await newDevice(), testInfo), device(await newDevice(), testInfo)];
  const sent: SavedPackage[] = [];
  const pass = async (from: Device, ...how: Parameters<SharePage['send']>) => {
    const saved = await from.share.send(...how);
    sent.push(saved);
    return saved;
  };
  await storeForHandOver(candidate.page);

  await test.step('the assessor introduces themselves, and the candidate compares six words', async () => {
    await assessor.identity.open();
    await assessor.identity.sayWho(jo);
    const words = await assessor.identity.wordsOf(jo.name);
    const introduction = await assessor.identity.copyIntroduction();
    await candidate.home.open();
    await candidate.home.openPortfolio('Aisha Khan');
    await candidate.people.readIntroduction(introduction);
    expect(await new IdentityPage(candidate.page).wordsOf(jo.name)).toEqual(words);
    await candidate.people.acceptSeal();
    await expect(candidate.people.seals.getByRole('row', { name: jo.name })).toContainText(words.join(' '));
  });

  const first = await pass(candidate, 'Hand over to your assessor', 'Whoever has the passphrase');
  await test.step('the assessor opens it with the passphrase, looks, and takes it over', async () => {
    expect(first.passphrase?.split('-')).toHaveLength(6);
    await assessor.opening.choose(first);
    await expect(assessor.opening.preview).toBeVisible();
    await expect(assessor.opening.change('E2 Evidence 2')).toContainText('New');
    await expect(assessor.page.getByRole('region', { name: 'Portfolio of Aisha Khan' })).toContainText('1 file');
    await assessor.opening.putHereButton.click();
    await expect(assessor.page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible();
  });

  await test.step('the assessor judges some points, turns a claim down, plans, asks and returns', async () => {
    const { review, plan } = assessor;
    await review.openPoint('1a');
    await review.rejectClaim('E2', '1a', 'It does not say where.');
    await review.askForMore('1a', 'Which cable, and where?');
    await review.openPoint('1b');
    await review.judgeMetByKeyboard(2);
    await plan.open();
    await plan.addToPlan('Watch a stocktake', '1c', daysFromToday(20));
    await plan.addQuestion('Who checks the till?', 'The team leader, each evening.', '3a');
    await plan.giveBack('More needed', 'Nearly there. Say more about the cable.', daysFromToday(10));
  });

  await test.step('meanwhile the candidate goes on working', async () => {
    await candidate.evidence('evidence-4').rename('The talk in spring');
  });

  const returned = await pass(assessor, 'Return to the candidate', 'Anybody who gets it');
  await test.step('the candidate opens what came back: it asks, and has touched nothing of theirs', async () => {
    expect(statSync(returned.path).size).toBeLessThan(200_000);
    await candidate.opening.choose(returned);
    await expect(candidate.opening.change('Watch a stocktake')).toContainText('New');
    await expect(candidate.opening.changes).not.toContainText('Changed');
    await candidate.opening.confirm();
    const asked = candidate.page.getByRole('region', { name: 'Your assessor asks for' });
    await expect(asked).toContainText('Which cable, and where?');
    await expect(asked).toContainText('It does not say where.');
    const talk = candidate.evidence('evidence-4');
    await talk.show();
    await expect(talk.entry.titleField).toHaveValue('The talk in spring');
    await candidate.frame.goTo('Plan and feedback');
    await expect(candidate.page.getByText('Nearly there. Say more about the cable.')).toBeVisible();
    const noticed = candidate.evidence('evidence-2');
    await noticed.show();
    await noticed.entry.field('What did you notice?').fill('The loose cable of the card reader, at the till by the door.');
    await noticed.entry.waitUntilSaved();
  });

  const second = await pass(candidate, 'Hand over to your assessor', 'Anybody who gets it');
  await test.step('the assessor sees first what changed, and judges everything met without a mouse', async () => {
    const { opening, review } = assessor;
    await opening.choose(second);
    await expect(opening.change(/^E2 /)).toContainText('Changed');
    await opening.confirm();
    await expect(review.changed.getByRole('listitem')).toHaveCount(2);
    await expect(review.changed).toContainText('E2 Evidence 2');
    await expect(review.changed).toContainText('E4 The talk in spring');
    await expect(assessor.page.getByText('Changed since you judged')).toBeVisible();
    const waiting = await assessor.page.getByRole('heading', { name: /points wait for you$/ }).innerText();
    await assessor.page.getByRole('link', { name: /^Start with / }).focus();
    await assessor.page.keyboard.press('Enter');
    await review.judgeMetByKeyboard(Number.parseInt(waiting, 10));
    await expect(assessor.page.getByRole('heading', { name: 'Nothing waits for you' })).toBeVisible();
    await assessor.plan.open();
    await assessor.plan.giveBack('Complete', 'All met. Well done.');
  });

  await test.step('the candidate declares and signs, then the assessor', async () => {
    await candidate.opening.takeOver(await pass(assessor, 'Return to the candidate', 'Anybody who gets it'));
    await candidate.signOff.sign('Signature of candidate');
    await assessor.opening.takeOver(await pass(candidate, 'Hand over to your assessor', 'Anybody who gets it'));
    await assessor.signOff.sign('Signature of assessor');
  });

  await test.step('the IQA samples two points, agrees, and signs', async () => {
    await iqa.opening.choose(await pass(assessor, 'Pass on to the IQA', 'Anybody who gets it'));
    await iqa.opening.preview.waitFor();
    await iqa.identity.sayWho(ben, 'This is me');
    await iqa.opening.putHereButton.click();
    await iqa.samples.agreeWith(['1a', '311.1.4'], 'Sound decisions, on clear evidence.');
    await iqa.signOff.sign('Signature of IV (if sampled)');
  });

  const words = await test.step('both open what the IQA returns, and accept the new seal', async () => {
    const sampled = await pass(iqa, 'Return the sample', 'Anybody who gets it');
    await assessor.opening.choose(sampled);
    await assessor.opening.acceptSeal(ben.name);
    await assessor.opening.confirm();
    await candidate.opening.takeOver(await pass(assessor, 'Return to the candidate', 'Anybody who gets it'));
    await candidate.opening.choose(sampled);
    await expect(candidate.opening.nothingNew.or(candidate.opening.preview)).toBeVisible();
    if (await candidate.opening.preview.isVisible()) await candidate.opening.confirm();
    await iqa.opening.takeOver(await pass(candidate, 'Hand over to your assessor', 'Anybody who gets it'));
  });
  void words;

  await test.step('the three sheets say the same: signed, sealed, intact', async () => {
    const sheets = [await sheetOf(candidate), await sheetOf(assessor), await sheetOf(iqa)];
    console.log(sheets[0]);
    expect(sheets[1]).toEqual(sheets[0]);
    expect(sheets[2]).toEqual(sheets[0]);
  });
});

interface Device {
  readonly page: Page;
  readonly frame: Frame;
  readonly home: HomePage;
  readonly identity: IdentityPage;
  readonly opening: OpenPage;
  readonly share: SharePage;
  readonly people: PeoplePage;
  readonly review: ReviewPage;
  readonly plan: PlanPage;
  readonly samples: SamplesPage;
  readonly signOff: SignOffPage;
  readonly exporting: ExportPage;
  readonly evidence: (id: string) => { readonly entry: EvidencePage; readonly show: () => Promise<void>; readonly rename: (title: string) => Promise<void> };
}

function device(page: Page, testInfo: TestInfo): Device {
  return {
    page,
    frame: new Frame(page),
    home: new HomePage(page),
    identity: new IdentityPage(page),
    opening: new OpenPage(page),
    share: new SharePage(page, testInfo),
    people: new PeoplePage(page),
    review: new ReviewPage(page),
    plan: new PlanPage(page),
    samples: new SamplesPage(page),
    signOff: new SignOffPage(page),
    exporting: new ExportPage(page),
    evidence: (id) => {
      const entry = new EvidencePage(page);
      const show = async () => {
        await page.goto(`./#/p/portfolio-1/evidence/${id}`);
        await entry.titleField.waitFor();
      };
      return {
        entry,
        show,
        rename: async (title) => {
          await show();
          await entry.titleField.fill(title);
          await entry.waitUntilSaved();
        },
      };
    },
  };
}

async function storeForHandOver(page: Page): Promise<void> {
  const builder = completePortfolio();
  builder.attachment({ name: 'till.jpg', kind: 'image', mediaType: 'image/jpeg', size: photo.byteLength, sha256: digestOfFile(photo), width: 64, height: 48 });
  const snapshot = builder.snapshot();
  const evidence = snapshot.evidence.map((item) => (item.id === 'evidence-2' ? { ...item, attachmentIds: ['attachment-1'] } : item));
  await storePortfolio(page, { ...snapshot, evidence }, { files: [{ bytes: photo, mediaType: 'image/jpeg' }] });
}

async function sheetOf({ page, signOff }: Device): Promise<readonly string[]> {
  await signOff.open();
  await page.getByText('This unit is signed off').waitFor();
  const lines = page.getByRole('region', { name: /ignature/ });
  await expect(lines).toHaveCount(6);
  return lines.allInnerTexts();
}
