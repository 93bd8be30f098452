import type { Cluster, PlacedGlyph } from './clusters.ts';
import type { ComposedGlyph, GlyphPart } from './composed-glyph.ts';
import { hexCode } from './pdf-syntax.ts';

/** TJ numbers move the pen to the left, hence the sign (ISO 32000-1, 9.4.3). */
export function penMove(distance: number): string {
  const rounded = Math.round(distance * 10) / 10;
  return rounded === 0 ? '' : `>${-rounded}<`;
}

/** Letters with the marks that are set over or under them, as one. */
export function withMarks(clusters: readonly Cluster[]): Cluster[] {
  const joined: { text: string; glyphs: readonly PlacedGlyph[] }[] = [];
  for (const { text, glyphs } of clusters) {
    const [first] = glyphs;
    const last = joined.at(-1);
    if (last && first && (first.xAdvance === 0 || first.xOffset !== 0 || first.yOffset !== 0)) {
      last.text += text;
      last.glyphs = [...last.glyphs, ...glyphs];
    } else {
      joined.push({ text, glyphs });
    }
  }
  return joined;
}

/** Several glyphs as one, with the pen where it would be after the last of them. */
export function composed(glyphs: readonly PlacedGlyph[]): ComposedGlyph {
  const parts: GlyphPart[] = [];
  let pen = 0;
  for (const { glyph, xAdvance, xOffset, yOffset } of glyphs) {
    parts.push({ glyph, x: Math.round(pen + xOffset), y: Math.round(yOffset) });
    pen += xAdvance;
  }
  return { parts, advance: Math.round(pen) };
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

  add(code: number, { ownAdvance, xAdvance, xOffset }: Pick<PlacedGlyph, 'ownAdvance' | 'xAdvance' | 'xOffset'>): void {
    this.codes += penMove((this.pending + xOffset) * this.scale) + hexCode(code);
    this.pending = xAdvance - ownAdvance - xOffset;
    this.pen += xAdvance;
  }

  finish(): string {
    return this.codes + penMove(this.pending * this.scale);
  }
}
