import { PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { failure, success, type Result } from '../../lib/result.ts';
import { openPdf } from '../reading/open-pdf.ts';
import type { PdfFile } from '../reading/pdf-file.ts';
import type { PdfReadError } from '../reading/pdf-read-error.ts';
import { BlobHash } from './hash-ranges.ts';
import { type LaterChanges, laterChanges } from './later-changes.ts';
import type { ReadCertificate } from './read-certificate.ts';
import { readCms } from './read-cms.ts';
import { isSameBytes } from './read-der.ts';
import { findSignatureFields, type FoundField } from './signature-fields.ts';
import { type SignedRange, signedRange } from './signed-range.ts';
import { verifyCms } from './verify-cms.ts';

/** A signature in a PDF and what became of it. */
export interface PdfSignature {
  /** Name of its field: in a PDF of Folio the line of the sheet. */
  readonly field: string;
  readonly label: string;
  /** As the signer gave them, under the signature itself. `signedAt` is an instant, or '' where none is given. */
  readonly name: string;
  readonly reason: string;
  readonly signedAt: string;
  /** Whom the certificate names; null when there is none to be read. */
  readonly signer: Pick<ReadCertificate, 'name' | 'role' | 'organisation' | 'keyId' | 'isSelfSigned'> | null;
  /**
   * V3: 'holds': made with the certificate's key over the bytes as they are. 'broken': they are not what was signed, or the
   * signature is not the key's. 'unknown': made in a way that Folio does not know.
   */
  readonly state: 'holds' | 'broken' | 'unknown';
  /** V4: what was added to the file after it. */
  readonly later: LaterChanges;
}

export interface PdfSignatures {
  /** What the PDF says of itself. */
  readonly title: string;
  readonly author: string;
  readonly isByFolio: boolean;
  /** Fields that nobody has signed, in the order of the sheet. */
  readonly blank: readonly { readonly field: string; readonly label: string; readonly reason: string }[];
  /** The first to sign comes first. */
  readonly signatures: readonly PdfSignature[];
}

export interface ReadSignaturesOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Rejects with the signal's reason when it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** V2–V4: reads every signature of a PDF, of any size, and checks it against the bytes. Nothing is taken from the file as proved. */
export async function readPdfSignatures(pdf: Blob, { onProgress, signal }: ReadSignaturesOptions = {}): Promise<Result<PdfSignatures, PdfReadError>> {
  const opened = await openPdf(pdf);
  if (!opened.ok) return opened;
  const file = opened.value;
  const fields = await findSignatureFields(file);
  const found: Found[] = [];
  for (const field of fields) if (field.value) found.push(await findSignature(pdf, file, field));
  found.sort((a, b) => (a.range?.end ?? Infinity) - (b.range?.end ?? Infinity));

  let done = 0;
  const hashing = {
    signal,
    onBytes: (count: number) => {
      done += count;
      onProgress?.(Math.min(done, pdf.size), pdf.size);
    },
  };
  const digests = await digestsOf(
    pdf,
    found.flatMap(({ range }) => range ?? []),
    hashing,
  );
  const signatures: PdfSignature[] = [];
  for (const one of found) signatures.push(await judge(one, file, one.range ? digests.get(one.range) : undefined));

  const info = await file.dict(file.trailer, 'Info');
  const [title = '', author = '', creator = ''] = [await file.text(info, 'Title'), await file.text(info, 'Author'), await file.text(info, 'Creator')];
  // A part that could not be read may have been a signature: silence about it would look like its absence.
  if (file.problem) return failure(file.problem);
  return success({
    title,
    author,
    isByFolio: creator === 'Folio',
    blank: fields.filter(({ value }) => value === undefined).map(({ name, label, reason }) => ({ field: name, label, reason })),
    signatures,
  });
}

interface Found {
  readonly field: FoundField;
  /** As they were when it was signed, if the file holds that state; otherwise as they are now. */
  readonly dict: PDFDict;
  readonly range: SignedRange | null;
  /** The file up to the signature's end. */
  readonly before: PdfFile | null;
}

/**
 * What a signature says is read from the file as it was signed: a later addition could put other words round the same bytes.
 */
async function findSignature(pdf: Blob, file: PdfFile, field: FoundField): Promise<Found> {
  const value = await file.resolve(field.value);
  const dict = value instanceof PDFDict ? value : PDFDict.withContext(field.dict.context);
  const range = await signedRange(pdf, dict);
  if (!range) return { field, dict, range: null, before: null };
  const opened = range.end === pdf.size ? success(file) : await openPdf(pdf.slice(0, range.end));
  if (!opened.ok) return { field, dict, range: null, before: null };
  const before = opened.value;
  const same = (await findSignatureFields(before)).find(({ ref }) => ref === field.ref);
  const signed = await before.resolve(same?.value);
  const own = signed instanceof PDFDict ? await signedRange(pdf, signed) : null;
  if (!same || !(signed instanceof PDFDict) || own?.gapFrom !== range.gapFrom || own.end !== range.end) return { field, dict, range: null, before };
  return { field: same, dict: signed, range, before };
}

/** Each signature is over the bytes before it and a few behind: what they share is hashed once. */
async function digestsOf(
  pdf: Blob,
  ranges: readonly SignedRange[],
  options: Parameters<BlobHash['addBlob']>[1],
): Promise<ReadonlyMap<SignedRange, Uint8Array>> {
  const digests = new Map<SignedRange, Uint8Array>();
  const shared = BlobHash.start();
  let at = 0;
  for (const range of [...ranges].sort((a, b) => a.gapFrom - b.gapFrom)) {
    await shared.addBlob(pdf.slice(at, range.gapFrom), options);
    at = range.gapFrom;
    const own = shared.copy();
    await own.addBlob(pdf.slice(range.gapTo, range.end), options);
    digests.set(range, own.digest());
  }
  return digests;
}

async function judge({ field, dict, range, before }: Found, now: PdfFile, digest: Uint8Array | undefined): Promise<PdfSignature> {
  const cms = range && readCms(range.contents);
  const [name = '', reason = '', at = ''] = ['Name', 'Reason', 'M'].map((key) => textOf(dict, key));
  const facts = {
    field: field.name,
    label: field.label,
    name,
    reason,
    signedAt: instantOf(at),
    later: before ? await laterChanges(before, now) : ('changes' as const),
  };
  if (!range || !digest) return { ...facts, signer: null, state: 'broken' };
  if (!cms) return { ...facts, signer: null, state: 'unknown' };
  const fit = await verifyCms(cms);
  const isFilledUp = range.contents.subarray(cms.size).every((byte) => byte === 0);
  const isSound = fit === 'fits' && isFilledUp && isSameBytes(cms.digest, digest);
  return { ...facts, signer: cms.certificate, state: isSound ? 'holds' : fit === 'unknown' ? 'unknown' : 'broken' };
}

function textOf(dict: PDFDict, key: string): string {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}

/** `D:20261122100000Z` and `D:20261122100000+01'00'` as an ISO instant; '' for what is no date. */
function instantOf(text: string): string {
  const match = /^(?:D:)?(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text);
  if (!match) return '';
  const [, year, month, day, hour, minute, second = '00', sign, hours = '00', minutes = '00'] = match;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign ? `${sign}${hours}:${minutes}` : 'Z'}`);
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString();
}
