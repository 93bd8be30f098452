import type { FontProgram } from './true-type.ts';

/** What a PDF says of a font (ISO 32000-1, 9.8). Lengths are in font units, the angle in degrees. */
export interface FontDescription {
  readonly name: string;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  /** Round all glyphs: left, bottom, right, top. */
  readonly box: readonly number[];
}

/** Reads them from the tables `head`, `hhea`, `OS/2`, `post` and `name` (OpenType 1.9). */
export function describeFont(font: FontProgram): FontDescription {
  const table = (name: string): DataView | undefined => {
    const bytes = font.table(name);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  const [head, hhea, metrics, post, names] = ['head', 'hhea', 'OS/2', 'post', 'name'].map(table);
  const ascent = hhea?.getInt16(4) ?? 0;
  // The height of capitals came with the second version of its table.
  const capHeight = metrics && metrics.getUint16(0) >= 2 ? metrics.getInt16(88) : 0;
  return {
    name: (names && postScriptName(names)) ?? 'Font',
    ascent,
    descent: hhea?.getInt16(6) ?? 0,
    capHeight: capHeight === 0 ? ascent : capHeight,
    italicAngle: (post?.getInt32(4) ?? 0) / 0x10000,
    box: [36, 38, 40, 42].map((at) => head?.getInt16(at) ?? 0),
  };
}

/** The name without spaces, such as `NotoSans-Bold`, from the record for Windows, which is in UTF-16. */
function postScriptName(names: DataView): string | undefined {
  for (let record = 6; record < 6 + names.getUint16(2) * 12; record += 12) {
    if (names.getUint16(record) !== WINDOWS || names.getUint16(record + 6) !== POSTSCRIPT_NAME) continue;
    const from = names.getUint16(4) + names.getUint16(record + 10);
    const units = Array.from({ length: names.getUint16(record + 8) / 2 }, (_, index) => names.getUint16(from + index * 2));
    return String.fromCharCode(...units);
  }
  return undefined;
}

const WINDOWS = 3;
const POSTSCRIPT_NAME = 6;
