/** What drawing and embedding text ask of a font. Lengths are in font units. */
export interface FontProgram {
  readonly unitsPerEm: number;
  /** The glyph of a character; 0 when the font has none. */
  glyphOf(codePoint: number): number;
  advanceOf(glyph: number): number;
  /** The distance from the pen to the left edge of the glyph. */
  leftBearingOf(glyph: number): number;
  /** The glyph's outline as it stands in the file; empty for a space. */
  outlineOf(glyph: number): Uint8Array;
  /** A whole table; undefined when the font has none of that name. */
  table(name: string): Uint8Array | undefined;
}

/**
 * A TrueType font file, read as far as plain text and embedding need it (OpenType 1.9). A shaping engine reads far more,
 * and takes longer over the first letter than this over a whole document. Lengths are in font units.
 */
export class TrueTypeFont implements FontProgram {
  readonly view: DataView;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** How many glyphs have an advance of their own; those after them share the last one. */
  private readonly metricCount: number;
  private readonly metrics: number;
  private characters: Characters | undefined;

  /** Throws when the file is not a TrueType font. */
  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.unitsPerEm = this.view.getUint16(this.offsetOf('head') + 18);
    this.glyphCount = this.view.getUint16(this.offsetOf('maxp') + 4);
    this.metricCount = this.view.getUint16(this.offsetOf('hhea') + 34);
    this.metrics = this.offsetOf('hmtx');
  }

  glyphOf(codePoint: number): number {
    this.characters ??= readCharacters(this.view, this.offsetOf('cmap'));
    return codePoint < BEYOND ? (this.characters.basic[codePoint] ?? 0) : (this.characters.others.get(codePoint) ?? 0);
  }

  advanceOf(glyph: number): number {
    return this.view.getUint16(this.metrics + Math.min(glyph, this.metricCount - 1) * 4);
  }

  leftBearingOf(glyph: number): number {
    const { metricCount, metrics } = this;
    return this.view.getInt16(metrics + (glyph < metricCount ? glyph * 4 + 2 : metricCount * 4 + (glyph - metricCount) * 2));
  }

  outlineOf(glyph: number): Uint8Array {
    const isLong = this.view.getInt16(this.offsetOf('head') + 50) === 1;
    const loca = this.offsetOf('loca');
    const offset = (index: number) => (isLong ? this.view.getUint32(loca + index * 4) : this.view.getUint16(loca + index * 2) * 2);
    const outlines = this.offsetOf('glyf');
    return this.bytes.subarray(outlines + offset(glyph), outlines + offset(glyph + 1));
  }

  table(name: string): Uint8Array | undefined {
    const entry = findTable(this.view, name);
    return entry && this.bytes.subarray(entry.offset, entry.offset + entry.length);
  }

  private offsetOf(name: string): number {
    const entry = findTable(this.view, name);
    if (!entry) throw new Error(`The font has no table "${name}"`);
    return entry.offset;
  }
}

/** Where a table of the font is; undefined when it has none of that name. */
export function findTable(view: DataView, name: string): { readonly offset: number; readonly length: number } | undefined {
  const wanted = tagOf(name);
  for (let entry = 12; entry < 12 + view.getUint16(4) * 16; entry += 16) {
    if (view.getUint32(entry) === wanted) return { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) };
  }
  return undefined;
}

/** Four letters as the number that stands in the file. */
export function tagOf(name: string): number {
  return [0, 1, 2, 3].reduce((tag, i) => tag * 256 + name.charCodeAt(i), 0);
}

/** Glyphs by character: an array for the Basic Multilingual Plane, where nearly all text is, and a map for the rest. */
interface Characters {
  readonly basic: Uint16Array;
  readonly others: ReadonlyMap<number, number>;
}

const BEYOND = 0x10000;

/** From the Unicode subtables of format 4, which is for the Basic Multilingual Plane, and 12, which is for all. */
function readCharacters(view: DataView, cmap: number): Characters {
  const basic = new Uint16Array(BEYOND);
  const others = new Map<number, number>();
  let isRead = false;
  for (let record = cmap + 4; record < cmap + 4 + view.getUint16(cmap + 2) * 8; record += 8) {
    const [platform, encoding] = [view.getUint16(record), view.getUint16(record + 2)];
    const at = cmap + view.getUint32(record + 4);
    const format = view.getUint16(at);
    if (platform !== 0 && (platform !== WINDOWS || (encoding !== 1 && encoding !== 10))) continue;
    if (format === SEGMENTS) readSegments(view, at, basic);
    else if (format === GROUPS) readGroups(view, at, basic, others);
    isRead ||= format === SEGMENTS || format === GROUPS;
  }
  if (!isRead) throw new Error('The font has no table of Unicode characters that is understood here');
  return { basic, others };
}

const WINDOWS = 3;
const SEGMENTS = 4;
const GROUPS = 12;

function readSegments(view: DataView, at: number, glyphs: Uint16Array): void {
  const size = view.getUint16(at + 6);
  for (let segment = 0; segment < size; segment += 2) {
    const [last, first] = [view.getUint16(at + 14 + segment), view.getUint16(at + 16 + size + segment)];
    const delta = view.getUint16(at + 16 + 2 * size + segment);
    const rangeAt = at + 16 + 3 * size + segment;
    const range = view.getUint16(rangeAt);
    for (let character = first; character <= last && character < 0xffff; character++) {
      const glyph = range === 0 ? character : view.getUint16(rangeAt + range + (character - first) * 2);
      glyphs[character] = glyph === 0 ? 0 : glyph + delta;
    }
  }
}

function readGroups(view: DataView, at: number, basic: Uint16Array, others: Map<number, number>): void {
  for (let group = at + 16; group < at + 16 + view.getUint32(at + 12) * 12; group += 12) {
    const [first, last, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    for (let character = first; character <= last; character++) {
      if (character < BEYOND) basic[character] = glyph + character - first;
      else others.set(character, glyph + character - first);
    }
  }
}
