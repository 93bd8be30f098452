import type { PageWriter } from '../page-writer.ts';
import type { Color } from '../pdf-syntax.ts';
import type { StructureElement } from '../structure.ts';
import type { Content } from './content.ts';
import { type Block, derive, type LayoutContext } from './context.ts';
import type { InlineText } from './inline.ts';
import { type Piece, withGaps } from './piece.ts';
import { type RowCell, rowPiece } from './row.ts';
import { bodyRow, CELL_PADDING, drawGrid, isCellOptions, type TableFrame } from './table-row.ts';
import { withText } from './text-blocks.ts';
import { type Alignment, textLines } from './text-lines.ts';
import { COLORS, GAPS, SIZES } from './theme.ts';

export interface Column {
  /** What stands above the column; a table in which no column has one has no header row. */
  readonly header?: InlineText;
  /** Share of the width that the fixed columns leave; 1 unless given. */
  readonly weight?: number;
  /** Width in points instead of a share. */
  readonly points?: number;
  readonly align?: Alignment;
  readonly bold?: boolean;
  readonly shade?: Color;
  /** The cells of this column name their rows (PDF/UA-1, 7.5). */
  readonly isRowHeader?: boolean;
  /** The cells of this column hold what people typed. */
  readonly isTyped?: boolean;
}

/** Text, or a cell that looks different or holds blocks (a photo, a list, a signature). A row of one cell is a title over what follows. */
export type TableCell = InlineText | CellOptions;

export interface CellOptions {
  readonly content: Content;
  /** Over how many columns it goes. */
  readonly span?: number;
  readonly align?: Alignment;
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
  readonly bold?: boolean;
  readonly color?: Color;
  readonly shade?: Color;
  /** This cell names its row, or (in a row that spans all columns) what is below it. */
  readonly isHeader?: boolean;
}

export interface TableOptions {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Of the text in points. */
  readonly size?: number;
  readonly minRowHeight?: number;
  /** Rules round every cell, as on a grid; otherwise a thin rule under each row. */
  readonly isGrid?: boolean;
}

/**
 * A table with thin rules under its rows. It breaks between rows, repeats its header row on the next page, and tears
 * only rows that are higher than a third of a page.
 */
export function table(options: TableOptions): Block {
  return (outer, width) => {
    const context = withText(outer, { size: options.size ?? SIZES.table });
    const frame = frameOf(options, width);
    const element = context.parent?.add('Table');
    const hasHeader = options.columns.some((column) => column.header !== undefined);
    const header = hasHeader ? headerRow(options, frame, element?.add('THead').add('TR'), context) : undefined;
    const repeated = header && repeatedHeader(header.height, () => headerRow(options, frame, undefined, context));

    const body = element?.add('TBody');
    const inBody = derive(context, body, context.text);
    const rows = options.rows.flatMap((cells, index): Piece[] => {
      const make = () => [bodyRow(cells, body?.add('TR'), options, frame, context)];
      const pieces = context.memory ? context.memory.piecesOf(cells, inBody, width, make) : make();
      const isTitle = cells.length === 1 && options.columns.length > 1 && index < options.rows.length - 1;
      return pieces.map((piece) => {
        // As with the lines of a paragraph: no row alone at the foot of a page, nor at the head of the next one.
        const isEdge = options.rows.length > 2 && (index === 0 || index === options.rows.length - 2) && !piece.split;
        return { ...piece, ...(isTitle || isEdge ? { keepWithNext: true } : {}), ...(repeated ? { repeat: repeated } : {}) };
      });
    });
    return withGaps(header ? [{ ...header, keepWithNext: rows.length > 0 }, ...rows] : rows, GAPS.block, GAPS.block);
  };
}

/**
 * On later pages the header row is there for the eye only: it was read out once (PDF/UA-1, 7.1). Most tables end on the
 * page on which they begin, so it is made when it is drawn.
 */
function repeatedHeader(height: number, make: () => Piece): NonNullable<Piece['repeat']> {
  let made: Piece | undefined;
  return {
    height,
    draw: (page, x, top) => {
      made ??= make();
      made.draw(page, x, top);
    },
  };
}

/** Text at the edges of the table stands flush with the text around it, unless a frame or a ground is there. */
function frameOf({ columns, rows, isGrid = false }: TableOptions, width: number): TableFrame {
  const hasGround = rows.some(([first]) => first !== undefined && isCellOptions(first) && first.shade !== undefined);
  return {
    edges: columnEdges(columns, width),
    left: isGrid || hasGround || columns[0]?.shade !== undefined ? CELL_PADDING.x : 0,
    right: isGrid || columns.at(-1)?.shade !== undefined ? CELL_PADDING.x : 0,
  };
}

function columnEdges(columns: readonly Column[], width: number): number[] {
  const fixed = columns.reduce((sum, column) => sum + (column.points ?? 0), 0);
  const weights = columns.reduce((sum, column) => sum + (column.points === undefined ? (column.weight ?? 1) : 0), 0);
  const edges = [0];
  let x = 0;
  for (const column of columns) {
    x += column.points ?? ((width - fixed) * (column.weight ?? 1)) / weights;
    edges.push(x);
  }
  return edges;
}

function headerRow(
  { columns, isGrid }: TableOptions,
  { edges, left: firstInset, right: lastInset }: TableFrame,
  row: StructureElement | undefined,
  outer: LayoutContext,
): Piece {
  const context = withText(outer, { bold: true, color: COLORS.muted });
  const cells = columns.map((column, index): RowCell => {
    const left = edges[index] ?? 0;
    const right = edges[index + 1] ?? 0;
    const element = row?.add('TH', { scope: 'Column' });
    const inset = index === 0 ? firstInset : CELL_PADDING.x;
    const width = right - left - inset - (index === columns.length - 1 ? lastInset : CELL_PADDING.x);
    return {
      x: left + inset,
      align: 'bottom',
      pieces: textLines(column.header ?? '', element, context, { width, align: column.align ?? 'start' }),
    };
  });
  const decorate = (page: PageWriter, x: number, top: number, height: number) => {
    const bottom = top - height;
    page.rules.line({ x, y: bottom }, { x: x + (edges.at(-1) ?? 0), y: bottom }, { stroke: COLORS.strongLine, lineWidth: 0.9 });
    if (isGrid) drawGrid(page, edges, x, top, height);
  };
  return rowPiece(cells, { paddingTop: CELL_PADDING.y, paddingBottom: CELL_PADDING.y, unbreakableUpTo: Number.POSITIVE_INFINITY, decorate });
}
