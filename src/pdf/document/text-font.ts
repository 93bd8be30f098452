import { create, type Font, type Glyph, type Subset } from 'fontkit';
import { hexCode } from './pdf-syntax.ts';

/** Text turned into glyphs of one font. Lengths are in thousandths of the font size, as in PDF. */
export interface ShapedText {
  readonly text: string;
  readonly width: number;
  /** The glyphs, cut where the baseline shifts for accents set over letters. */
  readonly segments: readonly TextSegment[];
  /** True when a reader that maps the codes back one by one gets exactly `text`; otherwise it needs ActualText. */
  readonly isExact: boolean;
}

/** Glyphs on one baseline, `rise` thousandths of the font size above the line's. */
export interface TextSegment {
  readonly rise: number;
  /** Goes between the angle brackets of a TJ array; where the pen moves it closes and opens them: `00010002>-12<0003`. */
  readonly codes: string;
}

/**
 * One font file of one document: shapes text (kerning, ligatures, mark positions) and remembers which glyphs were
 * used, so that only those are embedded. `key` is its name in the page resources. Costs about 0.1 s for its first text.
 */
export function createFont(bytes: Uint8Array, key: string): TextFont {
  return new TextFont(create(bytes), key);
}

export class TextFont {
  /** Glyphs in the order of their codes in this document; code 0 is .notdef, which is never drawn. */
  readonly glyphs: Glyph[];
  /** What each code means, for ToUnicode. */
  readonly textByCode = new Map<number, string>();
  readonly subset: Subset;
  private readonly codeByGlyph = new Map<number, number>();
  private readonly scale: number;

  constructor(
    readonly source: Font,
    readonly key: string,
  ) {
    this.subset = source.createSubset();
    this.glyphs = [source.getGlyph(0)];
    this.scale = 1000 / source.unitsPerEm;
  }

  get isUsed(): boolean {
    return this.glyphs.length > 1;
  }

  has(codePoint: number): boolean {
    return this.source.hasGlyphForCodePoint(codePoint);
  }

  /** Shapes a word or a run of one direction. Callers keep the result: shaping costs about 10 µs per character. */
  shape(text: string, isRightToLeft: boolean): ShapedText {
    const run = this.source.layout(text, undefined, undefined, undefined, isRightToLeft ? 'rtl' : 'ltr');
    const segments: TextSegment[] = [];
    const meanings: string[] = [];
    let width = 0;
    let rise = 0;
    let codes = '';
    // How far the pen still has to move, because the last glyph's advance is not the one in the font's width table.
    let pending = 0;

    run.glyphs.forEach((glyph, index) => {
      const position = run.positions[index];
      if (!position) return;
      const code = this.codeOf(glyph);
      meanings.push(this.textByCode.get(code) ?? '');
      const glyphRise = Math.round(position.yOffset * this.scale);
      if (glyphRise !== rise) {
        if (codes !== '') segments.push({ rise, codes });
        codes = '';
        rise = glyphRise;
      }
      const xOffset = position.xOffset * this.scale;
      codes += penMove(pending + xOffset) + hexCode(code);
      pending = (position.xAdvance - glyph.advanceWidth) * this.scale - xOffset;
      width += position.xAdvance * this.scale;
    });
    codes += penMove(pending);
    if (codes !== '') segments.push({ rise, codes });

    const read = (isRightToLeft ? meanings.reverse() : meanings).join('');
    return { text, width, segments, isExact: read === text };
  }

  private codeOf(glyph: Glyph): number {
    let code = this.codeByGlyph.get(glyph.id);
    if (code === undefined) {
      code = this.subset.includeGlyph(glyph);
      this.codeByGlyph.set(glyph.id, code);
      this.glyphs[code] = glyph;
    }
    if (!this.textByCode.has(code) && glyph.codePoints.length > 0) {
      this.textByCode.set(code, String.fromCodePoint(...glyph.codePoints));
    }
    return code;
  }
}

/** TJ numbers move the pen to the left, hence the sign (ISO 32000-1, 9.4.3). */
function penMove(distance: number): string {
  const rounded = Math.round(distance * 10) / 10;
  return rounded === 0 ? '' : `>${-rounded}<`;
}
