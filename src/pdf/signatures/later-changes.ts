import { PDFDict, PDFName, PDFRef } from 'pdf-lib';
import { BlobStream } from '../reading/blob-stream.ts';
import type { PdfFile } from '../reading/pdf-file.ts';
import { isAlike, isAlikeBut } from './compare-objects.ts';
import { findSignatureFields, type FoundField } from './signature-fields.ts';

/** What was added to a file after it was signed. */
export type LaterChanges = 'nothing' | 'signatures' | 'changes';

/**
 * V4: compares a file as it was signed with what it is now. Only one thing may be done to a signed file: fields that were empty
 * may be signed, by any program. `before` is the file up to the signature's end.
 */
export async function laterChanges(before: PdfFile, now: PdfFile): Promise<LaterChanges> {
  if (now.size === before.size) return 'nothing';
  // Bytes behind the end that nothing leads to.
  if (now.startXref === before.startXref) return 'changes';
  const kept = [ROOT, INFO].every((key) => isAlike(before.trailer.get(key), now.trailer.get(key)));
  if (!kept) return 'changes';

  const [fieldsBefore, fieldsNow] = [byRef(await findSignatureFields(before)), byRef(await findSignatureFields(now))];
  for (const ref of now.changedSince(before)) {
    const field = fieldsBefore.get(ref.toString());
    const isAllowed = field ? isSigning(field, fieldsNow.get(ref.toString())) : await isUpkeep(ref, before, now);
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
  return before.value === undefined && now?.value !== undefined && isAlikeBut(before.dict, now.dict, ['V', 'AP', 'M']);
}

/** What programs write anew when somebody signs, and which changes nothing on the pages and no attached file. */
async function isUpkeep(ref: PDFRef, before: PdfFile, now: PdfFile): Promise<boolean> {
  const [old, recent, root] = [await before.resolve(ref), await now.resolve(ref), await before.root()];
  if (isAlike(ref, root?.get(PDFName.of('Metadata')))) return old instanceof BlobStream && recent instanceof BlobStream;
  if (!(old instanceof PDFDict) || !(recent instanceof PDFDict)) return false;
  if (isAlike(ref, root?.get(PDFName.of('AcroForm')))) return isAlikeBut(old, recent, ['SigFlags']);
  if (isAlike(ref, before.trailer.get(ROOT))) return isAlikeBut(old, recent, ['Extensions']);
  return isAlike(ref, before.trailer.get(INFO)) && isAlikeBut(old, recent, ['ModDate', 'Producer']);
}
