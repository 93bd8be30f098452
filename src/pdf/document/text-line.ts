import { visualOrder } from './bidi-order.ts';
import type { Color } from './pdf-syntax.ts';
import type { TextFont } from './text-font.ts';
import type { Word, WordPart } from './words.ts';

/** Text that is drawn in one go: one font, one style, one direction. `x` and `width` are in points. */
export interface TextFragment {
  readonly x: number;
  readonly width: number;
  /** Which span it comes from. */
  readonly span: number;
  readonly font: TextFont;
  readonly size: number;
  readonly color: Color;
  /** Goes between the angle brackets of a TJ array. */
  readonly codes: string;
  readonly actualText: string | undefined;
}

/** Fragments are in reading order, which for right-to-left text is not their order on paper. */
export interface TextLine {
  readonly fragments: readonly TextFragment[];
  readonly width: number;
  readonly isRightToLeft: boolean;
}

/** Left to right: neighbours of one look are joined, so that an ordinary line is a single operator. */
export function plainLine(words: readonly Word[], trailing: WordPart | undefined): TextLine {
  const builder = new LineBuilder();
  words.forEach((word, index) => {
    if (index > 0 && word.space) builder.add(word.space);
    for (const part of word.parts) builder.add(part);
  });
  const width = builder.width;
  // Without a space at its end a line would run into the next one when the text is copied or read out.
  if (trailing && words.length > 0) builder.add(trailing);
  return { fragments: builder.fragments, width, isRightToLeft: false };
}

/** Mixed directions: each part is placed where the bidirectional algorithm wants it. */
export function orderedLine(words: readonly Word[], trailing: WordPart | undefined, isRightToLeft: boolean): TextLine {
  const parts = words.flatMap((word, index) => (index > 0 && word.space ? [word.space, ...word.parts] : word.parts));
  const positions: number[] = [];
  let width = 0;
  for (const index of visualOrder(parts.map((part) => part.level))) {
    positions[index] = width;
    width += parts[index]?.width ?? 0;
  }
  const builder = new LineBuilder();
  parts.forEach((part, index) => builder.add(part, positions[index] ?? 0));
  if (trailing && parts.length > 0) builder.add(trailing, isRightToLeft ? -trailing.width : width);
  return { fragments: builder.fragments, width, isRightToLeft };
}

class LineBuilder {
  readonly fragments: Mutable<TextFragment>[] = [];
  width = 0;
  /** The direction of the last fragment while other words may join it. */
  private open: 'right' | 'left' | undefined;

  add(part: WordPart, x = this.width): void {
    const { plain } = part.shaped;
    const last = this.fragments.at(-1);
    const direction = part.level % 2 === 0 ? 'right' : 'left';
    const isJoined = this.open === direction && last?.span === part.span && last.font === plain?.font;
    if (!plain) {
      this.addRuns(part, x);
    } else if (isJoined && direction === 'right' && Math.abs(last.x + last.width - x) < TOLERANCE) {
      last.codes += plain.codes;
      last.width += part.width;
    } else if (isJoined && direction === 'left' && Math.abs(x + part.width - last.x) < TOLERANCE) {
      // Within a run readers expect what they see from the left, and turn it round.
      last.codes = plain.codes + last.codes;
      last.x = x;
      last.width += part.width;
    } else {
      this.open = direction;
      this.push(part, plain.font, x, part.width, plain.codes, undefined);
    }
    this.width = Math.max(this.width, x + part.width);
  }

  private addRuns(part: WordPart, start: number): void {
    this.open = undefined;
    const isRightToLeft = part.level % 2 === 1;
    let x = isRightToLeft ? start + part.width : start;
    for (const run of part.shaped.runs) {
      const width = (run.width * part.style.size) / 1000;
      if (isRightToLeft) x -= width;
      if (run.codes !== '') this.push(part, run.font, x, width, run.codes, run.actualText);
      if (!isRightToLeft) x += width;
    }
  }

  private push({ span, style }: WordPart, font: TextFont, x: number, width: number, codes: string, actualText: string | undefined): void {
    this.fragments.push({ x, width, span, font, size: style.size, color: style.color, codes, actualText });
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const TOLERANCE = 0.01;
