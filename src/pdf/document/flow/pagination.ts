import { type FilledPages, type FillOptions, PageFiller, type PlacedPage } from './page-filler.ts';
import type { Piece, RunningText } from './piece.ts';

export interface Pagination {
  readonly pages: readonly PlacedPage[];
  /** Page index, counted from 0, and distance from the top of the text area, by the name of the place. */
  readonly places: ReadonlyMap<string, { readonly page: number; readonly y: number }>;
}

/**
 * Deals pieces out to pages of this height. Where little would be left for the last page before a new beginning, white
 * space is taken in, or else more goes over to it. Throws when two places have the same name.
 */
export function paginate(pieces: readonly Piece[], height: number): Pagination {
  const pages: PlacedPage[] = [];
  const places = new Map<string, { page: number; y: number }>();
  let running: RunningText = {};
  for (const stretch of stretches(pieces)) {
    const filled = fillWell(chainsOf(stretch), height, running);
    for (const [name, place] of filled.places) {
      if (places.has(name)) throw new Error(`Two places are named "${name}"`);
      places.set(name, { page: pages.length + place.page, y: place.y });
    }
    pages.push(...filled.pages);
    running = filled.pages.at(-1)?.running ?? running;
  }
  return { pages, places };
}

/** From one page break to the next. Breaks with nothing between them are one, and one at the very end is none. */
function stretches(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const found: Piece[][] = [];
  let current: Piece[] = [];
  let isEmpty = true;
  for (const piece of pieces) {
    if (piece.startsPage && !isEmpty) {
      found.push(current);
      current = [];
      isEmpty = true;
    }
    current.push(piece);
    if (piece.height > 0) isEmpty = false;
  }
  const last = found.at(-1);
  if (isEmpty && last) last.push(...current.filter(({ startsPage }) => !startsPage));
  else found.push(current);
  return found;
}

/** Pieces that should stay on one page, in order. */
function chainsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const chains: (readonly Piece[])[] = [];
  let from = 0;
  while (from < pieces.length) {
    let to = from;
    while (pieces[to]?.keepWithNext && to + 1 < pieces.length) to++;
    chains.push(pieces.slice(from, to + 1));
    from = to + 1;
  }
  return chains;
}

/** Of the height of a page: less than this on the last one looks like a mistake. */
const LITTLE = 0.2;
/** Of the height of a page: more white than this at the foot of the one before it would be the greater evil. */
const FULL_ENOUGH = 0.6;
/** How far white space between blocks may be taken in, as shares of what it should be. */
const TIGHTER = [0.85, 0.7, 0.55, 0.4];

function fillWell(chains: readonly (readonly Piece[])[], height: number, running: RunningText): FilledPages {
  const asGiven = fill(chains, height, running, {});
  if (asGiven.pages.length < 2 || asGiven.lastHeight >= height * LITTLE) return asGiven;
  for (const gapScale of TIGHTER) {
    const tighter = fill(chains, height, running, { gapScale });
    if (tighter.pages.length < asGiven.pages.length) return tighter;
  }
  for (let breakBefore = asGiven.lastChain - 1; breakBefore > 0; breakBefore--) {
    const earlier = fill(chains, height, running, { breakBefore });
    if (earlier.pages.length !== asGiven.pages.length || earlier.heightBefore < height * FULL_ENOUGH) break;
    if (earlier.lastHeight >= height * LITTLE) return earlier;
  }
  return asGiven;
}

function fill(chains: readonly (readonly Piece[])[], height: number, running: RunningText, options: FillOptions): FilledPages {
  const filler = new PageFiller(height, running, options);
  for (const chain of chains) filler.addChain(chain);
  return filler.filled();
}
