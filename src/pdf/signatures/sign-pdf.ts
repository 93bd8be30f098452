import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { PDFContext, PDFHexString, PDFName, PDFRef } from 'pdf-lib';
import { personRoleNames } from '../../domain/person.ts';
import { roleWords } from '../../domain/role-words.ts';
import type { SignOffLine } from '../../domain/signature.ts';
import { formatInstant } from '../../lib/dates.ts';
import { failure, success, type Result } from '../../lib/result.ts';
import { wordsOf } from '../../signing/key-words.ts';
import { keyIdOf, type SigningKey } from '../../signing/keys.ts';
import { FontFamily, type FontFiles } from '../document/font-family.ts';
import { StreamStore } from '../document/stream-store.ts';
import { WrittenObject } from '../document/written-object.ts';
import { openPdf } from '../reading/open-pdf.ts';
import type { PdfFile } from '../reading/pdf-file.ts';
import { selfSignedCertificate } from './certificate.ts';
import { detachedSignature } from './cms.ts';
import { writeAppearance } from './field-appearance.ts';
import type { SignedWords } from './field-look.ts';
import { BlobHash } from './hash-ranges.ts';
import { replaced, writeIncrement } from './increment.ts';
import { emptySignature, fillContents, fillRange, findRoom } from './signature-dictionary.ts';
import { findSignatureFields, type FoundField } from './signature-fields.ts';
import type { SignPdfError } from './sign-pdf-error.ts';

/** Who signs, in their own words, and with what. */
export interface PdfSigner extends SigningKey {
  readonly name: string;
  readonly organisation: string;
  /** When the key was made: its certificate holds from then on. */
  readonly createdAt: Date;
}

export interface SignPdfOptions {
  /** Whose line of the sheet is signed. */
  readonly field: SignOffLine;
  readonly signer: PdfSigner;
  /** What the signer's clock says. */
  readonly at: Date;
  /** R54: version and build of the program that signs. */
  readonly program?: string | undefined;
  /** For what the field then shows. */
  readonly fonts: FontFiles;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * V1: signs a line of a PDF that Folio made. The signature is added behind the file, whose own bytes stay as they are and are
 * read piece by piece, so that a gigabyte takes little memory. The given Blob is not changed.
 */
export async function signPdf(pdf: Blob, options: SignPdfOptions): Promise<Result<Blob, SignPdfError>> {
  try {
    options.signal?.throwIfAborted();
    const found = await findField(pdf, options.field);
    return found.ok ? await addSignature(pdf, found.value, options) : found;
  } catch (error) {
    if (options.signal?.aborted === true) return failure({ type: 'cancelled' });
    return failure({ type: 'not-finished', reason: error instanceof Error ? error.message : String(error) });
  }
}

interface Place {
  readonly file: PdfFile;
  readonly field: FoundField;
}

async function findField(pdf: Blob, name: SignOffLine): Promise<Result<Place, SignPdfError>> {
  const opened = await openPdf(pdf);
  if (!opened.ok) return failure({ type: 'not-read', error: opened.error });
  const file = opened.value;
  const field = (await findSignatureFields(file)).find((one) => one.name === name);
  if (file.problem) return failure({ type: 'not-read', error: file.problem });
  if (!field) return failure({ type: 'no-field' });
  if (field.value !== undefined) return failure({ type: 'already-signed' });
  // Lines before the header would shift every number in the signature.
  if (!file.usesXrefStreams || file.size !== pdf.size) return failure({ type: 'saved-elsewhere' });
  return success({ file, field });
}

async function addSignature(
  pdf: Blob,
  { file, field }: Place,
  { signer, at, program, fonts, field: line, onProgress, signal }: SignPdfOptions,
): Promise<Result<Blob, SignPdfError>> {
  const context = PDFContext.create();
  context.largestObjectNumber = file.objectCount - 1;
  const streams = new StreamStore(context);
  const facts = { name: signer.name, reason: field.reason, at, program };
  const signature = context.register(new WrittenObject(emptySignature(facts)));
  const appearance = writeAppearance(context, streams, new FontFamily(fonts), field.dict, wordsFor(line, signer, at));
  context.assign(field.ref, replaced(field.dict, { V: signature, AP: context.obj({ N: appearance }) }));
  if (!(await raiseFlags(file, context))) return failure({ type: 'saved-elsewhere' });

  const bytes = await writeIncrement(file, context, streams, nextId(file, facts, context));
  const size = pdf.size + bytes.length;
  if (size > LARGEST) return failure({ type: 'too-large' });
  const room = findRoom(bytes);
  fillRange(bytes, { gapFrom: pdf.size + room.from, gapTo: pdf.size + room.to, size });

  const hash = BlobHash.start();
  let done = 0;
  await hash.addBlob(pdf, { signal, onBytes: (count) => onProgress?.((done += count), size) });
  hash.add(bytes.subarray(0, room.from));
  hash.add(bytes.subarray(room.to));
  const certificate = await selfSignedCertificate(
    signer,
    { name: signer.name, role: personRoleNames[line], organisation: signer.organisation },
    earlier(signer.createdAt, at),
  );
  fillContents(bytes, room.from, await detachedSignature(signer, certificate, hash.digest()));
  signal?.throwIfAborted();
  return success(new Blob([pdf, bytes], { type: 'application/pdf' }));
}

/** PDF/A (6.1.13) allows whole numbers up to this one, and the signature counts bytes. */
const LARGEST = 2 ** 31 - 1;

function wordsFor(line: SignOffLine, { name, publicKey }: PdfSigner, at: Date): SignedWords {
  const seal = wordsOf(keyIdOf(publicKey)).slice(0, 4).join(' ');
  return {
    first: name,
    others: [`Signed digitally as ${roleWords[line]}`, `${formatInstant(at.toISOString())}, signer’s clock`, `Seal: ${seal} …`],
  };
}

/** Says of the form that it is signed: from now on programs are only to add to the file (SigFlags, bits 1 and 2). */
async function raiseFlags(file: PdfFile, context: PDFContext): Promise<boolean> {
  const ref = (await file.root())?.get(PDFName.of('AcroForm'));
  const form = await file.dict(await file.root(), 'AcroForm');
  if (!(ref instanceof PDFRef) || !form) return false;
  const flags = (await file.number(form, 'SigFlags')) ?? 0;
  if ((flags & SIGNED) !== SIGNED) context.assign(ref, replaced(form, { SigFlags: context.obj(flags | SIGNED) }));
  return true;
}

const SIGNED = 3;

/** The first half of the identifier stays that of the file, the second stands for its new state (ISO 32000-1, 14.4). */
function nextId(file: PdfFile, facts: { readonly name: string; readonly at: Date }, context: PDFContext): ReturnType<PDFContext['obj']> {
  const id = file.trailer.get(PDFName.of('ID'));
  const halves = id ? id.toString() : '';
  const first = /<([0-9a-fA-F]+)>/.exec(halves)?.[1] ?? '';
  const next = sha256(utf8ToBytes(`${halves} ${facts.name} ${facts.at.toISOString()}`));
  const second = bytesToHex(next.subarray(0, 16));
  return context.obj([PDFHexString.of(first === '' ? second : first), PDFHexString.of(second)]);
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
