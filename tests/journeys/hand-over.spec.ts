import { openAsBlob, readFileSync, statSync } from 'node:fs';
import { allText, readPdf } from '../support/read-pdf.ts';
import { flat } from '../support/typed-texts.ts';
import { verifyPackage } from '../support/verify-package.ts';
import { daysFromToday } from './days.ts';
import { completeCandidate, onDevice, storeCompletePortfolio, type Device } from './device.ts';
import { expect, test } from './journey.ts';

const photo = readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url));
const jo = { name: 'Jo Smith', role: 'assessor', qualification: 'TAQA', organisation: 'Harbour Skills Centre' };
const ben = { name: 'Ben Adeyemi', role: 'iqa', qualification: 'V1', organisation: 'Harbour Skills Centre' };

test('a portfolio goes from the candidate to the assessor and the IQA and back, in files', async ({ newDevice }, testInfo) => {
  const [candidate, assessor, iqa] = [
    onDevice(await newDevice(), testInfo),
    onDevice(await newDevice(), testInfo),
    onDevice(await newDevice(), testInfo),
  ];
  await storeCompletePortfolio(candidate, photo);

  const introduction = await test.step('the assessor introduces themselves, and the candidate compares six words', async () => {
    await assessor.identity.open();
    await assessor.identity.sayWho(jo);
    const words = await assessor.identity.wordsOf(jo.name);
    const text = await assessor.identity.copyIntroduction();
    await candidate.people.readIntroduction(text);
    expect(await candidate.identity.wordsOf(jo.name)).toEqual(words);
    await candidate.people.acceptSeal();
    await expect(candidate.people.seals.getByRole('row', { name: jo.name })).toContainText(words.join(' '));
    return text;
  });

  const first = await candidate.sharing.handOver('Whoever has the passphrase');
  await test.step('the assessor opens it with the passphrase, looks, and takes it over', async () => {
    expect(first.passphrase?.split('-')).toHaveLength(6);
    await assessor.opening.choose(first);
    await expect(assessor.opening.preview).toBeVisible();
    await expect(assessor.opening.change('E2 Evidence 2')).toContainText('New');
    await expect(assessor.page.getByRole('region', { name: `Portfolio of ${completeCandidate}` })).toContainText('1 file');
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
    await candidate.evidence.openPiece('E4');
    await candidate.evidence.rename('The talk in spring');
  });

  const returned = await assessor.sharing.returnToCandidate();
  await test.step('the candidate opens what came back: it asks, and has touched nothing of theirs', async () => {
    expect(statSync(returned.path).size).toBeLessThan(200_000);
    await candidate.opening.choose(returned);
    await expect(candidate.opening.change('Watch a stocktake')).toContainText('New');
    await expect(candidate.opening.changes).not.toContainText('Changed');
    await candidate.opening.confirm();
    const asked = candidate.page.getByRole('region', { name: 'Your assessor asks for' });
    await expect(asked).toContainText('Which cable, and where?');
    await expect(asked).toContainText('It does not say where.');
    await candidate.evidence.openPiece('E4');
    await expect(candidate.evidence.titleField).toHaveValue('The talk in spring');
    await candidate.frame.goTo('Plan and feedback');
    await expect(candidate.page.getByText('Nearly there. Say more about the cable.')).toBeVisible();
    await candidate.evidence.openPiece('E2');
    await candidate.evidence.field('What did you notice?').fill('The loose cable of the card reader, at the till by the door.');
    await candidate.evidence.waitUntilSaved();
  });

  const second = await candidate.sharing.handOver();
  await test.step('the assessor sees first what changed, and judges everything met without a mouse', async () => {
    const { opening, review } = assessor;
    await opening.choose(second);
    await expect(opening.change(/^E2 /)).toContainText('Changed');
    await opening.confirm();
    await expect(assessor.page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('Changed since the last return');
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
    await candidate.opening.takeOver(await assessor.sharing.returnToCandidate());
    await candidate.signOff.sign('Signature of candidate');
    const forJoAlone = await candidate.sharing.handOver({ introduction });
    await candidate.opening.choose(forJoAlone);
    await expect(candidate.opening.refusal).toContainText('This file is locked for another device.');
    await assessor.opening.takeOver(forJoAlone);
    await assessor.signOff.sign('Signature of assessor');
  });

  await test.step('the IQA samples two points, agrees, and signs', async () => {
    await iqa.opening.choose(await assessor.sharing.passOnToIqa());
    await iqa.opening.preview.waitFor();
    await iqa.identity.sayWho(ben, 'This is me');
    await iqa.opening.putHereButton.click();
    await iqa.samples.agreeWith(['1a', '311.1.4'], 'Sound decisions, on clear evidence.');
    await iqa.signOff.sign('Signature of IV (if sampled)');
  });

  await test.step('the assessor accepts the IQA’s seal; the candidate learns of it in the assessor’s file', async () => {
    const sampled = await iqa.sharing.returnSample();
    await assessor.opening.choose(sampled);
    await assessor.opening.acceptSeal(ben.name);
    await assessor.opening.confirm();
    await candidate.opening.takeOver(await assessor.sharing.returnToCandidate());
    await candidate.opening.choose(sampled);
    await candidate.opening.openPortfolio();
  });

  const last = await candidate.sharing.handOver();
  await test.step('the three sheets say the same: signed, sealed, intact; and so does the last file to anybody', async () => {
    await iqa.opening.takeOver(last);
    const sheet = await sheetOf(candidate);
    for (const device of [assessor, iqa]) await expect.poll(() => sheetOf(device)).toEqual(sheet);
    for (const [line, name] of signers) {
      const words = sheet.find((text) => text.includes(line));
      expect(words).toContain(name);
      expect(words).toContain('Sealed with their own device’s seal, checked');
    }
    const { status, lines } = await verifyPackage(await openAsBlob(last.path), { now: new Date().toISOString() });
    expect(status, lines.join('\n')).toBe(0);
    expect(lines.filter((line) => /jo smith|ben adeyemi|aisha khan/i.test(line))).not.toEqual([]);
  });

  await test.step('the candidate’s PDF says so', async () => {
    await candidate.exporting.open();
    const { fileName, bytes } = await candidate.exporting.save();
    expect(fileName).not.toContain('draft');
    const pdf = await readPdf(bytes);
    const text = flat(allText(pdf));
    expect(text).toContain('Signed off');
    for (const [, name] of signers) expect(text).toContain(name);
    expect(text.match(/Sealed with the signer’s own seal, checked: (?:[a-z]+ ){6}\d+ \w+ \d{4}, unchanged/g) ?? []).toHaveLength(signers.length);
    expect(text).toContain('Sound decisions, on clear evidence.');
    // The claim that was turned down at first was mended afterwards; nothing that was judged last or signed has changed.
    expect(text.match(/Changed since (?:it was signed|judged)/g) ?? []).toEqual([]);
    expect(pdf.pages.filter((page) => /^Draft$/m.test(page.text))).toEqual([]);
  });

  await test.step('one word edited after unlocking: the sheet says which signatures it broke', async () => {
    await candidate.signOff.unlock('The assessor asked for the till’s number.');
    await candidate.evidence.openPiece('E2');
    await candidate.evidence.rename('The cable');
    await candidate.signOff.open();
    await expect(candidate.page.getByText('This unit is signed off')).toBeHidden();
    for (const [line] of signers.slice(0, 2)) {
      await expect(candidate.signOff.line(line).getByRole('list', { name: 'What was changed since' })).toContainText(
        'E2 (evidence): title, by the candidate',
      );
    }
  });

  await test.step('every file that was ever sent holds nothing new for anybody', async () => {
    for (const { opening } of [candidate, assessor]) {
      for (const saved of [first, returned, last]) {
        await opening.choose(saved);
        await expect(opening.nothingNew).toBeVisible();
      }
    }
  });
});

const signers = [
  ['Signature of candidate', completeCandidate],
  ['Signature of assessor', jo.name],
  ['Signature of IV (if sampled)', ben.name],
] as const;

async function sheetOf({ page, signOff }: Device): Promise<readonly string[]> {
  await signOff.open();
  await page.getByText('This unit is signed off').waitFor();
  const lines = page.getByRole('region', { name: /ignature/ });
  await expect(lines).toHaveCount(6);
  // Seals are checked after the sheet is there.
  await expect(lines.filter({ hasText: 'seal, checked' })).toHaveCount(signers.length);
  return lines.allInnerTexts();
}
