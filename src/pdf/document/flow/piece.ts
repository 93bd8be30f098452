import type { PageWriter } from '../page-writer.ts';

/**
 * The smallest part of a block that cannot be torn apart: a line, a table row, a photo. Blocks lay themselves out as
 * pieces; `paginate` deals the pieces out to pages; then they draw themselves.
 */
export interface Piece {
  /** In points, as are the gaps. Of two neighbouring gaps the larger counts; at the top of a page there is none. */
  readonly height: number;
  readonly gapBefore: number;
  readonly gapAfter: number;
  /** Stays on the page of the next piece: headings, the first and the last but one line of a paragraph. */
  readonly keepWithNext?: boolean;
  readonly startsPage?: boolean;
  /** Named places, with their distance from the top of the piece. */
  readonly anchors?: readonly { readonly name: string; readonly offset: number }[];
  /**
   * Of a very high piece: a part that is no higher than `available`, and the rest. Undefined when not even its first
   * line would fit.
   */
  readonly split?: (available: number) => readonly [Piece, Piece] | undefined;
  /** Drawn again above this piece when it comes first on a page: the header row of its table. */
  readonly repeat?: { readonly height: number; readonly draw: Draw };
  /** What page headers say from the page of this piece on. */
  readonly running?: RunningText;
  readonly draw: Draw;
}

/** Draws with the left top corner at `x`, `top` (points from the bottom of the page). */
type Draw = (page: PageWriter, x: number, top: number) => void;

/** What the header of a page can show; keys that are not given stay as they were. */
export interface RunningText {
  /** The part of the document, for the running head: `Evidence`. */
  readonly section?: string;
  /** The bold reference at the top right: `E4`. An empty text takes it away. */
  readonly reference?: string;
}

/** The same piece, `distance` further to the right. */
export function indented(piece: Piece, distance: number): Piece {
  const shift =
    (draw: Draw): Draw =>
    (page, x, top) =>
      draw(page, x + distance, top);
  const { draw, repeat, split } = piece;
  const splitIndented = (available: number): readonly [Piece, Piece] | undefined => {
    const halves = split?.(available);
    return halves && [indented(halves[0], distance), indented(halves[1], distance)];
  };
  return {
    ...piece,
    draw: shift(draw),
    ...(repeat ? { repeat: { height: repeat.height, draw: shift(repeat.draw) } } : {}),
    ...(split ? { split: splitIndented } : {}),
  };
}

/** The same pieces on one page. */
export function keptTogether(pieces: readonly Piece[]): Piece[] {
  return [...keptWithNext(pieces.slice(0, -1)), ...pieces.slice(-1)];
}

/** The same pieces on one page with what follows them. */
export function keptWithNext(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => ({ ...piece, keepWithNext: true }));
}

/** The same pieces with at least this much space around them. */
export function withGaps(pieces: readonly Piece[], before: number, after: number): Piece[] {
  return pieces.map((piece, index) => ({
    ...piece,
    gapBefore: index === 0 ? Math.max(piece.gapBefore, before) : piece.gapBefore,
    gapAfter: index === pieces.length - 1 ? Math.max(piece.gapAfter, after) : piece.gapAfter,
  }));
}

/** Pieces one under the other: where each begins, counted from the top, and how high they are together. */
export function stack(pieces: readonly Piece[]): { offsets: number[]; height: number } {
  const offsets: number[] = [];
  let height = 0;
  let gap = 0;
  pieces.forEach((piece, index) => {
    if (index > 0) height += Math.max(gap, piece.gapBefore);
    offsets.push(height);
    height += piece.height;
    gap = piece.gapAfter;
  });
  return { offsets, height };
}
