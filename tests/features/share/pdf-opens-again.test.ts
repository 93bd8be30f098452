import { PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashFile } from '../../../src/attachments/hash-file.ts';
import type { Attachment } from '../../../src/domain/attachment.ts';
import { signedContent } from '../../../src/domain/signed-content.ts';
import { stagePackage } from '../../../src/exchange/stage-package.ts';
import { applyStaged } from '../../../src/exchange/apply-package.ts';
import { recordsForPdf } from '../../../src/exchange/records-for-pdf.ts';
import { signSheet } from '../../../src/exchange/sign-sheet.ts';
import { packageForPdf } from '../../../src/features/export/pdf-request.ts';
import { packageInFile } from '../../../src/features/share/package-in-file.ts';
import { gatherParts } from '../../../src/pdf/gather-parts.ts';
import { makePdfHere, type PdfRequest } from '../../../src/pdf/make-pdf-here.ts';
import { attachedFiles } from '../../../src/pdf/reading/attached-files.ts';
import { openPdf } from '../../../src/pdf/reading/open-pdf.ts';
import { digestOf } from '../../../src/signing/digest.ts';
import { checkProof } from '../../../src/signing/proof.ts';
import { attachFile } from '../../../src/storage/attachment-commands.ts';
import { addSnapshot } from '../../../src/storage/portfolio-commands.ts';
import { readSnapshot } from '../../../src/storage/snapshot-queries.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { type Device, setupDevice, stateOf } from '../../support/device.ts';
import { readFonts } from '../../support/pdf-fonts.ts';
import { signInTurn } from '../../support/sign-pdf.ts';
import { makeJpeg } from '../../support/sample-jpeg.ts';
import { errorOf, valueOf } from '../../support/storage-session.ts';

// Signatures, a database and a PDF for each.
const ID = 'portfolio-1';

async function attach(device: Device, name: string, mediaType: string, bytes: Blob, more: Partial<Attachment> = {}): Promise<string> {
  const sha256 = await hashFile(bytes);
  const kind = mediaType.startsWith('image/') ? ('image' as const) : ('text' as const);
  const facts = { name, kind, mediaType, size: bytes.size, sha256, width: null, height: null, original: null, hadLocation: false };
  const rest = { alternativeText: '', takenOn: '', addedAt: '2026-11-12T09:00:00.000Z', ...more };
  valueOf(await attachFile(device.session, device.files, (blob) => hashFile(blob), 'evidence-1', ID, { ...facts, ...rest }, bytes));
  return sha256;
}

/** A portfolio with two files, a photo, and the candidate's line signed with their own seal. */
async function signedPortfolio(): Promise<Device> {
  const device = setupDevice('candidate');
  const builder = buildPortfolio().stage().risk().evidence('everyday', { claims: ['1a'] }).evidence('everyday'); // prettier-ignore
  valueOf(await addSnapshot(device.session, builder.snapshot()));
  await attach(device, 'minutes.txt', 'text/plain', new Blob(['What was said about the ramp']));
  await attach(device, 'policy.pdf', 'application/pdf', new Blob(['%PDF-1.4 as good as any']));
  await attach(device, 'ramp.jpg', 'image/jpeg', new Blob([makeJpeg({ orientation: 6 })]), { width: 8, height: 8 });
  const subject = { type: 'sign-off', line: 'candidate' } as const;
  valueOf(
    await signSheet(device.session, ID, {
      subject,
      personId: 'candidate',
      name: 'Aisha Khan',
      role: 'Candidate',
      statement: 'This is my own work.',
      signedAt: '2026-11-12T09:00:00.000Z',
      method: 'drawn',
      strokes: { aspect: 3, lines: [[[0, 0], [1, 0.2]]] }, // prettier-ignore
      writtenOn: '',
      digest: digestOf(signedContent(await stateOf(device, ID), subject)),
      openGaps: [],
      openGapsReason: 'To be shown to a colleague.',
    }),
  );
  return device;
}

/** The PDF as the export screen makes it, on this device. */
async function exported(device: Device, more: Partial<PdfRequest> = {}): Promise<Blob> {
  const records = valueOf(await recordsForPdf(device, ID));
  const read = await readSnapshot(device.session.db, ID);
  if (!read) throw new Error('No portfolio');
  const carried = valueOf(await packageForPdf(records, read.snapshot));
  const request = { unit: unit311, snapshot: read.snapshot, now: new Date('2026-11-22T10:00:00Z'), carried, ...more };
  const { onPart, whole } = gatherParts();
  await makePdfHere(request, { fonts: readFonts(), readFile: (sha256) => device.files.get(sha256), onPart });
  return whole();
}

/** What the screen does with a file that somebody chose, up to the preview. */
async function staged(device: Device, file: Blob) {
  const { carried, beside } = valueOf(await packageInFile(file));
  return stagePackage(device, carried, { beside });
}

let device: Device;
let pdf: Blob;
beforeAll(async () => {
  device = await signedPortfolio();
  pdf = await exported(device);
});

describe('a PDF with the portfolio’s data', () => {
  test('opens on an empty device: same records, same files, signatures that hold', async () => {
    const other = setupDevice('other');
    const preview = valueOf(await staged(other, pdf));
    expect(preview).toMatchObject({ isKnownHere: false, isNews: true, kind: 'full', newFiles: { count: 3 } });
    expect(preview.folded.problems).toEqual([]);
    valueOf(await applyStaged(other, preview));

    const [before, after] = [await stateOf(device, ID), await stateOf(other, ID)];
    expect(after).toEqual(before);
    expect(after.signatures.map((signature) => checkProof({ ...signature, portfolioId: ID }))).toEqual(
      before.signatures.map((signature) => checkProof({ ...signature, portfolioId: ID })),
    );
    expect(after.signatures.map((signature) => checkProof({ ...signature, portfolioId: ID }).type)).toEqual(['holds']);
    for (const { sha256 } of before.attachments) {
      const [here, there] = [await device.files.get(sha256), await other.files.get(sha256)];
      expect(here && there && (await hashFile(there))).toBe(sha256);
    }
  });

  test('brings nothing where everything is here already', async () => {
    expect(valueOf(await staged(device, pdf))).toMatchObject({ isKnownHere: true, isNews: false });
  });

  test('the same portfolio and instant give the same bytes', async () => {
    expect(await hashFile(await exported(device))).toBe(await hashFile(pdf));
  });

  test('holds each original once, photos on their pages, and the package without them', async () => {
    const names = (await attachedFiles(valueOf(await openPdf(pdf)))).map(({ name }) => name);
    expect(names).toEqual(['E1 minutes.txt', 'E1 policy.pdf', 'portfolio.folio.zip', 'portfolio.json']);
    const { carried } = valueOf(await packageInFile(pdf));
    expect(await carried.text()).not.toContain('What was said about the ramp');
  });

  test('opens when it was signed, once and again', async () => {
    const signed = await signInTurn(pdf, ['candidate', 'assessor']);
    expect(signed.size).toBeGreaterThan(pdf.size);
    expect(valueOf(await staged(setupDevice('other'), signed))).toMatchObject({ isNews: true, newFiles: { count: 3 } });
  });

  test('opens with something added behind it by another program, with a table of its own', async () => {
    const file = valueOf(await openPdf(pdf));
    const at = pdf.size;
    const number = file.objectCount;
    const row = `${String(at).padStart(10, '0')} 00000 n \n`;
    const added = `${number} 0 obj\n<</Type /Sig>>\nendobj\n`;
    const trailer = `trailer\n<</Size ${number + 1} /Root ${String(file.trailer.get(PDFName.of('Root')))} /Prev ${file.startXref}>>\nstartxref\n${at + added.length}\n%%EOF\n`;
    const signed = new Blob([pdf, added, `xref\n${number} 1\n${row}${trailer}`]);
    expect(valueOf(await staged(setupDevice('other'), signed)).newFiles.count).toBe(3);
  });
});

describe('what does not open', () => {
  const text = async (blob: Blob) => Buffer.from(await blob.arrayBuffer()).toString('latin1');
  const blobOf = (latin1: string) => new Blob([Buffer.from(latin1, 'latin1')]);
  async function refusal(file: Blob): Promise<string> {
    const other = setupDevice('other');
    const found = await packageInFile(file);
    if (!found.ok) return found.error.sentence;
    const error = errorOf(await stagePackage(other, found.value.carried, { beside: found.value.beside }));
    expect(await other.session.db.portfolios.count()).toBe(0);
    return error.type === 'package' ? `${error.error.type} ${'name' in error.error ? error.error.name : ''}` : error.type;
  }

  test('a PDF without the data, whether from Folio or not', async () => {
    expect(await refusal(await exported(device, { attachesFiles: false }))).toMatch(/^This PDF does not carry a portfolio’s data/);
    expect(await refusal(await exported(device, { carried: undefined }))).toMatch(/^This PDF does not carry/);
    expect(await refusal(await exported(device, { edition: 'printing' }))).toMatch(/^This PDF does not carry/);
  });

  test('one that is cut short', async () => {
    expect(await refusal(pdf.slice(0, pdf.size - 2_000))).toMatch(/^This PDF is damaged.*ask for it to be sent again/);
  });

  test('one byte changed in an original: the whole is refused, and the file is named', async () => {
    const changed = (await text(pdf)).replace('What was said about the ramp', 'What was said about the lamp');
    expect(await refusal(blobOf(changed))).toBe('changed-file minutes.txt');
  });

  test('one byte changed in a photo on its page', async () => {
    const photo = (await stateOf(device, ID)).attachments.find(({ name }) => name === 'ramp.jpg');
    const bytes = photo && (await device.files.get(photo.sha256));
    const whole = await text(pdf);
    const at = bytes ? whole.indexOf(await text(bytes)) : -1;
    expect(at > 0 && whole.indexOf(await text(bytes ?? new Blob()), at + 1)).toBe(-1);
    const middle = at + Math.floor((photo?.size ?? 0) / 2);
    const changed = `${whole.slice(0, middle)}${String.fromCharCode(whole.charCodeAt(middle) ^ 1)}${whole.slice(middle + 1)}`;
    expect(await refusal(blobOf(changed))).toBe('changed-file ramp.jpg');
  });

  test('one byte changed in what was signed', async () => {
    const latin1 = await text(pdf);
    const at = latin1.indexOf('data/log/');
    const jws = latin1.indexOf('eyJ', at);
    expect(at > 0 && jws > at).toBe(true);
    const changed = `${latin1.slice(0, jws + 40)}${latin1[jws + 40] === 'A' ? 'B' : 'A'}${latin1.slice(jws + 41)}`;
    expect(await refusal(blobOf(changed))).toMatch(/^(changed-file|bad-zip) /);
  });
});
