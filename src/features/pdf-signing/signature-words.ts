import { formatInstant } from '../../lib/dates.ts';
import type { PdfSignature, PdfSignatures } from '../../pdf/signatures/read-signatures.ts';

/** V3: what was found of a signature. */
export function stateWords({ state }: PdfSignature): string {
  switch (state) {
    case 'holds':
      return 'Holds: what it covers is unchanged';
    case 'broken':
      return 'Broken: the file is not what was signed, or the signature is not this seal’s';
    case 'unknown':
      return 'Not checked: it was made by another program, in a way that Folio does not know. Look at it in that program';
  }
}

/** V4: what was added after a signature. */
export function laterWords({ later }: PdfSignature): string {
  switch (later) {
    case 'nothing':
      return 'It covers the whole file.';
    case 'signatures':
      return 'Since then others have signed. Nothing on the pages and no attached file was changed.';
    case 'changes':
      return 'After this signature something was added to the file that is no signature. This signature does not cover it.';
  }
}

/** Who signed: by their certificate, or by what the signature says where there is none. */
export function signerName({ name, signer }: PdfSignature): string {
  return signer?.name || name || 'Somebody';
}

/** `22 Nov 2026, 10:00, by the signer’s clock`. */
export function signedWhen({ signedAt }: PdfSignature): string {
  return signedAt === '' ? 'Not said' : `${formatInstant(signedAt)}, by the signer’s clock`;
}

/** All signatures in one sentence, as bad as the worst of them. */
export function summaryWords({ signatures }: PdfSignatures): { readonly tone: 'success' | 'warning' | 'error' | 'info'; readonly words: string } {
  const count = signatures.length === 1 ? 'one digital signature' : `${signatures.length} digital signatures`;
  if (signatures.length === 0) return { tone: 'info', words: 'Nobody has signed this PDF digitally yet.' };
  if (signatures.some(({ state }) => state === 'broken'))
    return { tone: 'error', words: 'A signature in this PDF is broken. Do not rely on the file: ask whoever sent it for the one that was signed.' };
  if (signatures.some(({ later }) => later === 'changes'))
    return {
      tone: 'warning',
      words: 'Something was added to this PDF after it was signed. See below which signatures cover less than the whole file.',
    };
  if (signatures.some(({ state }) => state === 'unknown')) return { tone: 'warning', words: 'This PDF has a signature that Folio cannot check.' };
  return { tone: 'success', words: `This PDF has ${count}, and nothing in it was changed since.` };
}
