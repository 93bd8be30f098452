import type { Color } from '../pdf-syntax.ts';
import { type Block, derive, layoutBlocks } from './context.ts';
import { keptTogether, type Piece, type RunningText, stack, withGaps } from './piece.ts';
import { rowPiece } from './row.ts';
import { COLORS, GAPS } from './theme.ts';

/** A part of the document in the structure tree; `title` names it there. */
export function section(title: string, blocks: readonly Block[]): Block {
  return (context, width) => layoutBlocks(blocks, derive(context, context.parent?.add('Sect', { title }), context.text), width);
}

/** What follows begins on a new page, unless it does anyway; headers change as given. */
export function pageBreak(running?: RunningText): Block {
  return () => [{ ...EMPTY, startsPage: true, keepWithNext: true, ...(running ? { running } : {}) }];
}

/** Headers change as given, from the page on which the next block begins. */
export function running(text: RunningText): Block {
  return () => [{ ...EMPTY, keepWithNext: true, running: text }];
}

/** A named place without a heading. */
export function anchor(name: string): Block {
  return () => [{ ...EMPTY, keepWithNext: true, anchors: [{ name, offset: 0 }] }];
}

/** White space in points, none at the top of a page. */
export function space(points: number): Block {
  return () => [{ ...EMPTY, gapBefore: points }];
}

/** A thin rule across. */
export function rule(): Block {
  return (_context, width) => [
    {
      height: 1,
      gapBefore: GAPS.paragraph,
      gapAfter: GAPS.paragraph,
      draw: (page, x, top) => page.rules.line({ x, y: top }, { x: x + width, y: top }, { stroke: COLORS.line }),
    },
  ];
}

/** Blocks that are not torn apart, as long as they fit on one page. */
export function together(blocks: readonly Block[]): Block {
  return (context, width) => {
    const pieces = layoutBlocks(blocks, context, width);
    return stack(pieces).height <= context.maxHeight ? keptTogether(pieces) : pieces;
  };
}

export interface ColumnsOptions {
  /** Shares of the width; equal unless given. */
  readonly weights?: readonly number[];
  /** Between the columns, in points. */
  readonly gap?: number;
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
}

/** Blocks side by side, read one column after the other. Not torn apart unless higher than half a page. */
export function columns(parts: readonly (readonly Block[])[], { weights, gap = 16, verticalAlign = 'top' }: ColumnsOptions = {}): Block {
  return (context, width) => {
    const shares = parts.map((_, index) => weights?.[index] ?? 1);
    const unit = (width - gap * (parts.length - 1)) / shares.reduce((sum, share) => sum + share, 0);
    let x = 0;
    const cells = parts.map((blocks, index) => {
      const columnWidth = unit * (shares[index] ?? 1);
      const cell = { x, align: verticalAlign, pieces: layoutBlocks(blocks, context, columnWidth) };
      x += columnWidth + gap;
      return cell;
    });
    return withGaps([rowPiece(cells, { unbreakableUpTo: context.maxHeight / 2 })], GAPS.block, GAPS.block);
  };
}

export interface BoxOptions {
  readonly fill?: Color;
  readonly border?: Color;
  readonly padding?: number;
}

/** Blocks in a rounded frame. A very high one is torn, and each part gets its own frame. */
export function box(blocks: readonly Block[], { fill, border = COLORS.line, padding = 11 }: BoxOptions = {}): Block {
  return (context, width) => {
    const pieces = layoutBlocks(blocks, context, width - 2 * padding);
    const framed = rowPiece([{ x: padding, pieces }], {
      paddingTop: padding,
      paddingBottom: padding,
      unbreakableUpTo: context.maxHeight / 2,
      decorate: (page, x, top, height) => {
        page.shades.roundedRectangle(x, top - height, width, height, 6, { stroke: border, ...(fill ? { fill } : {}) });
      },
    });
    return withGaps([framed], GAPS.block, GAPS.block);
  };
}

const EMPTY: Piece = { height: 0, gapBefore: 0, gapAfter: 0, draw: () => undefined };
