import type { FontChain, ShapedWord } from './font-chain.ts';
import type { Color } from './pdf-syntax.ts';

/** How a stretch of text looks. */
export interface TextStyle {
  readonly chain: FontChain;
  /** In points. */
  readonly size: number;
  readonly color: Color;
}

/** Part of a word: of one span and one direction. Widths are in points. */
export interface WordPart {
  readonly text: string;
  readonly span: number;
  readonly style: TextStyle;
  readonly level: number;
  readonly shaped: ShapedWord;
  readonly width: number;
}

/** What is between two places where a line may break; `space` stood before it. */
export interface Word {
  readonly parts: WordPart[];
  readonly space: WordPart | undefined;
  width: number;
}

/** Shapes a part of a word; an odd level runs from right to left. */
export function toPart(text: string, span: number, style: TextStyle, level: number): WordPart {
  const isRightToLeft = level % 2 === 1;
  const shaped = style.chain.shape(text, isRightToLeft);
  return { text, span, style, level, shaped, width: (shaped.width * style.size) / 1000 };
}

/** The space after a part, in the same font if that has one: then both are drawn in one go. */
export function toSpace(span: number, style: TextStyle, level: number, before: WordPart | undefined): WordPart {
  const shaped = style.chain.space(before?.span === span && before.level === level ? before.shaped.plain?.font : undefined);
  return { text: ' ', span, style, level, shaped, width: (shaped.width * style.size) / 1000 };
}
