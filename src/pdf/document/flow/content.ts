import type { StructureElement } from '../structure.ts';
import { type Block, derive, layoutBlocks, type LayoutContext } from './context.ts';
import type { InlineText } from './inline.ts';
import type { Piece } from './piece.ts';
import { type Alignment, textLines } from './text-lines.ts';

/** What a list item, a value or a table cell holds: text, or blocks of its own. */
export type Content = InlineText | readonly Block[];

/** Pieces of text that belongs to `element` itself, or of blocks within it. */
export function contentPieces(
  content: Content,
  element: StructureElement | undefined,
  context: LayoutContext,
  width: number,
  align: Alignment = 'start',
): Piece[] {
  if (isBlocks(content)) return layoutBlocks(content, derive(context, element, context.text), width);
  return textLines(content, element, context, { width, align });
}

function isBlocks(content: Content): content is readonly Block[] {
  return typeof content !== 'string' && content.length > 0 && content.every((part) => typeof part === 'function');
}
