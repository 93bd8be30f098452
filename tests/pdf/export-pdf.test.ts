import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { openPdf } from '../../src/pdf/reading/open-pdf.ts';
import { placedPhotos } from '../../src/pdf/reading/placed-photos.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { exportPdf, type ExportOptions } from '../support/export-pdf.ts';
import { fixedKey } from '../support/fixed-keys.ts';
import { packPortfolio } from '../support/pack-portfolio.ts';
import { checkPdf } from '../support/pdf-check.ts';
import { readPicture } from '../support/pictures.ts';
import { allText, readPdf } from '../support/read-pdf.ts';
import { flat } from '../support/typed-texts.ts';

process.env['TZ'] = 'Europe/London';
const now = new Date('2026-11-22T10:00:00.000Z');
const photo = readPicture('ycck');
const files = new Map([[createHash('sha256').update(photo).digest('hex'), new Blob([photo])]]);

function portfolioWithPhoto(): SnapshotWithEvents {
  const [sha256 = ''] = files.keys();
  const facts = { kind: 'image', mediaType: 'image/jpeg', size: photo.length, sha256, width: 32, height: 24 } as const;
  return completePortfolio()
    .attachment({ name: 'till.jpg', ...facts })
    .evidence('work-product', { title: 'The till', attachmentIds: ['attachment-1'], details: { what: 'A photo' } })
    .event({ recordId: 'evidence-1', reference: 'E1' })
    .snapshot();
}

async function exported(file: Blob, options: Partial<ExportOptions> = {}) {
  const made = await exportPdf(file, { now, ...options });
  if (!made.ok) throw new Error(made.error.lines.join('\n'));
  return { ...made.value, bytes: new Uint8Array(await made.value.pdf.blob.arrayBuffer()) };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

describe('a package made into a PDF in Node', async () => {
  const packed = await packPortfolio(portfolioWithPhoto(), await fixedKey('candidate'), files);

  test('is whole: every piece of evidence, its photo, its files, and what opens it again', async () => {
    const { bytes, lines, isDoubtful } = await exported(packed);
    expect(await checkPdf(bytes)).toEqual([]);
    const pdf = await readPdf(bytes);
    const text = flat(allText(pdf));
    for (const { title } of portfolioWithPhoto().evidence) expect(text).toContain(title);
    expect(pdf.pages.reduce((sum, { images }) => sum + images, 0)).toBeGreaterThan(0);
    const opened = await openPdf(new Blob([new Uint8Array(bytes)]));
    const [placed] = opened.ok ? await placedPhotos(opened.value) : [];
    expect(placed && Buffer.compare(new Uint8Array(await placed.raw.arrayBuffer()), photo)).toBe(0);
    expect(isDoubtful).toBe(false);
    expect(lines[0]).toMatch(/^\d+ pages, /);
  });

  test('is the same, byte for byte, from the same package, and from the PDF itself', async () => {
    const first = await exported(packed);
    expect(isSame((await exported(packed)).bytes, first.bytes)).toBe(true);
    expect(isSame((await exported(new Blob([first.bytes]))).bytes, first.bytes)).toBe(true);
    expect(isSame((await exported(packed, { now: new Date('2026-11-23T10:00:00.000Z') })).bytes, first.bytes)).toBe(false);
  });

  test('may be one part, or without files', async () => {
    const [whole, grid, bare] = [await exported(packed), await exported(packed, { only: 'grid' }), await exported(packed, { attachesFiles: false })];
    expect(grid.pdf.pageCount).toBeLessThan(whole.pdf.pageCount);
    expect(grid.pdf.fileName).toContain('unit grid');
    expect((await readPdf(bare.bytes)).attachments.size).toBe(0);
  });

  test('says what is not in the package, and goes without it', async () => {
    const { lines, bytes } = await exported(await packPortfolio(portfolioWithPhoto(), await fixedKey('candidate')));
    expect(lines.join('\n')).toContain('Not in the package, and so not in the PDF: till.jpg');
    expect(flat(allText(await readPdf(bytes)))).toContain('could not be found');
  });

  test('is not made of what is no package, or was changed', async () => {
    expect(await exportPdf(new Blob(['nonsense']), { now })).toMatchObject({ ok: false, error: { status: 1 } });
    const changed = Buffer.from(await packed.arrayBuffer());
    const at = changed.indexOf('ycck') > 0 ? changed.indexOf('ycck') : Math.floor(changed.length / 2);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await exportPdf(new Blob([changed]), { now })).toMatchObject({ ok: false });
  });
});

describe('the command', () => {
  let folder = '';
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../tools/export-pdf.mjs'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'folio-export-test-'));
    const packed = await packPortfolio(portfolioWithPhoto(), await fixedKey('candidate'), files);
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in', 'aisha.folio.zip'), Buffer.from(await packed.arrayBuffer()));
    writeFileSync(join(folder, 'in', 'broken.folio.zip'), 'nonsense');
    writeFileSync(join(folder, 'in', 'notes.txt'), 'no package');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('makes of a folder of packages a folder of PDFs, says which it could not make, and leaves no half file', async () => {
    const { status, stdout, stderr } = run([join(folder, 'in'), join(folder, 'out'), '--date', now.toISOString(), '--only', 'sign-off']);
    expect(stderr).toContain('broken.folio.zip: no PDF was made.');
    expect(stdout).toContain('1 of 2 PDFs were made');
    expect(status).toBe(1);
    expect(readdirSync(join(folder, 'out'))).toEqual(['aisha.pdf']);
    const inHere = await exported(new Blob([readFileSync(join(folder, 'in', 'aisha.folio.zip'))]), { only: 'sign-off' });
    expect(isSame(readFileSync(join(folder, 'out', 'aisha.pdf')), inHere.bytes)).toBe(true);
  });

  test.each([
    ['no place to write to', ['a.folio.zip']],
    ['a part that there is not', ['a.folio.zip', 'a.pdf', '--only', 'everything']],
    ['a date that is none', ['a.folio.zip', 'a.pdf', '--date', 'tomorrow']],
    ['a file that is not there', ['no-such.folio.zip', 'a.pdf']],
    ['an option that it does not know', ['a.folio.zip', 'a.pdf', '--fast']],
  ])('refuses %s', (_, args) => {
    const { status, stderr } = run(args);
    expect(status).toBe(2);
    expect(stderr).not.toContain('at file:');
    expect(stderr.trim()).not.toBe('');
  });
});
