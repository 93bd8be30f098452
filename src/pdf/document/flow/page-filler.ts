import type { Piece, RunningText } from './piece.ts';

export interface PlacedPage {
  /** Pieces with the distance of their top from the top of the text area, in points. */
  readonly placed: { readonly piece: Pick<Piece, 'draw' | 'height'>; readonly y: number }[];
  running: RunningText;
}

export interface FillOptions {
  /** Share of the white space between pieces that is kept; 1 unless given. */
  readonly gapScale?: number;
  /** The chain with this number begins a page. */
  readonly breakBefore?: number;
}

/** Pages without anything before them. */
export interface FilledPages {
  readonly pages: readonly PlacedPage[];
  /** Page index, counted from 0, and distance from the top of the text area, by the name of the place. */
  readonly places: ReadonlyMap<string, { readonly page: number; readonly y: number }>;
  /** Points that are filled on the last page, without a header row that is there again. */
  readonly lastHeight: number;
  /** The same of the page before it. */
  readonly heightBefore: number;
  /** The number of the chain that begins the last page, or that is torn there. */
  readonly lastChain: number;
}

/** Fills pages with chains: pieces that should stay on one page. */
export class PageFiller {
  private readonly pages: PlacedPage[] = [];
  private readonly places = new Map<string, { page: number; y: number }>();
  private readonly gapScale: number;
  private readonly breakBefore: number | undefined;
  private page: PlacedPage;
  private y = 0;
  private gap = 0;
  private repeated = 0;
  private heightBefore = 0;
  private chainCount = 0;
  private lastChain = 0;

  constructor(
    private readonly height: number,
    running: RunningText,
    { gapScale = 1, breakBefore }: FillOptions,
  ) {
    this.gapScale = gapScale;
    this.breakBefore = breakBefore;
    this.page = this.newPage(running);
  }

  /** They go to the next page if that helps, and are torn if nothing helps. */
  addChain(chain: readonly Piece[]): void {
    if (!this.isAtTop && (this.chainCount === this.breakBefore || this.isBetterOnNextPage(chain))) this.turn();
    for (const piece of chain) this.add(piece);
    this.chainCount++;
  }

  filled(): FilledPages {
    const { pages, places, heightBefore, lastChain } = this;
    return { pages, places, lastHeight: this.y - this.repeated, heightBefore, lastChain };
  }

  private isBetterOnNextPage(chain: readonly Piece[]): boolean {
    return !this.hasRoomFor(chain, this.room(chain[0])) && this.hasRoomFor(chain, this.height - (chain[0]?.repeat?.height ?? 0));
  }

  private hasRoomFor(chain: readonly Piece[], room: number): boolean {
    let height = 0;
    let gap = 0;
    for (let index = 0; index < chain.length; index++) {
      const piece = chain[index];
      if (!piece) continue;
      if (index > 0) height += Math.max(gap, piece.gapBefore) * this.gapScale;
      height += piece.height;
      gap = piece.gapAfter;
    }
    const last = chain.at(-1);
    const rest = room - height + TOLERANCE;
    return rest >= 0 || (last?.split !== undefined && last.split(rest + last.height) !== undefined);
  }

  /** What is left of the page for this piece and those that follow. */
  private room(piece: Piece | undefined): number {
    const above = this.isAtTop ? (piece?.repeat?.height ?? 0) : Math.max(this.gap, piece?.gapBefore ?? 0) * this.gapScale;
    return this.height - this.y - above;
  }

  private add(piece: Piece): void {
    if (piece.height > this.room(piece) + TOLERANCE) {
      const halves = piece.split?.(this.room(piece));
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
      this.repeated = this.y;
    } else if (!this.isAtTop) {
      this.y += Math.max(this.gap, piece.gapBefore) * this.gapScale;
    }
    for (const { name, offset } of piece.anchors ?? NO_ANCHORS) {
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
    this.heightBefore = this.y - this.repeated;
    this.page = this.newPage(this.page.running);
    this.y = 0;
    this.gap = 0;
    this.repeated = 0;
    this.lastChain = this.chainCount;
  }

  private newPage(running: RunningText): PlacedPage {
    const page: PlacedPage = { placed: [], running };
    this.pages.push(page);
    return page;
  }
}

const TOLERANCE = 0.01;
const NO_ANCHORS: readonly never[] = [];
