import { type ComposedGlyph, composeOutline, type DrawnGlyph } from './composed-glyph.ts';
import { type FontProgram, tagOf } from './true-type.ts';

/**
 * A font file that has only these glyphs, numbered in this order, and those that they are composed of. For embedding
 * in a PDF, whose text names glyphs by their numbers: what maps characters, kerns or names the font is left out
 * (ISO 32000-1, 9.9).
 */
export function subsetFont(font: FontProgram, glyphs: readonly DrawnGlyph[]): Uint8Array<ArrayBuffer> {
  const order = collectOutlines(font, glyphs);
  const count = order.length;
  const head = copyOf(font, 'head');
  head.setUint32(8, 0);
  head.setUint16(50, LONG_OFFSETS);
  const hhea = copyOf(font, 'hhea');
  hhea.setUint16(34, count);
  const maxp = copyOf(font, 'maxp');
  maxp.setUint16(4, count);
  raiseLimits(maxp, glyphs);

  const hmtx = new DataView(new ArrayBuffer(count * 4));
  const loca = new DataView(new ArrayBuffer((count + 1) * 4));
  let size = 0;
  order.forEach(({ outline, advance, left }, index) => {
    hmtx.setUint16(index * 4, advance);
    hmtx.setInt16(index * 4 + 2, left);
    size += padded(outline.length);
    loca.setUint32(index * 4 + 4, size);
  });
  const glyf = new Uint8Array(size);
  order.forEach(({ outline }, index) => glyf.set(outline, loca.getUint32(index * 4)));

  const hinting = ['cvt ', 'fpgm', 'prep'].flatMap((name) => {
    const table = font.table(name);
    return table ? [[name, table] as const] : [];
  });
  return fontFile([
    ['glyf', glyf],
    ['head', bytesOf(head)],
    ['hhea', bytesOf(hhea)],
    ['hmtx', bytesOf(hmtx)],
    ['loca', bytesOf(loca)],
    ['maxp', bytesOf(maxp)],
    ...hinting,
  ]);
}

const LONG_OFFSETS = 1;

interface NewGlyph {
  readonly outline: Uint8Array;
  readonly advance: number;
  readonly left: number;
}

/** The glyphs in their new order. Composed glyphs name their parts by number: parts that are not in it are added at the end. */
function collectOutlines(font: FontProgram, glyphs: readonly DrawnGlyph[]): NewGlyph[] {
  const order: DrawnGlyph[] = [...glyphs];
  const numbers = new Map<number, number>();
  order.forEach((glyph, index) => {
    if (typeof glyph === 'number' && !numbers.has(glyph)) numbers.set(glyph, index);
  });
  const numberOf = (glyph: number): number => {
    let number = numbers.get(glyph);
    if (number === undefined) {
      number = order.push(glyph) - 1;
      numbers.set(glyph, number);
    }
    return number;
  };
  const collected: NewGlyph[] = [];
  for (let index = 0; index < order.length; index++) {
    const glyph = order[index] ?? 0;
    if (typeof glyph !== 'number') {
      collected.push({ ...composeOutline(font, glyph, numberOf), advance: glyph.advance });
      continue;
    }
    const outline = new Uint8Array(font.outlineOf(glyph));
    const view = new DataView(outline.buffer);
    for (const at of partPlaces(view)) view.setUint16(at, numberOf(view.getUint16(at)));
    collected.push({ outline, advance: font.advanceOf(glyph), left: font.leftBearingOf(glyph) });
  }
  return collected;
}

/** A reader may take room for no more than the table "maxp" says. */
function raiseLimits(maxp: DataView, glyphs: readonly DrawnGlyph[]): void {
  const composed = glyphs.filter((glyph): glyph is ComposedGlyph => typeof glyph !== 'number');
  if (composed.length === 0) return;
  const most = composed.reduce((count, { parts }) => Math.max(count, parts.length), maxp.getUint16(MAX_PARTS));
  for (const at of [MAX_POINTS, MAX_CONTOURS]) {
    const largest = Math.max(maxp.getUint16(at), maxp.getUint16(at + COMPOSITE));
    maxp.setUint16(at + COMPOSITE, Math.min(0xffff, largest * most));
  }
  maxp.setUint16(MAX_PARTS, most);
  maxp.setUint16(MAX_DEPTH, maxp.getUint16(MAX_DEPTH) + 1);
}

const MAX_POINTS = 6;
const MAX_CONTOURS = 8;
/** The same limits for composed glyphs are so much further on. */
const COMPOSITE = 4;
const MAX_PARTS = 28;
const MAX_DEPTH = 30;

/** Where a composed glyph's outline names its parts (OpenType 1.9, "glyf", composite glyph description). */
function partPlaces(outline: DataView): number[] {
  const places: number[] = [];
  if (outline.byteLength === 0 || outline.getInt16(0) >= 0) return places;
  let at = 10;
  for (let flags = MORE_PARTS; (flags & MORE_PARTS) !== 0;) {
    flags = outline.getUint16(at);
    places.push(at + 2);
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2) + ((flags & SCALE) !== 0 ? 2 : (flags & TWO_SCALES) !== 0 ? 4 : (flags & MATRIX) !== 0 ? 8 : 0);
  }
  return places;
}

const WORDS = 0x1;
const SCALE = 0x8;
const MORE_PARTS = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/** Puts tables, which have to be sorted by name, behind a directory (OpenType 1.9, "Organization of an OpenType font"). */
function fontFile(unsorted: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const tables = [...unsorted].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = 12 + tables.length * 16;
  const bytes = new Uint8Array(tables.reduce((sum, [, table]) => sum + padded(table.length), start));
  const view = new DataView(bytes.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, TRUE_TYPE);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, (tables.length << 4) - (16 << power));
  let at = start;
  let adjustment = 0;
  tables.forEach(([name, table], index) => {
    bytes.set(table, at);
    const entry = 12 + index * 16;
    view.setUint32(entry, tagOf(name));
    view.setUint32(entry + 4, checksum(view, at, padded(table.length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, table.length);
    if (name === 'head') adjustment = at + 8;
    at += padded(table.length);
  });
  view.setUint32(adjustment, (WHOLE_CHECKSUM - checksum(view, 0, bytes.length)) >>> 0);
  return bytes;
}

/** What the checksum of a whole file comes to, by a number in its table "head" that makes up the difference. */
const WHOLE_CHECKSUM = 0xb1b0afba;
const TRUE_TYPE = 0x10000;

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** Tables and outlines begin at multiples of four bytes. */
function padded(length: number): number {
  return (length + 3) & ~3;
}

function copyOf(font: FontProgram, name: string): DataView<ArrayBuffer> {
  return new DataView(new Uint8Array(font.table(name) ?? []).buffer);
}

function bytesOf({ buffer, byteLength }: DataView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, 0, byteLength);
}
