import { type Level, levelNames } from '../domain/risk-method.ts';
import type { Block } from './document/flow/context.ts';
import type { InlineText } from './document/flow/inline.ts';
import { type MarkShape, marked } from './document/flow/marks.ts';
import { paragraph } from './document/flow/text-blocks.ts';

/** A shape for each class, so that it is told apart without colour. */
export const levelShapes: Readonly<Record<Level, MarkShape>> = { high: 'triangle', medium: 'diamond', low: 'disc' };

/** The mark of a class with its word, in bold, and what follows the word; a dash while it is not classified. */
export function levelBlocks(level: Level | null, after = ''): Block[] {
  return [withLevel(level, [{ text: level === null ? '–' : `${levelNames[level]}${after}`, bold: level !== null }])];
}

/** Any words beside the mark of a class; without a mark while it is not classified. */
export function withLevel(level: Level | null, words: InlineText): Block {
  return level === null ? paragraph(words, { gapBefore: 0, gapAfter: 0 }) : marked(levelShapes[level], words);
}
