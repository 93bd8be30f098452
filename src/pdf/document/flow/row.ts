import type { PageWriter } from '../page-writer.ts';
import { type Piece, stack } from './piece.ts';

/** Pieces side by side with others: a table cell, or one of two columns. `x` is in points from the row's left edge. */
export interface RowCell {
  readonly x: number;
  readonly pieces: readonly Piece[];
  readonly align?: 'top' | 'middle' | 'bottom';
}

export interface RowOptions {
  readonly paddingTop?: number;
  readonly paddingBottom?: number;
  readonly minHeight?: number;
  /** Rows up to this height are never torn. */
  readonly unbreakableUpTo: number;
  /** Draws shades and rules of the row, or of the part of it that is on this page. */
  readonly decorate?: (page: PageWriter, x: number, top: number, height: number, isLastPart: boolean) => void;
}

/** Cells side by side as one piece; a high one can be torn between its lines, in each cell where that cell allows it. */
export function rowPiece(cells: readonly RowCell[], options: RowOptions): Piece {
  const { unbreakableUpTo } = options;
  const whole = rowPart(cells, options, true);
  return whole.height <= unbreakableUpTo ? whole : { ...whole, split: (available) => splitRow(cells, options, available) };
}

function rowPart(cells: readonly RowCell[], options: RowOptions, isLastPart: boolean): Piece {
  const { paddingTop = 0, paddingBottom = 0, minHeight = 0, decorate } = options;
  const stacks = cells.map((cell) => stack(cell.pieces));
  const content = stacks.reduce((highest, { height }) => Math.max(highest, height), 0);
  const height = Math.max(isLastPart ? minHeight : 0, content + paddingTop + paddingBottom);
  const items: { readonly piece: Piece; readonly x: number; readonly y: number }[] = [];
  const anchors: { readonly name: string; readonly offset: number }[] = [];
  cells.forEach(({ x, align, pieces }, column) => {
    const { offsets, height: cellHeight } = stacks[column] ?? NO_STACK;
    const room = height - paddingTop - paddingBottom - cellHeight;
    const shift = paddingTop + (align === 'bottom' ? room : align === 'middle' ? room / 2 : 0);
    pieces.forEach((piece, index) => {
      const y = shift + (offsets[index] ?? 0);
      items.push({ piece, x, y });
      for (const { name, offset } of piece.anchors ?? []) anchors.push({ name, offset: y + offset });
    });
  });

  return {
    height,
    gapBefore: 0,
    gapAfter: 0,
    anchors,
    draw: (page, x, top) => {
      decorate?.(page, x, top, height, isLastPart);
      for (const item of items) item.piece.draw(page, x + item.x, top - item.y);
    },
  };
}

const NO_STACK = { offsets: [], height: 0 };

function splitRow(cells: readonly RowCell[], options: RowOptions, available: number): readonly [Piece, Piece] | undefined {
  const room = available - (options.paddingTop ?? 0) - (options.paddingBottom ?? 0);
  const halves = cells.map((cell) => ({ cell, ...splitCell(cell.pieces, room) }));
  if (halves.every(({ head }) => head.length === 0)) return undefined;
  // Cells stand at the top of each part: aligning parts to the bottom would tear lines of one text apart.
  const part = (pieces: 'head' | 'tail'): RowCell[] => halves.map((half) => ({ x: half.cell.x, pieces: half[pieces] }));
  return [rowPart(part('head'), options, false), rowPiece(part('tail'), { ...options, unbreakableUpTo: 0 })];
}

/** The pieces that fit into `room`, as far as their keeping together allows, and the others. */
function splitCell(pieces: readonly Piece[], room: number): { head: readonly Piece[]; tail: readonly Piece[] } {
  const { offsets, height } = stack(pieces);
  if (height <= room) return { head: pieces, tail: [] };
  let count = pieces.findIndex((piece, index) => (offsets[index] ?? 0) + piece.height > room);
  const next = pieces[count];
  const halves = next?.split?.(room - (offsets[count] ?? 0));
  if (next && halves) return { head: [...pieces.slice(0, count), halves[0]], tail: withRepeat(next, [halves[1], ...pieces.slice(count + 1)]) };
  while (count > 0 && pieces[count - 1]?.keepWithNext) count--;
  return { head: pieces.slice(0, count), tail: count === 0 ? pieces : withRepeat(pieces[count], pieces.slice(count)) };
}

/** A table that goes on in the next part of its cell says its header row again there. */
function withRepeat(first: Piece | undefined, pieces: readonly Piece[]): readonly Piece[] {
  return first?.repeat ? [{ ...first.repeat, gapBefore: 0, gapAfter: 0, keepWithNext: true }, ...pieces] : pieces;
}
