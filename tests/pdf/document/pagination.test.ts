import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../../src/pdf/document/flow/pagination.ts';
import type { Piece } from '../../../src/pdf/document/flow/piece.ts';
import { rowPiece } from '../../../src/pdf/document/flow/row.ts';

const piece = (height: number, more: Partial<Piece> = {}): Piece => ({ height, gapBefore: 0, gapAfter: 0, draw: () => undefined, ...more });
const heights = (pieces: readonly Piece[], pageHeight = 100) =>
  paginate(pieces, pageHeight).pages.map((page) => page.placed.map((placed) => placed.piece.height));

describe('dealing pieces out to pages', () => {
  it('fills a page and goes on with the next', () => {
    expect(heights([piece(40), piece(50), piece(20), piece(90)])).toEqual([[40, 50], [20], [90]]);
  });

  it('counts the larger of two gaps, and none at the top of a page', () => {
    const { pages } = paginate([piece(40, { gapBefore: 9, gapAfter: 10 }), piece(40, { gapBefore: 15 }), piece(30, { gapBefore: 50 })], 100);
    expect(pages.map((page) => page.placed.map(({ y }) => y))).toEqual([[0, 55], [0]]);
  });

  it('keeps a heading with what follows', () => {
    expect(heights([piece(80), piece(10, { keepWithNext: true }), piece(15)])).toEqual([[80], [10, 15]]);
  });

  it('tears what is kept together only when it is higher than a page', () => {
    expect(heights([piece(30), ...[60, 50, 40].map((h) => piece(h, { keepWithNext: true })), piece(5)])).toEqual([
      [30, 60],
      [50, 40, 5],
    ]);
  });

  it('repeats the header row above rows that begin a page', () => {
    const repeat = { height: 20, draw: () => undefined };
    expect(heights([piece(20, { keepWithNext: true }), piece(45, { repeat }), piece(45, { repeat }), piece(30, { repeat })])).toEqual([
      [20, 45],
      [20, 45, 30],
    ]);
  });

  it('makes no empty page: not for two breaks in a row, nor for one at either end', () => {
    const start = piece(0, { startsPage: true, keepWithNext: true });
    expect(heights([start, piece(10), start, start, piece(20), start])).toEqual([[10], [20]]);
  });

  it('does not hold the last piece before a page break to the one after it', () => {
    expect(heights([piece(10), piece(10, { keepWithNext: true }), piece(0, { startsPage: true, keepWithNext: true }), piece(20)])).toEqual([
      [10, 10],
      [20],
    ]);
  });

  it('changes the running head on the page of the piece that asks for it', () => {
    const { pages } = paginate([piece(90), piece(0, { running: { reference: 'E1' }, keepWithNext: true }), piece(50), piece(60)], 100);
    expect(pages.map((page) => page.running.reference)).toEqual([undefined, 'E1', 'E1']);
  });

  it('knows on which page and how far down a named place is, and accepts a name once', () => {
    const named = piece(30, { anchors: [{ name: 'E1', offset: 4 }] });
    expect(paginate([piece(90), named], 100).places.get('E1')).toEqual({ page: 1, y: 4 });
    expect(() => paginate([named, named], 100)).toThrow('E1');
  });

  it('loses nothing, keeps the order, and overfills no page', () => {
    const pieces = fc.array(
      fc.record({
        height: fc.integer({ min: 1, max: 100 }),
        gapBefore: fc.integer({ min: 0, max: 30 }),
        gapAfter: fc.integer({ min: 0, max: 30 }),
        keepWithNext: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (given) => {
        const all = given.map((options) => piece(options.height, options));
        const { pages } = paginate(all, 100);
        expect(pages.flatMap((page) => page.placed.map((placed) => placed.piece))).toEqual(all);
        for (const { placed } of pages)
          for (const {
            piece: { height },
            y,
          } of placed)
            expect(y + height).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('a row that is higher than a page', () => {
  it('is torn between lines, in each cell where that cell allows it', () => {
    const [head, tail] = row(lines(12, 10), lines(3, 30)).split?.(68) ?? [];
    expect(head?.height).toBe(65);
    expect(tail?.height).toBe(2 + 90 + 3);
  });

  it('leaves at least two lines on either page', () => {
    expect(row(lines(12, 10), []).split?.(19)).toBeUndefined();
    const [head] = row(lines(7, 10), []).split?.(68) ?? [];
    expect(head?.height).toBe(55);
  });

  it('is not torn when it is of ordinary height', () => {
    expect(row(lines(5, 10), []).split).toBeUndefined();
  });

  it('goes on over as many pages as it needs, with two lines at least on the last', () => {
    expect(heights([piece(50), row(lines(23, 10), lines(4, 10))])).toEqual([[50, 45], [95], [85], [25]]);
  });
});

/** A text of so many lines, of which two at least stay together at either end. */
function lines(count: number, height: number): Piece[] {
  return Array.from({ length: count }, (_, index) => piece(height, { keepWithNext: index === 0 || index === count - 2 }));
}

function row(left: readonly Piece[], right: readonly Piece[]): Piece {
  return rowPiece(
    [
      { x: 0, pieces: left },
      { x: 50, pieces: right },
    ],
    { paddingTop: 2, paddingBottom: 3, unbreakableUpTo: 60 },
  );
}
