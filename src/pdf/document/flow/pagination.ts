import { type Piece, type RunningText, stack } from './piece.ts';

interface PlacedPage {
  /** Pieces with the distance of their top from the top of the text area, in points. */
  readonly placed: { readonly piece: Pick<Piece, 'draw' | 'height'>; readonly y: number }[];
  running: RunningText;
}

export interface Pagination {
  readonly pages: PlacedPage[];
  /** Page index, counted from 0, and distance from the top of the text area, by the name of the place. */
  readonly places: ReadonlyMap<string, { readonly page: number; readonly y: number }>;
}

/** Deals pieces out to pages of this height. Throws when two places have the same name. */
export function paginate(pieces: readonly Piece[], height: number): Pagination {
  const filler = new PageFiller(height);
  let from = 0;
  while (from < pieces.length) {
    let to = from;
    while (pieces[to]?.keepWithNext && to + 1 < pieces.length && !pieces[to + 1]?.startsPage) to++;
    filler.addChain(pieces.slice(from, to + 1));
    from = to + 1;
  }
  return { pages: filler.pages, places: filler.places };
}

class PageFiller {
  readonly pages: PlacedPage[] = [];
  readonly places = new Map<string, { page: number; y: number }>();
  private page = this.newPage({});
  private y = 0;
  private gap = 0;

  constructor(private readonly height: number) {}

  /** Pieces that should stay on one page. They go to the next one if that helps, and are torn if nothing helps. */
  addChain(chain: readonly Piece[]): void {
    // A page break at the very end makes no empty page.
    const startsPage = chain.some((piece) => piece.startsPage) && chain.some((piece) => piece.height > 0);
    if (
      !this.isAtTop &&
      (startsPage || (!this.hasRoomFor(chain, this.room(chain[0])) && this.hasRoomFor(chain, this.height - (chain[0]?.repeat?.height ?? 0))))
    ) {
      this.turn();
    }
    for (const piece of chain) this.add(piece);
  }

  private hasRoomFor(chain: readonly Piece[], room: number): boolean {
    const last = chain.at(-1);
    const rest = room - stack(chain).height + TOLERANCE;
    return rest >= 0 || (last?.split !== undefined && last.split(rest + last.height) !== undefined);
  }

  /** What is left of the page for this piece and those that follow. */
  private room(piece: Piece | undefined): number {
    return this.height - this.y - (this.isAtTop ? 0 : Math.max(this.gap, piece?.gapBefore ?? 0));
  }

  private add(piece: Piece): void {
    if (piece.height > this.room(piece) + TOLERANCE) {
      const halves = piece.split?.(this.room(piece) - (this.isAtTop ? (piece.repeat?.height ?? 0) : 0));
      if (halves) {
        const [head, tail] = halves;
        this.place({ ...piece, ...head, gapBefore: piece.gapBefore });
        this.turn();
        return this.add({ ...tail, gapAfter: piece.gapAfter, ...(piece.repeat ? { repeat: piece.repeat } : {}) });
      }
      if (!this.isAtTop) {
        this.turn();
        return this.add(piece);
      }
    }
    return this.place(piece);
  }

  private place(piece: Piece): void {
    if (piece.running) this.page.running = { ...this.page.running, ...piece.running };
    if (this.isAtTop && piece.repeat) {
      this.page.placed.push({ piece: piece.repeat, y: 0 });
      this.y = piece.repeat.height;
    } else if (!this.isAtTop) {
      this.y += Math.max(this.gap, piece.gapBefore);
    }
    for (const { name, offset } of piece.anchors ?? []) {
      if (this.places.has(name)) throw new Error(`Two places are named "${name}"`);
      this.places.set(name, { page: this.pages.length - 1, y: this.y + offset });
    }
    if (piece.height > 0) this.page.placed.push({ piece, y: this.y });
    this.y += piece.height;
    this.gap = piece.gapAfter;
  }

  private get isAtTop(): boolean {
    return this.page.placed.length === 0;
  }

  private turn(): void {
    this.page = this.newPage(this.page.running);
    this.y = 0;
    this.gap = 0;
  }

  private newPage(running: RunningText): PlacedPage {
    const page: PlacedPage = { placed: [], running };
    this.pages.push(page);
    return page;
  }
}

const TOLERANCE = 0.01;
