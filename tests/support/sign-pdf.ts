import type { SignOffLine } from '../../src/domain/signature.ts';
import type { Result } from '../../src/lib/result.ts';
import { type PdfSignatures, readPdfSignatures } from '../../src/pdf/signatures/read-signatures.ts';
import type { SignPdfError } from '../../src/pdf/signatures/sign-pdf-error.ts';
import { type PdfSigner, signPdf, type SignPdfOptions } from '../../src/pdf/signatures/sign-pdf.ts';
import { createKeyPair } from '../../src/signing/keys.ts';
import { buildPortfolio } from './build-portfolio.ts';
import { makePdfInNode } from './make-pdf-in-node.ts';
import { readFonts } from './pdf-fonts.ts';

/** All lines of the sheet, with who signs each. */
export const signers = {
  candidate: 'Aisha Khan',
  assessor: 'Siôn Llŷr',
  'assessor-countersignatory': 'محمد علي',
  iqa: 'Tomasz Świątek',
  'iqa-countersignatory': 'Ελένη Παπά',
  eqa: 'Eve Hart',
} as const satisfies Record<SignOffLine, string>;

export const allLines: readonly SignOffLine[] = ['candidate', 'assessor', 'assessor-countersignatory', 'iqa', 'iqa-countersignatory', 'eqa'];

/** A sheet on which nobody has signed yet, and every line may be needed. */
export async function blankSheet(): Promise<Blob> {
  return (await makePdfInNode(buildPortfolio().snapshot(), { only: 'sign-off' })).blob;
}

export async function newSigner(name: string): Promise<PdfSigner> {
  return { ...(await createKeyPair()), name, organisation: 'Coleg Sir Gâr', createdAt: new Date('2026-01-05T09:00:00Z') };
}

/** Signs one line on 22 November 2026, with a new key unless the test brings its own. */
export async function trySigning(pdf: Blob, field: SignOffLine, options: Partial<SignPdfOptions> = {}): Promise<Result<Blob, SignPdfError>> {
  const signer = await newSigner(signers[field]);
  return signPdf(pdf, { field, signer, at: new Date('2026-11-22T10:00:00Z'), fonts: readFonts(), ...options });
}

/** Signs these lines one after the other. */
export async function signInTurn(pdf: Blob, lines: readonly SignOffLine[]): Promise<Blob> {
  let signed = pdf;
  for (const line of lines) {
    const result = await trySigning(signed, line);
    if (!result.ok) throw new Error(`${line}: ${result.error.type}`);
    signed = result.value;
  }
  return signed;
}

export async function signaturesOf(pdf: Blob): Promise<PdfSignatures> {
  const read = await readPdfSignatures(pdf);
  if (!read.ok) throw new Error(read.error.type);
  return read.value;
}

/** `candidate holds signatures`: each signature with its state and what was added after it. */
export function summaryOf({ signatures }: PdfSignatures): readonly string[] {
  return signatures.map(({ field, state, later }) => `${field} ${state} ${later}`);
}

export async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}
