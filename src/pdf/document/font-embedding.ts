import { type PDFContext, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import { advanceOfDrawn, type DrawnGlyph } from './composed-glyph.ts';
import { describeFont } from './font-description.ts';
import { asciiBytes, hexCode, utf16Hex } from './pdf-syntax.ts';
import type { StreamStore } from './stream-store.ts';
import { subsetFont } from './subset-font.ts';
import type { TextFont } from './text-font.ts';

/**
 * Writes the used part of a font as a Type 0 font over CIDFontType2 with Identity-H (ISO 32000-1, 9.7), with its file,
 * its widths and its ToUnicode map: PDF/UA-1 7.21 and PDF/A-3 6.2.11. Call it once, after all text is drawn.
 */
export function embedFont(font: TextFont, context: PDFContext, streams: StreamStore): PDFRef {
  const { name: fontName, ascent, descent, capHeight, italicAngle, box } = describeFont(font.file);
  const perThousand = (length: number) => Math.round((length * 1000) / font.file.unitsPerEm);
  const name = `${subsetTag(font)}+${fontName.replace(/[^A-Za-z0-9-]/g, '')}`;
  const bytes = subsetFont(font.file, font.glyphs);
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: SYMBOLIC | (italicAngle === 0 ? 0 : ITALIC),
      FontBBox: box.map(perThousand),
      ItalicAngle: italicAngle,
      Ascent: perThousand(ascent),
      Descent: perThousand(descent),
      CapHeight: perThousand(capHeight),
      StemV: 80,
      FontFile2: streams.add(bytes, { Length1: bytes.length }),
    }),
  );
  const cidFont = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      CIDToGIDMap: 'Identity',
      FontDescriptor: descriptor,
      DW: 1000,
      W: [0, font.glyphs.map((glyph) => Math.round((advanceOfDrawn(font.file, glyph) * 1e6) / font.file.unitsPerEm) / 1000)],
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: PDFName.of(name),
      Encoding: 'Identity-H',
      DescendantFonts: [cidFont],
      ToUnicode: streams.add(asciiBytes(toUnicodeMap(font))),
    }),
  );
}

const SYMBOLIC = 4;
const ITALIC = 64;

/** Six capitals before the name say that the font is a subset (ISO 32000-1, 9.6.4); made from the glyphs, so that equal documents have equal tags. */
function subsetTag(font: TextFont): string {
  let hash = 0;
  const add = (number: number) => (hash = (Math.imul(hash, 31) + number) >>> 0);
  for (const glyph of font.glyphs) for (const number of numbersOf(glyph)) add(number);
  let tag = '';
  for (let i = 0; i < 6; i++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26) + i * 17;
  }
  return tag;
}

function numbersOf(glyph: DrawnGlyph): readonly number[] {
  return typeof glyph === 'number' ? [glyph] : glyph.parts.flatMap(({ glyph: part, x, y }) => [part, x, y]);
}

/** Every code needs a Unicode value (PDF/UA-1, 7.21.7); a part of a letter without one of its own gets U+200B. */
function toUnicodeMap(font: TextFont): string {
  const entries: string[] = [];
  for (let code = 1; code < font.glyphs.length; code++) {
    entries.push(`<${hexCode(code)}> <${utf16Hex(font.textByCode.get(code) ?? '\u200B')}>`);
  }
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += 100) {
    const block = entries.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('');
}
