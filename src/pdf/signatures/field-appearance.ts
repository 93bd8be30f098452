import { PDFArray, type PDFContext, type PDFDict, PDFName, PDFNumber, type PDFRef } from 'pdf-lib';
import { embedFont } from '../document/font-embedding.ts';
import type { FontFamily } from '../document/font-family.ts';
import { asciiBytes, pdfNumber } from '../document/pdf-syntax.ts';
import type { StreamStore } from '../document/stream-store.ts';
import { WrittenObject } from '../document/written-object.ts';
import { signedFieldLook, type SignedWords } from './field-look.ts';

/** Writes what a signed field shows, with the letters that it needs of its fonts: a file for the archive borrows none. */
export function writeAppearance(context: PDFContext, streams: StreamStore, fonts: FontFamily, field: PDFDict, words: SignedWords): PDFRef {
  const size = sizeOf(field);
  const look = signedFieldLook(fonts, size, words);
  const used = fonts.fonts.filter((font) => font.isUsed).map((font) => [font.key, embedFont(font, context, streams)] as const);
  return streams.add(asciiBytes(look.toString()), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: new WrittenObject(`[0 0 ${pdfNumber(size.width)} ${pdfNumber(size.height)}]`),
    Resources: context.obj({ Font: Object.fromEntries(used) }),
  });
}

function sizeOf(field: PDFDict): { width: number; height: number } {
  const rectangle = field.get(PDFName.of('Rect'));
  const corners = rectangle instanceof PDFArray ? rectangle.asArray() : [];
  const [left = 0, bottom = 0, right = 0, top = 0] = corners.map((corner) => (corner instanceof PDFNumber ? corner.asNumber() : 0));
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}
