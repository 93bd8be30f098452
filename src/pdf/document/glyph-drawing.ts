import type { Cluster, PlacedGlyph } from './clusters.ts';
import { canBeComposed, type ComposedGlyph, type DrawnGlyph, type GlyphPart } from './composed-glyph.ts';
import { hexCode } from './pdf-syntax.ts';

/** TJ numbers move the pen to the left, hence the sign (ISO 32000-1, 9.4.3). */
export function penMove(distance: number): string {
  const rounded = Math.round(distance * 10) / 10;
  return rounded === 0 ? '' : `>${-rounded}<`;
}

/** Letters with the marks that are set over or under them, as one. */
export function withMarks(clusters: readonly Cluster[], isRightToLeft: boolean): Cluster[] {
  const joined: { text: string; glyphs: readonly PlacedGlyph[] }[] = [];
  for (const { text, glyphs } of clusters) {
    const [first] = glyphs;
    const last = joined.at(-1);
    if (last && first && (first.xAdvance === 0 || first.xOffset !== 0 || first.yOffset !== 0)) {
      last.text += text;
      last.glyphs = isRightToLeft ? [...glyphs, ...last.glyphs] : [...last.glyphs, ...glyphs];
    } else {
      joined.push({ text, glyphs });
    }
  }
  return joined;
}

/** What stands under one code. */
export interface Drawing extends Pick<PlacedGlyph, 'ownAdvance' | 'xAdvance' | 'xOffset'> {
  readonly drawn: DrawnGlyph;
  readonly meaning: string;
}

/**
 * A cluster as drawings, from the left, each of which means a single letter, because that is what all readers agree on:
 * what a glyph with several letters means depends on who reads it, above all from right to left. The first letter's
 * drawing is the whole cluster; the others are empty, and letters share its width. Marks have none, as readers expect.
 * Undefined when it is too wide.
 */
export function drawingsOf({ text, glyphs }: Cluster, isRightToLeft: boolean): Drawing[] | undefined {
  const letters = PICTURE.test(text) ? splitPicture(text) : Array.from(text);
  const [only] = glyphs;
  if (only && glyphs.length === 1 && letters.length === 1 && only.yOffset === 0) return [{ ...only, drawn: only.glyph, meaning: text }];

  const width = Math.round(glyphs.reduce((sum, { xAdvance }) => sum + xAdvance, 0));
  const sharing = letters.filter((letter, index) => index > 0 && !WIDTHLESS.test(letter)).length + 1;
  const share = Math.floor(width / sharing);
  const first = width - share * (sharing - 1);
  const whole = composed(glyphs, isRightToLeft ? first - width : 0, first);
  if (!canBeComposed(whole)) return undefined;
  const drawings = letters.map((meaning, index) => {
    const advance = index === 0 ? first : WIDTHLESS.test(meaning) ? 0 : share;
    return { drawn: index === 0 ? whole : { parts: [], advance }, meaning, ownAdvance: advance, xAdvance: advance, xOffset: 0 };
  });
  return isRightToLeft ? drawings.reverse() : drawings;
}

/** Marks, joiners and the like. */
const WIDTHLESS = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
/** Of pictures the parts have meanings of their own, so these stay together; only the letters of a flag's region do not. */
const PICTURE = /^[\p{Extended_Pictographic}\p{Regional_Indicator}\d#*]/u;

function splitPicture(text: string): string[] {
  const [, picture = text, region = ''] = /^(.*?)([\u{E0020}-\u{E007F}]*)$/su.exec(text) ?? [];
  return [picture, ...Array.from(region)];
}

/** Several glyphs as one that begins at `x` from the pen. */
function composed(glyphs: readonly PlacedGlyph[], x: number, advance: number): ComposedGlyph {
  const parts: GlyphPart[] = [];
  let pen = x;
  for (const { glyph, xAdvance, xOffset, yOffset } of glyphs) {
    parts.push({ glyph, x: Math.round(pen + xOffset), y: Math.round(yOffset) });
    pen += xAdvance;
  }
  return { parts, advance };
}

/** Strings codes together with the moves of the pen between them. Lengths given are in font units. */
export class CodeBuilder {
  codes = '';
  private pen = 0;
  // How far the pen still has to move, because the last glyph's advance is not the one in the font's width table.
  private pending = 0;

  constructor(private readonly scale: number) {}

  /** In thousandths of the font size. */
  get width(): number {
    return this.pen * this.scale;
  }

  add(code: number, { ownAdvance, xAdvance, xOffset }: Drawing): void {
    this.codes += penMove((this.pending + xOffset) * this.scale) + hexCode(code);
    this.pending = xAdvance - ownAdvance - xOffset;
    this.pen += xAdvance;
  }

  finish(): string {
    return this.codes + penMove(this.pending * this.scale);
  }
}
