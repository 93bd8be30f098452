import type { PDFContext, PDFRef } from 'pdf-lib';
import type { ContentOperators } from './content-operators.ts';
import { asciiBytes, pdfNumber, textString } from './pdf-syntax.ts';
import type { StreamStore } from './stream-store.ts';
import type { StructureElement } from './structure.ts';
import { WrittenObject } from './written-object.ts';

export interface FieldBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An empty field that somebody can sign later, in any PDF program. */
export interface SignatureField {
  readonly ref: PDFRef;
  /** A Form element. */
  readonly element: StructureElement;
  /** Programs find the field by it; each is given once in a document. */
  readonly name: string;
  /** What is signed there, in words (PDF/UA-1, 7.18.1). */
  readonly label: string;
  /** What the signer agrees to: PDF programs offer it as the reason (ISO 32000-1, 12.7.4.5). */
  readonly reason: string;
  readonly box: FieldBox;
  /** How it looks while nobody has signed, drawn from its own left bottom corner. */
  readonly look: ContentOperators;
}

/** Writes a field that is its own widget (ISO 32000-1, 12.5.6.19); `parentNumber` is its key in the parent tree. */
export function writeSignatureField(
  context: PDFContext,
  streams: StreamStore,
  { ref, name, label, reason, box, look }: SignatureField,
  { page, fonts, parentNumber }: { readonly page: PDFRef; readonly fonts: PDFRef; readonly parentNumber: number },
): void {
  const appearance = streams.add(asciiBytes(look.toString()), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: new WrittenObject(`[0 0 ${pdfNumber(box.width)} ${pdfNumber(box.height)}]`),
    Resources: context.obj({ Font: fonts }),
  });
  const corners = [box.x, box.y, box.x + box.width, box.y + box.height].map(pdfNumber).join(' ');
  context.assign(
    ref,
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: textString(name),
      TU: textString(label),
      SV: { Type: 'SV', Reasons: [textString(reason)] },
      Rect: new WrittenObject(`[${corners}]`),
      F: PRINT,
      P: page,
      StructParent: parentNumber,
      AP: { N: appearance },
    }),
  );
}

/** The form that the fields make up (ISO 32000-1, 12.7.2). */
export function writeForm(context: PDFContext, fields: readonly SignatureField[]): PDFRef {
  return context.register(context.obj({ Fields: fields.map(({ ref }) => ref), SigFlags: SIGNATURES_EXIST }));
}

/** Annotation flag 3: it belongs to the printed page, as PDF/A wants of every annotation (PDF/A-3, 6.3.2). */
const PRINT = 4;
/** The first bit of SigFlags: there are signature fields. Who signs one sets the second. */
const SIGNATURES_EXIST = 1;
