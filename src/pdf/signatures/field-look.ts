import { ContentOperators } from '../document/content-operators.ts';
import { COLORS, HALF_CAPITAL } from '../document/flow/theme.ts';
import type { FontFamily } from '../document/font-family.ts';
import { graphemesOf } from '../document/graphemes.ts';
import { layoutText, textWidth } from '../document/text-layout.ts';
import type { TextStyle } from '../document/words.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a signed field says. */
export interface SignedWords {
  /** Printed in bold. */
  readonly first: string;
  readonly others: readonly string[];
}

/** Room for a signature of four lines. */
export const FIELD_HEIGHT = 40;

/** A field that nobody has signed: a frame that says what it is for. */
export function emptyFieldLook(fonts: FontFamily, size: Size): ContentOperators {
  const content = new ContentOperators();
  frame(content, size, { stroke: COLORS.strongLine, lineWidth: 0.6, dash: [2, 2] });
  writeLines(content, [fitted('For a digital signature', { chain: fonts.regular, size: TEXT_SIZE, color: COLORS.muted }, size)], size);
  return content;
}

/** The same field, signed. Long names are set smaller, and in the end cut off: the signature holds them in full. */
export function signedFieldLook(fonts: FontFamily, size: Size, { first, others }: SignedWords): ContentOperators {
  const content = new ContentOperators();
  frame(content, size, { fill: COLORS.shade, stroke: COLORS.strongLine, lineWidth: 0.6 });
  const lines = [
    fitted(first, { chain: fonts.bold, size: TEXT_SIZE, color: COLORS.ink }, size),
    ...others.map((text) => fitted(text, { chain: fonts.regular, size: TEXT_SIZE, color: COLORS.ink }, size)),
  ];
  writeLines(content, lines, size);
  return content;
}

const TEXT_SIZE = 6.8;
const SMALLEST_SIZE = 5;
const LINE_HEIGHT = 1.28;
const PADDING = 5;
const RADIUS = 4;

interface Line {
  readonly text: string;
  readonly style: TextStyle;
}

function frame(content: ContentOperators, { width, height }: Size, paint: Parameters<ContentOperators['roundedRectangle']>[5]): void {
  // Half the line's width inside, or the edge of the field would cut it.
  content.roundedRectangle(0.4, 0.4, width - 0.8, height - 0.8, RADIUS, paint);
}

function fitted(text: string, style: TextStyle, { width }: Size): Line {
  const room = width - 2 * PADDING;
  const size = Math.max(SMALLEST_SIZE, Math.min(style.size, (style.size * room) / Math.max(1, textWidth(text, style))));
  const small = { ...style, size };
  const letters = graphemesOf(text);
  let kept = text;
  while (letters.length > 0 && textWidth(kept, small) > room + 0.01) {
    letters.pop();
    kept = `${letters.join('').trimEnd()}…`;
  }
  return { text: kept, style: small };
}

/** One under the other, in the middle of the field's height. */
function writeLines(content: ContentOperators, lines: readonly Line[], { width, height }: Size): void {
  const step = TEXT_SIZE * LINE_HEIGHT;
  let middle = height / 2 + (step * (lines.length - 1)) / 2;
  for (const { text, style } of lines) {
    const [line] = layoutText([{ text, style }], Number.POSITIVE_INFINITY);
    const left = line?.isRightToLeft ? width - PADDING - line.width : PADDING;
    for (const fragment of line?.fragments ?? []) content.text(fragment, left + fragment.x, middle - style.size * HALF_CAPITAL);
    middle -= step;
  }
}
