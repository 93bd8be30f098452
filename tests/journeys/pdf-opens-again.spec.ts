import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { readPdf } from '../support/read-pdf.ts';
import { completeCandidate, onDevice, storeCompletePortfolio } from './device.ts';
import { expect, test } from './journey.ts';

const photo = readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url));

test('the PDF of a portfolio opens as the portfolio on another device', async ({ newDevice }, testInfo) => {
  const [candidate, other] = [onDevice(await newDevice(), testInfo), onDevice(await newDevice(), testInfo)];
  await storeCompletePortfolio(candidate, photo);
  await candidate.exporting.open();
  await expect(candidate.exporting.includeFiles).toBeChecked();
  const { fileName, bytes } = await candidate.exporting.save();
  expect([...(await readPdf(bytes)).attachments.keys()]).toEqual(['portfolio.folio.zip', 'portfolio.json']);

  await test.step('it is looked through, then put on the device, photo and all', async () => {
    const path = testInfo.outputPath(fileName);
    await writeFile(path, bytes);
    await other.opening.choose({ path });
    await expect(other.opening.preview).toBeVisible();
    await expect(other.page.getByRole('region', { name: `Portfolio of ${completeCandidate}` })).toContainText('1 file');
    await other.page.getByRole('textbox', { name: 'Your name' }).fill(completeCandidate);
    await other.page.getByRole('combobox', { name: 'What you are' }).selectOption('candidate');
    await other.page.getByRole('button', { name: 'This is me' }).click();
    await other.opening.putHereButton.click();
    await other.evidence.openPiece('E2');
    await expect(other.page.getByText('till.jpg').first()).toBeVisible();
    await other.opening.choose({ path });
    await expect(other.opening.nothingNew).toBeVisible();
  });

  await test.step('one byte of the photo changed on its way: refused with a sentence', async () => {
    const changed = bytes.slice();
    const at = Buffer.from(changed).lastIndexOf(photo.subarray(-40));
    changed[at + 20] = (changed[at + 20] ?? 0) ^ 1;
    const path = testInfo.outputPath('changed.pdf');
    await writeFile(path, changed);
    await other.opening.choose({ path });
    await expect(other.opening.refusal).toContainText('was changed after Folio wrote it');
    await expect(other.opening.refusal).toContainText('till.jpg');
  });

  await test.step('without the data it is a PDF like any other', async () => {
    await candidate.exporting.includeFiles.uncheck();
    const bare = await candidate.exporting.save();
    const path = testInfo.outputPath(bare.fileName);
    await writeFile(path, bare.bytes);
    await other.opening.choose({ path });
    await expect(other.opening.refusal).toContainText('does not carry a portfolio’s data');
  });
});
