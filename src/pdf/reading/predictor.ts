import { type PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import { damaged } from './pdf-read-error.ts';

/**
 * Undoes what was done to rows of bytes so that they pack better: the five filters of PNG (ISO 32000-1, 7.4.4.4), with which
 * cross-reference streams are written, and TIFF's for bytes. Throws a `PdfProblem` for what no sound file has.
 */
export function undoPredictor(bytes: Uint8Array<ArrayBuffer>, parameters: PDFDict): Uint8Array<ArrayBuffer> {
  const number = (key: string, otherwise: number) => {
    const value = parameters.get(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return bytes;
  const [colors, bits, columns] = [number('Colors', 1), number('BitsPerComponent', 8), number('Columns', 1)];
  const isSound = colors >= 1 && colors <= 32 && [1, 2, 4, 8, 16].includes(bits) && columns >= 1 && columns <= 1_000_000;
  const isKnown = (predictor >= 10 && predictor <= 15) || (predictor === 2 && bits === 8);
  if (!isSound || !isKnown || !Number.isInteger(colors * columns)) return damaged('a part of it is packed in a way that Folio does not know');
  const pixel = Math.ceil((colors * bits) / 8);
  const row = Math.ceil((colors * bits * columns) / 8);
  return predictor === 2 ? undoTiff(bytes, row, pixel) : undoPng(bytes, row, pixel);
}

function undoTiff(bytes: Uint8Array<ArrayBuffer>, row: number, pixel: number): Uint8Array<ArrayBuffer> {
  const plain = bytes.slice();
  for (let at = 0; at < plain.length; at += 1) if (at % row >= pixel) plain[at] = (plain[at] ?? 0) + (plain[at - pixel] ?? 0);
  return plain;
}

/** Each row has a byte before it that names its filter. A last row that is cut short is as long as it is. */
function undoPng(bytes: Uint8Array<ArrayBuffer>, row: number, pixel: number): Uint8Array<ArrayBuffer> {
  const rows = Math.ceil(bytes.length / (row + 1));
  const plain = new Uint8Array(Math.max(0, bytes.length - rows));
  for (let index = 0; index < rows; index += 1) {
    const filter = bytes[index * (row + 1)] ?? 0;
    const [from, to] = [index * row, Math.min((index + 1) * row, plain.length)];
    for (let at = from; at < to; at += 1) {
      const left = at - pixel >= from ? (plain[at - pixel] ?? 0) : 0;
      const above = index > 0 ? (plain[at - row] ?? 0) : 0;
      const corner = index > 0 && at - pixel >= from ? (plain[at - row - pixel] ?? 0) : 0;
      plain[at] = (bytes[at + index + 1] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return plain;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
      if (toLeft <= toAbove && toLeft <= toCorner) return left;
      return toAbove <= toCorner ? above : corner;
    }
    default:
      return 0;
  }
}
