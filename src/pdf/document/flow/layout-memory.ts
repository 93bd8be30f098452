import type { OutlineEntry } from '../outline.ts';
import type { StructureElement } from '../structure.ts';
import type { LayoutContext, PageOf } from './context.ts';
import type { Piece } from './piece.ts';

type Asked = readonly [destination: string, page: number | undefined];

/** All that laying something out came to, and all that it depended on. */
interface Remembered {
  readonly pieces: Piece[];
  readonly width: number;
  readonly text: LayoutContext['text'];
  /** The page numbers that it asked for, with the answers. */
  readonly asked: readonly Asked[];
  readonly outlineFrom: number;
  readonly outline: readonly OutlineEntry[];
  readonly headingBefore: number;
  readonly headingAfter: number;
  readonly hasParent: boolean;
  /** What it added to the element that it stands in. */
  readonly kids: Readonly<StructureElement['kids']>;
}

/**
 * What the layout before this one came to. Most of a document says nothing of page numbers: when it is laid out again
 * with other numbers, those parts are taken over as they are.
 */
export class LayoutMemory {
  /** By block or table row. Null for one that occurs twice: an element of the structure stands in one place only. */
  private before = new Map<object, Remembered | null>();
  private now = new Map<object, Remembered | null>();
  private asked: Asked[] = [];
  private answer: PageOf = () => undefined;

  get asksForPages(): boolean {
    return this.asked.length > 0;
  }

  /** Begins a layout. Gives the function to ask for pages in it, which notes what was asked. */
  begin(answer: PageOf): PageOf {
    this.before = this.now;
    this.now = new Map();
    this.asked = [];
    this.answer = answer;
    return (destination) => {
      const page = answer(destination);
      this.asked.push([destination, page]);
      return page;
    };
  }

  /** The pieces of the last layout if nothing has changed for them; otherwise those that `make` gives. */
  piecesOf(key: object, context: LayoutContext, width: number, make: () => Piece[]): Piece[] {
    const isRepeated = this.now.has(key);
    const old = isRepeated ? undefined : this.before.get(key);
    if (old && this.holds(old, context, width)) {
      this.asked.push(...old.asked);
      context.outline.push(...old.outline);
      context.headings.last = old.headingAfter;
      for (const kid of old.kids) context.parent?.kids.push(kid);
      this.now.set(key, old);
      return old.pieces;
    }
    const { outline, headings, parent, text } = context;
    const askedFrom = this.asked.length;
    const outlineFrom = outline.length;
    const headingBefore = headings.last;
    const kidsFrom = parent?.kids.length ?? 0;
    const pieces = make();
    this.now.set(
      key,
      isRepeated
        ? null
        : {
            pieces,
            width,
            text,
            asked: since(this.asked, askedFrom),
            outlineFrom,
            outline: since(outline, outlineFrom),
            headingBefore,
            headingAfter: headings.last,
            hasParent: parent !== undefined,
            kids: parent ? since(parent.kids, kidsFrom) : NONE,
          },
    );
    return pieces;
  }

  private holds(old: Remembered, { text, outline, headings, parent }: LayoutContext, width: number): boolean {
    return (
      old.width === width &&
      old.text.size === text.size &&
      old.text.color === text.color &&
      old.text.bold === text.bold &&
      old.outlineFrom === outline.length &&
      old.headingBefore === headings.last &&
      old.hasParent === (parent !== undefined) &&
      old.asked.every(([destination, page]) => this.answer(destination) === page)
    );
  }
}

/** What was added to a list from this index on. Mostly nothing, and there are thousands. */
function since<T>(list: readonly T[], from: number): readonly T[] {
  return list.length === from ? NONE : list.slice(from);
}

const NONE: readonly never[] = [];
