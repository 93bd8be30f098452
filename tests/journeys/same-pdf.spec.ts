import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPdf } from '../support/read-pdf.ts';
import { expect, test } from './journey.ts';
import { ExportPage } from './pages/export-page.ts';
import { HomePage } from './pages/home-page.ts';

const command = fileURLToPath(new URL('../tools/export-pdf.mjs', import.meta.url));

test('a centre’s own computer makes the same PDF as the browser, byte for byte', async ({ page }, testInfo) => {
  const home = new HomePage(page);
  await home.open();
  await home.seeFinishedButton.click();
  const exporting = new ExportPage(page);
  await exporting.open();
  const { bytes } = await exporting.save();
  const [inBrowser, again] = [testInfo.outputPath('browser.pdf'), testInfo.outputPath('node.pdf')];
  writeFileSync(inBrowser, bytes);
  const { made } = JSON.parse(new TextDecoder().decode((await readPdf(bytes)).attachments.get('portfolio.json'))) as { made: string };

  // The portfolio rides in the PDF: read from there, proved, folded and printed again without a browser.
  execFileSync(process.execPath, [command, inBrowser, again, '--date', made], { env: { ...process.env, TZ: 'Europe/London' } });
  expect(Buffer.compare(readFileSync(again), bytes)).toBe(0);
});
