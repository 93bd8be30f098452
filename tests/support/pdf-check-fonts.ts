import { PDFArray, PDFDict, PDFNumber, type PDFObject } from 'pdf-lib';
import type { Report } from './pdf-check.ts';
import type { PdfObjects } from './pdf-objects.ts';

/** What a font says of its codes, and what its embedded file says of its glyphs: one code, one glyph. */
export interface FontCodes {
  /** Texts by code. */
  readonly meanings: ReadonlyMap<number, string>;
  readonly glyphCount: number;
  /** In thousandths of the font size, by code, from the dictionary. */
  readonly widths: ReadonlyMap<number, number>;
  /** The same from the font's file. */
  readonly advanceOf: (glyph: number) => number | undefined;
}

/** The fonts that a content stream can name. */
export function readFontCodes(objects: PdfObjects, resources: PDFObject | undefined): Map<string, FontCodes> {
  const fonts = new Map<string, FontCodes>();
  for (const [name, value] of objects.dict(resources, 'Font')?.entries() ?? []) {
    const dict = objects.resolve(value);
    if (dict instanceof PDFDict) fonts.set(name.decodeText(), codesOf(objects, dict));
  }
  return fonts;
}

/** Glyphs that are drawn: each is in the font, with a width and a meaning (PDF/UA-1, 7.21; PDF/A-3, 6.2.11). */
export function checkGlyphs(operands: readonly string[], font: FontCodes | undefined, isReplaced: boolean, where: string, report: Report): void {
  if (!font) return report('A 6.2.11', `${where}: text in an unknown font`);
  for (const operand of operands) {
    if (operand === '()') report('A 6.2.11', `${where}: text by single bytes`);
    if (!operand.startsWith('<') || operand === '<<') continue;
    const hex = operand.slice(1, -1);
    if (hex.length % 4 !== 0) report('A 6.1.6-1', `${where}: odd string ${hex}`);
    for (let i = 0; i + 4 <= hex.length; i += 4) checkGlyph(Number.parseInt(hex.slice(i, i + 4), 16), font, isReplaced, where, report);
  }
}

function checkGlyph(code: number, font: FontCodes, isReplaced: boolean, where: string, report: Report): void {
  if (code === 0) report('UA 7.21.8-1', `${where}: .notdef is drawn`);
  if (code >= font.glyphCount) return report('A 6.2.11.4.1-2', `${where}: glyph ${code} is not in the font`);
  const meaning = font.meanings.get(code);
  if (meaning === undefined) report('UA 7.21.7-1', `${where}: glyph ${code} has no Unicode value`);
  else if (/[\0\uFEFF\uFFFE]/.test(meaning) || meaning === '') report('UA 7.21.7-2', `${where}: glyph ${code} means nothing`);
  else if (/[\uE000-\uF8FF\u{F0000}-\u{10FFFF}]/u.test(meaning) && !isReplaced)
    report('A 6.2.11.7.3-1', `${where}: glyph ${code} is of private use, and no text stands for it`);
  const [width, advance] = [font.widths.get(code), font.advanceOf(code)];
  if (width === undefined || advance === undefined || Math.abs(width - advance) > 1)
    report('A 6.2.11.5-1', `${where}: glyph ${code} is ${advance ?? 'nothing'} wide and said to be ${width ?? 'nothing'}`);
}

const cache = new WeakMap<PDFDict, FontCodes>();

function codesOf(objects: PdfObjects, font: PDFDict): FontCodes {
  const known = cache.get(font);
  if (known) return known;
  const [descendant] = objects.list(font, 'DescendantFonts').map((item) => objects.resolve(item));
  const program = objects.bytes(objects.get(objects.get(descendant, 'FontDescriptor'), 'FontFile2'));
  const codes = {
    meanings: readMeanings(objects.bytes(objects.get(font, 'ToUnicode'))),
    widths: readWidths(objects, descendant),
    ...readTrueType(program),
  };
  cache.set(font, codes);
  return codes;
}

function readMeanings(bytes: Uint8Array): Map<number, string> {
  const map = new TextDecoder('latin1').decode(bytes);
  const meanings = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi))
      meanings.set(Number.parseInt(code, 16), fromUtf16(text));
  for (const [, block = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi)) {
      const [first, start] = [Number.parseInt(from, 16), fromUtf16(text)];
      for (let code = first; code <= Number.parseInt(to, 16); code++)
        meanings.set(code, start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + code - first));
    }
  }
  return meanings;
}

function fromUtf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

/** `c [w1 w2 …]` and `c1 c2 w` (ISO 32000-1, 9.7.4.3). */
function readWidths(objects: PdfObjects, font: PDFObject | undefined): Map<number, number> {
  const widths = new Map<number, number>();
  const items = objects.list(font, 'W').map((item) => objects.resolve(item));
  const numberOf = (item: PDFObject | undefined) => (item instanceof PDFNumber ? item.asNumber() : 0);
  for (let i = 0; i < items.length;) {
    const [first, second] = [numberOf(items[i]), items[i + 1]];
    if (second instanceof PDFArray) {
      second.asArray().forEach((width, index) => widths.set(first + index, numberOf(width)));
      i += 2;
    } else {
      for (let code = first; code <= numberOf(second); code++) widths.set(code, numberOf(items[i + 2]));
      i += 3;
    }
  }
  return widths;
}

/** How many glyphs a TrueType file has and how wide they are. */
function readTrueType(bytes: Uint8Array): Pick<FontCodes, 'glyphCount' | 'advanceOf'> {
  const nothing = { glyphCount: 0, advanceOf: () => undefined };
  if (bytes.length < 12) return nothing;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++)
    tables.set(new TextDecoder('latin1').decode(bytes.subarray(12 + i * 16, 16 + i * 16)), view.getUint32(12 + i * 16 + 8));
  const [head, hhea, maxp, hmtx] = ['head', 'hhea', 'maxp', 'hmtx'].map((tag) => tables.get(tag));
  if (head === undefined || hhea === undefined || maxp === undefined || hmtx === undefined) return nothing;
  const [unitsPerEm, metricCount, glyphCount] = [view.getUint16(head + 18), view.getUint16(hhea + 34), view.getUint16(maxp + 4)];
  return {
    glyphCount,
    advanceOf: (glyph) => (glyph < glyphCount ? (view.getUint16(hmtx + Math.min(glyph, metricCount - 1) * 4) * 1000) / unitsPerEm : undefined),
  };
}
