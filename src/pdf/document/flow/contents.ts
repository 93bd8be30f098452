import { textWidth } from '../text-layout.ts';
import type { Block } from './context.ts';
import { withGaps } from './piece.ts';
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
  return (outer, width) => {
    const toc = outer.parent?.add('TOC');
    const pieces = entries.flatMap(({ title, destination, level = 1 }) => {
      const context = withText(outer, { bold: level === 1 });
      const page = context.pageOf(destination);
      const item = toc?.add('TOCI')?.add('Reference');
      const indent = (level - 1) * 16;
      const link = { destination };
      const style = { chain: level === 1 ? context.fonts.bold : context.fonts.regular, size: context.text.size, color: COLORS.ink };
      const numberWidth = page === undefined ? 0 : textWidth(String(page), style);
      const titleWidth = width - indent - NUMBER_ROOM;

      // The number is part of the same link, drawn apart so that it can stand at the margin.
      const lines = textLines([{ text: title, link, linkDescription: `Go to ${title}` }], item, context, { width: titleWidth });
      const [number] = page === undefined ? [] : textLines(String(page), item, context, { width: NUMBER_ROOM, align: 'end' });
      const lastWidth = Math.min(textWidth(title, style), titleWidth);
      return lines.map((line, index) => ({
        ...line,
        gapBefore: index === 0 ? (level === 1 ? GAPS.item + 3 : 0) : 0,
        keepWithNext: index < lines.length - 1,
        draw: (writer, x, top) => {
          line.draw(writer, x + indent, top);
          if (index < lines.length - 1) return;
          number?.draw(writer, x + width - NUMBER_ROOM, top);
          const y = top - line.height / 2 - 3;
          const [from, to] = [x + indent + lastWidth + 6, x + width - numberWidth - 6];
          if (lines.length === 1 && page !== undefined && to > from) writer.rules.line({ x: from, y }, { x: to, y }, { stroke: COLORS.strongLine, dash: [0.6, 3] });
        },
      } satisfies ReturnType<Block>[number]));
    });
    return withGaps(pieces, GAPS.block, GAPS.block);
  };
}

const NUMBER_ROOM = 36;
