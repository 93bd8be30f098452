import { PDFArray, PDFDict, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from 'pdf-lib';
import type { PdfFile } from '../reading/pdf-file.ts';

/** A signature field of a PDF, signed or not. */
export interface FoundField {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  /** `assessor`; of a field within another the names are joined by dots. */
  readonly name: string;
  /** In words, for people; '' when it has none. */
  readonly label: string;
  /** The statement that it offers as a reason to sign; '' when it has none. */
  readonly reason: string;
  /** The signature dictionary, as a value or a reference; undefined while nobody has signed. */
  readonly value: PDFObject | undefined;
}

/** The signature fields of a PDF, in the order of its form. */
export async function findSignatureFields(file: PdfFile): Promise<readonly FoundField[]> {
  const form = await file.dict(await file.root(), 'AcroForm');
  const found: FoundField[] = [];
  const seen = new Set<string>();
  const walk = async (items: PDFArray | undefined, prefix: string, isSignature: boolean, depth: number): Promise<void> => {
    for (const ref of items?.asArray() ?? []) {
      if (!(ref instanceof PDFRef) || seen.has(ref.toString()) || seen.size >= MOST_FIELDS) continue;
      seen.add(ref.toString());
      const dict = await file.resolve(ref);
      if (!(dict instanceof PDFDict)) continue;
      const type = await file.name(dict, 'FT');
      const isField = type === undefined ? isSignature : type === 'Sig';
      const ownName = await file.text(dict, 'T');
      const name = [prefix, ownName].filter(Boolean).join('.');
      const kids = await file.array(dict, 'Kids');
      // A kid without a name is only another place on paper of the same field.
      if (isField && (ownName !== undefined || kids === undefined)) found.push(await toField(file, ref, dict, name));
      if (kids && depth < DEEPEST) await walk(kids, name, isField, depth + 1);
    }
  };
  await walk(await file.array(form, 'Fields'), '', false, 0);
  return found;
}

const MOST_FIELDS = 10_000;
const DEEPEST = 8;

async function toField(file: PdfFile, ref: PDFRef, dict: PDFDict, name: string): Promise<FoundField> {
  const reasons = await file.array(await file.dict(dict, 'SV'), 'Reasons');
  const reason = await file.resolve(reasons?.asArray()[0]);
  const value = dict.get(PDFName.of('V'));
  return {
    ref,
    dict,
    name,
    label: (await file.text(dict, 'TU')) ?? '',
    reason: reason instanceof PDFString || reason instanceof PDFHexString ? reason.decodeText() : '',
    value: (await file.resolve(value)) === undefined ? undefined : value,
  };
}
