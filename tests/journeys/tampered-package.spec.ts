import { readFileSync, writeFileSync } from 'node:fs';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { onDevice, storeCompletePortfolio } from './device.ts';
import { expect, test } from './journey.ts';
import { readStored } from './stored.ts';

const photo = readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url));

test('a package that was changed on the way is refused, and nothing is written', async ({ newDevice }, testInfo) => {
  const [candidate, assessor] = [onDevice(await newDevice(), testInfo), onDevice(await newDevice(), testInfo)];
  await storeCompletePortfolio(candidate, photo);
  const { path } = await candidate.sharing.handOver();
  const whole = readFileSync(path);
  const flipped = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  flipped[middle] = (whole[middle] ?? 0) ^ 1;
  await assessor.home.open();
  const before = await readStored(assessor.page);
  for (const [name, bytes, sentence] of [
    ['one letter changed.folio.zip', flipped, 'damaged on its way'],
    ['zipped again.folio.zip', await zippedAgain(whole), 'unpacked and packed again by another program'],
    ['half of it.folio.zip', whole.subarray(0, middle), 'This file is cut short'],
  ] as const) {
    const altered = testInfo.outputPath(name);
    writeFileSync(altered, bytes);
    await assessor.opening.choose({ path: altered });
    await expect(assessor.opening.refusal).toContainText(sentence);
    expect(await readStored(assessor.page)).toEqual(before);
  }
  // On the candidate's own device too, where the portfolio is.
  const own = await readStored(candidate.page);
  await candidate.opening.choose({ path: testInfo.outputPath('one letter changed.folio.zip') });
  await expect(candidate.opening.refusal).toBeVisible();
  expect(await readStored(candidate.page)).toEqual(own);
});

/** The same files in a new archive, compressed, as a program for archives writes it. */
async function zippedAgain(archive: Buffer): Promise<Buffer> {
  const reader = new ZipReader(new Uint8ArrayReader(archive));
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 6 });
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) await writer.add(entry.filename, new Uint8ArrayReader(await entry.getData(new Uint8ArrayWriter())));
  }
  await reader.close();
  return Buffer.from(await writer.close());
}
