import { verify, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyIdOf } from '../../../src/signing/keys.ts';
import { finishedExample } from '../../support/example.ts';
import { makePdfInNode } from '../../support/make-pdf-in-node.ts';
import { checkPdf } from '../../support/pdf-check.ts';
import { readCms } from '../../../src/pdf/signatures/read-cms.ts';
import { allLines, blankSheet, bytesOf, newSigner, signaturesOf, signInTurn, signers, summaryOf, trySigning } from '../../support/sign-pdf.ts';

let blank: Blob;
let signed: Blob;
beforeAll(async () => {
  blank = await blankSheet();
  signed = await signInTurn(blank, allLines);
});

test('V1: the sheet has an empty field for each line, with the words that are agreed to', async () => {
  const { blank: fields, signatures, isByFolio, author } = await signaturesOf(blank);
  expect(fields.map(({ field }) => field)).toEqual(allLines);
  expect(fields[0]).toEqual({
    field: 'candidate',
    label: 'Signature of candidate, digitally',
    reason: 'I confirm that the evidence provided is a result of my own work.',
  });
  // The unit has no statement for this one.
  expect(fields[3]?.reason).toBe('I have checked this unit as IQA.');
  expect(signatures).toEqual([]);
  expect([isByFolio, author]).toEqual([true, 'Aisha Khan']);
});

test('V1: a line that is not needed has no field', async () => {
  const { blob } = await makePdfInNode(finishedExample, { only: 'sign-off' });
  expect((await signaturesOf(blob)).blank.map(({ field }) => field)).toEqual(['candidate', 'assessor', 'iqa']);
});

test('V1: six people sign one after the other; each signature holds, and none of the bytes before it is touched', async () => {
  const read = await signaturesOf(signed);
  expect(summaryOf(read)).toEqual([
    'candidate holds signatures',
    'assessor holds signatures',
    'assessor-countersignatory holds signatures',
    'iqa holds signatures',
    'iqa-countersignatory holds signatures',
    'eqa holds nothing',
  ]);
  expect(read.blank).toEqual([]);
  expect(read.signatures.map(({ name }) => name)).toEqual(allLines.map((line) => signers[line]));
  expect((await bytesOf(signed)).subarray(0, blank.size)).toEqual(await bytesOf(blank));
  expect(signed.size - blank.size).toBeLessThan(6 * 40_000);
});

test('R54: a signature names the program that made it, and holds with the name as without', async () => {
  const program = '0.1.0+0123456789abcdef0123456789abcdef';
  const result = await trySigning(blank, 'candidate', { program });
  const file = result.ok ? result.value : new Blob();
  expect(summaryOf(await signaturesOf(file))).toEqual(['candidate holds nothing']);
  expect(await checkPdf(await bytesOf(file))).toEqual([]);
  const added = new TextDecoder('latin1').decode((await bytesOf(file)).subarray(blank.size));
  const written = /\/Prop_Build <<\/App <<\/Name \/Folio \/REx ([(<])([^)>]+)/.exec(added);
  const text =
    written?.[1] === '<'
      ? Buffer.from(written[2] ?? '', 'hex')
          .swap16()
          .toString('utf16le')
          .slice(1)
      : written?.[2];
  expect(text).toBe(program);
});

test('V1: a signature says who signed what, in which role, when, and with which seal', async () => {
  const signer = await newSigner('Aisha Khan');
  const result = await trySigning(blank, 'candidate', { signer });
  const [signature] = result.ok ? (await signaturesOf(result.value)).signatures : [];
  expect(signature).toMatchObject({
    name: 'Aisha Khan',
    reason: 'I confirm that the evidence provided is a result of my own work.',
    signedAt: '2026-11-22T10:00:00.000Z',
    signer: { name: 'Aisha Khan', role: 'Candidate', organisation: 'Coleg Sir Gâr', keyId: keyIdOf(signer.publicKey), isSelfSigned: true },
  });
});

test('PDF/UA-1 and PDF/A-3a still hold when all have signed', async () => {
  expect(await checkPdf(await bytesOf(signed))).toEqual([]);
});

describe('by another reader than ours', () => {
  /** The signature, and the bytes that it is over, found by their looks alone. */
  async function taken() {
    const bytes = await bytesOf(signed);
    const text = new TextDecoder('latin1').decode(bytes);
    return [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].map(([, to, from, length]) => {
      const [gapFrom, gapTo, rest] = [Number(to), Number(from), Number(length)];
      const cms = readCms(new Uint8Array(Buffer.from(text.slice(gapFrom + 1, gapTo - 1), 'hex')));
      return { cms, isWhole: gapTo + rest === bytes.length, over: Buffer.concat([bytes.subarray(0, gapFrom), bytes.subarray(gapTo, gapTo + rest)]) };
    });
  }

  test('the certificates are sound and signed by their own key, and the signatures by it too', async () => {
    const all = await taken();
    expect(all).toHaveLength(6);
    for (const { cms, over } of all) {
      if (!cms) throw new Error('No signature');
      const certificate = new X509Certificate(cms.certificate.whole);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.issuer).toBe(certificate.subject);
      expect(certificate.ca).toBe(false);
      expect(verify('sha256', cms.signedBytes, certificate.publicKey, cms.signature)).toBe(true);
      expect(Buffer.from(cms.digest)).toEqual(Buffer.from(await crypto.subtle.digest('SHA-256', over)));
    }
    expect(all.map(({ isWhole }) => isWhole)).toEqual([false, false, false, false, false, true]);
  });

  test('a certificate names the person and the role', async () => {
    const [first] = await taken();
    const { subject, validFrom, validTo } = new X509Certificate(first?.cms?.certificate.whole ?? '');
    expect(subject.split('\n')).toEqual(['O=Coleg Sir Gâr', 'title=Candidate', 'CN=Aisha Khan']);
    expect([new Date(validFrom).toISOString(), new Date(validTo).getUTCFullYear()]).toEqual(['2026-01-05T09:00:00.000Z', 9999]);
  });
});

describe('what is refused, with nothing changed', () => {
  test('a line that is signed already', async () => {
    expect(await trySigning(await signInTurn(blank, ['candidate']), 'candidate')).toEqual({ ok: false, error: { type: 'already-signed' } });
  });

  test('a PDF without the line', async () => {
    const { blob } = await makePdfInNode(finishedExample, { only: 'sign-off' });
    expect(await trySigning(blob, 'eqa')).toEqual({ ok: false, error: { type: 'no-field' } });
    const grid = await makePdfInNode(finishedExample, { only: 'grid' });
    expect(await trySigning(grid.blob, 'candidate')).toEqual({ ok: false, error: { type: 'no-field' } });
  });

  test.each([
    ['no PDF', new Blob(['Dear Aisha, here is my portfolio.']), 'not-a-pdf'],
    ['an empty file', new Blob([]), 'not-a-pdf'],
    ['a PDF without its end', new Blob(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n']), 'damaged'],
  ])('%s', async (_what, file, type) => {
    expect(await trySigning(file, 'candidate')).toMatchObject({ ok: false, error: { type: 'not-read', error: { type } } });
  });

  test('a PDF with lines before its header, which would shift every place', async () => {
    expect(await trySigning(new Blob(['From: post\n', blank]), 'candidate')).toEqual({ ok: false, error: { type: 'saved-elsewhere' } });
  });

  test('signing that was called off', async () => {
    expect(await trySigning(blank, 'candidate', { signal: AbortSignal.abort() })).toEqual({ ok: false, error: { type: 'cancelled' } });
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    const large = new Blob([blank]);
    expect(await trySigning(large, 'candidate', { signal: controller.signal, onProgress })).toEqual({ ok: false, error: { type: 'cancelled' } });
  });
});
