import { PDFDict, PDFName, type PDFObject, type PDFRef } from 'pdf-lib';
import type { PdfFile } from '../reading/pdf-file.ts';
import { findSignatureFields, type FoundField } from './signature-fields.ts';

/** What was added to a file after it was signed. */
export type LaterChanges = 'nothing' | 'signatures' | 'changes';

/**
 * V4: compares a file as it was signed with what it is now. Only one thing may be done to a signed file: other fields, empty
 * until then, may be signed. `before` is the file up to the signature's end.
 */
export async function laterChanges(before: PdfFile, now: PdfFile): Promise<LaterChanges> {
  if (now.size === before.size) return 'nothing';
  // Bytes behind the end that nothing leads to.
  if (now.startXref === before.startXref) return 'changes';
  if (!isSame(before.trailer.get(ROOT), now.trailer.get(ROOT)) || !isSame(before.trailer.get(INFO), now.trailer.get(INFO))) return 'changes';

  const [fieldsBefore, fieldsNow] = [byRef(await findSignatureFields(before)), byRef(await findSignatureFields(now))];
  const form = (await before.root())?.get(PDFName.of('AcroForm'));
  for (const ref of now.changedSince(before)) {
    const [old, recent] = [await before.resolve(ref), await now.resolve(ref)];
    const field = fieldsBefore.get(ref.toString());
    const isAllowed = field ? isSigning(field, fieldsNow.get(ref.toString())) : isSame(ref, form) && isSameDict(old, recent, ['SigFlags']);
    if (!isAllowed) return 'changes';
  }
  return 'signatures';
}

const ROOT = PDFName.of('Root');
const INFO = PDFName.of('Info');

function byRef(fields: readonly FoundField[]): ReadonlyMap<string, FoundField> {
  return new Map(fields.map((field) => [field.ref.toString(), field]));
}

/** An empty field that is signed now, where it was before, and looks as its signer wants. */
function isSigning(before: FoundField, now: FoundField | undefined): boolean {
  return before.value === undefined && now?.value !== undefined && isSameDict(before.dict, now.dict, ['V', 'AP', 'M']);
}

function isSameDict(a: PDFObject | undefined, b: PDFObject | undefined, except: readonly string[]): boolean {
  if (!(a instanceof PDFDict) || !(b instanceof PDFDict)) return false;
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].every((key) => except.includes(key.decodeText()) || isSame(a.get(key), b.get(key)));
}

/** Written alike. References to one object are alike; whether that object changed is asked of it alone. */
function isSame(a: PDFObject | PDFRef | undefined, b: PDFObject | PDFRef | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.toString() === b.toString());
}
