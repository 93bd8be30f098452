import { textWidth } from '../text-layout.ts';
import type { StructureElement } from '../structure.ts';
import type { Block, LayoutContext } from './context.ts';
import { indented, type Piece, withGaps } from './piece.ts';
import { withText } from './text-blocks.ts';
import { textLines } from './text-lines.ts';
import { COLORS, GAPS } from './theme.ts';

export interface ContentsEntry {
  readonly title: string;
  readonly destination: string;
  /** 1 is the outermost; deeper ones are indented. */
  readonly level?: 1 | 2 | 3;
}

/** A table of contents: titles that are links, with their printed pages at the right. */
export function contents(entries: readonly ContentsEntry[]): Block {
  return (context, width) => {
    const toc = context.parent?.add('TOC');
    const pieces = entries.flatMap((entry) => entryPieces(entry, toc?.add('TOCI').add('Reference'), context, width));
    return withGaps(pieces, GAPS.block, GAPS.block);
  };
}

const NUMBER_ROOM = 36;
const INDENT = 16;

function entryPieces(
  { title, destination, level = 1 }: ContentsEntry,
  element: StructureElement | undefined,
  outer: LayoutContext,
  width: number,
): Piece[] {
  const isTop = level === 1;
  const context = withText(outer, { bold: isTop });
  const indent = (level - 1) * INDENT;
  const titleWidth = width - indent - NUMBER_ROOM;
  const page = context.pageOf(destination);
  const titleLines = textLines([{ text: title, link: { destination }, linkDescription: `Go to ${title}` }], element, context, {
    width: titleWidth,
    gapBefore: isTop ? 6 : 0,
  });
  const last = titleLines.at(-1);
  if (page === undefined || !last) return titleLines.map((piece) => indented(piece, indent));

  const [number] = textLines(String(page), element, context, { width: NUMBER_ROOM, align: 'end' });
  const style = { chain: isTop ? context.fonts.bold : context.fonts.regular, size: context.text.size, color: context.text.color };
  const from = titleLines.length > 1 ? Number.POSITIVE_INFINITY : indent + textWidth(title, style) + 6;
  const to = width - textWidth(String(page), style) - 6;
  const withNumber: Piece = {
    ...last,
    draw: (writer, x, top) => {
      last.draw(writer, x, top);
      number?.draw(writer, x + width - NUMBER_ROOM - indent, top);
      const y = top - last.height / 2 - 3;
      const [left, right] = [x + from - indent, x + to - indent];
      if (right > left) writer.rules.line({ x: left, y }, { x: right, y }, { stroke: COLORS.strongLine, dash: [0.6, 3] });
    },
  };
  return [...titleLines.slice(0, -1), withNumber].map((piece) => indented(piece, indent));
}
