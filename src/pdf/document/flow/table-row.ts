import type { PageWriter } from '../page-writer.ts';
import type { StructureElement, StructureProperties } from '../structure.ts';
import { contentPieces } from './content.ts';
import { derive, type LayoutContext, markTyped } from './context.ts';
import type { Piece } from './piece.ts';
import { type RowCell, rowPiece } from './row.ts';
import type { CellOptions, Column, TableCell, TableOptions } from './table.ts';
import { COLORS } from './theme.ts';

export const CELL_PADDING = { x: 6, y: 4.2 } as const;

/** What all rows of a table share. Points from its left edge. */
export interface TableFrame {
  /** Where the columns begin, and at the end where the last one ends. */
  readonly edges: readonly number[];
  /** White space before the text of the first column, and after that of the last. */
  readonly left: number;
  readonly right: number;
}

/** A row of a table's body, which can be torn only when it is higher than a third of a page. */
export function bodyRow(
  cells: readonly TableCell[],
  row: StructureElement | undefined,
  { columns, isGrid, minRowHeight = 0 }: TableOptions,
  frame: TableFrame,
  context: LayoutContext,
): Piece {
  const { edges } = frame;
  const shades: { left: number; right: number; color: NonNullable<CellOptions['shade']> }[] = [];
  const ends: number[] = [];
  let position = 0;
  const rowCells = cells.map((given): RowCell => {
    const cell = isCellOptions(given) ? given : { content: given };
    const isTitle = cells.length === 1 && columns.length > 1;
    const span = cell.span ?? (isTitle ? columns.length : 1);
    const column = columns[position] ?? {};
    const left = edges[position] ?? 0;
    const right = edges[position + span] ?? edges.at(-1) ?? 0;
    const leftInset = position === 0 ? frame.left : CELL_PADDING.x;
    position += span;
    const rightInset = position >= columns.length ? frame.right : CELL_PADDING.x;
    ends.push(right);
    const shade = cell.shade ?? (isTitle ? undefined : column.shade);
    if (shade) shades.push({ left, right, color: shade });
    return {
      x: left + leftInset,
      align: cell.verticalAlign ?? 'top',
      pieces: cellPieces(cell, column, isTitle, span, row, context, right - left - leftInset - rightInset),
    };
  });

  return rowPiece(rowCells, {
    paddingTop: CELL_PADDING.y,
    paddingBottom: CELL_PADDING.y,
    minHeight: minRowHeight,
    unbreakableUpTo: context.maxHeight / 3,
    decorate: (page, x, top, height, isLastPart) => {
      const bottom = top - height;
      for (const { left, right, color } of shades) page.shades.rectangle(x + left, bottom, right - left, height, { fill: color });
      if (isGrid) drawGrid(page, [0, ...ends], x, top, height);
      else if (isLastPart) page.rules.line({ x, y: bottom }, { x: x + (edges.at(-1) ?? 0), y: bottom }, { stroke: COLORS.line });
    },
  });
}

/** Frames round the cells between these edges. */
export function drawGrid(page: PageWriter, edges: readonly number[], x: number, top: number, height: number): void {
  edges.slice(1).forEach((right, index) => {
    const left = edges[index] ?? 0;
    page.rules.rectangle(x + left, top - height, right - left, height, { stroke: COLORS.strongLine });
  });
}

function cellPieces(
  cell: CellOptions,
  column: Column,
  isTitle: boolean,
  span: number,
  row: StructureElement | undefined,
  outer: LayoutContext,
  width: number,
): readonly Piece[] {
  const isHeader = cell.isHeader ?? (isTitle || column.isRowHeader === true);
  const properties: StructureProperties = { ...(isHeader ? { scope: 'Row' as const } : {}), ...(span > 1 ? { columnSpan: span } : {}) };
  const element = row?.add(isHeader ? 'TH' : 'TD', properties);
  if (column.isTyped) markTyped(element, outer);
  const bold = cell.bold ?? (isTitle || (column.bold ?? column.isRowHeader ?? false));
  const context = derive(outer, element, { bold, color: cell.color ?? outer.text.color, size: outer.text.size });
  return contentPieces(cell.content, element, context, width, cell.align ?? column.align);
}

export function isCellOptions(cell: TableCell): cell is CellOptions {
  return typeof cell === 'object' && 'content' in cell;
}
