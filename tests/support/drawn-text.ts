import type { TextFont } from '../../src/pdf/document/text-font.ts';
import type { TextFragment, TextLine } from '../../src/pdf/document/text-line.ts';

/** The codes of a fragment, from the left, with the moves of the pen before each (in thousandths of the font size). */
function codesOf(codes: string): { code: number; move: number }[] {
  const found: { code: number; move: number }[] = [];
  let move = 0;
  for (const [, code, adjustment] of codes.matchAll(/([0-9a-f]{4})|>(-?[\d.]+)</g)) {
    if (code === undefined) {
      move -= Number(adjustment);
    } else {
      found.push({ code: Number.parseInt(code, 16), move });
      move = 0;
    }
  }
  return found;
}

/** The text as the file holds it: what codes mean, or the text said beside them, in reading order. */
export function spelled(line: TextLine, isRightToLeft: (fragment: TextFragment) => boolean = hasRightToLeft): string {
  return line.fragments
    .map((fragment) => {
      const letters = codesOf(fragment.codes).map(({ code }) => fragment.font.textByCode.get(code) ?? '');
      return fragment.actualText ?? (isRightToLeft(fragment) ? letters.reverse() : letters).join('');
    })
    .join('');
}

function hasRightToLeft({ font, codes }: TextFragment): boolean {
  return codesOf(codes).some(({ code }) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(font.textByCode.get(code) ?? ''));
}

export interface DrawnText {
  /** Visible glyphs by their place in font units, sorted: `475@0,0`. */
  readonly glyphs: readonly string[];
  readonly width: number;
}

/** What the codes draw, glyph by glyph of the font, whatever has been composed. */
export function drawnGlyphs(font: TextFont, codes: string): DrawnText {
  const units = font.file.unitsPerEm / 1000;
  const glyphs: string[] = [];
  let pen = 0;
  const place = (glyph: number, x: number, y: number) => {
    if (font.file.outlineOf(glyph).length > 0) glyphs.push(`${glyph}@${Math.round(x)},${Math.round(y)}`);
  };
  for (const { code, move } of codesOf(codes)) {
    pen += move * units;
    const drawn = font.glyphs[code] ?? 0;
    if (typeof drawn === 'number') {
      place(drawn, pen, 0);
      pen += font.file.advanceOf(drawn);
    } else {
      for (const { glyph, x, y } of drawn.parts) place(glyph, pen + x, y);
      pen += drawn.advance;
    }
  }
  return { glyphs: glyphs.sort(), width: pen };
}
