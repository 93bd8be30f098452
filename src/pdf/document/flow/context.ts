import type { FontFamily } from '../font-family.ts';
import type { OutlineEntry } from '../outline.ts';
import type { Color } from '../pdf-syntax.ts';
import type { StructureElement } from '../structure.ts';
import type { LayoutMemory } from './layout-memory.ts';
import type { Piece } from './piece.ts';

/**
 * Something to print: a paragraph, a table, a section of others. It is a function from the width it gets (points) to
 * pieces, and may be called more than once, because page numbers are only known after a first layout: so it has to
 * give the same pieces for the same context, and keep nothing.
 */
export type Block = (context: LayoutContext, width: number) => Piece[];

export interface LayoutContext {
  readonly fonts: FontFamily;
  /** The element that the block's own elements go into; undefined where everything is decoration. */
  readonly parent: StructureElement | undefined;
  /** The look of text that does not say otherwise. */
  readonly text: TextDefaults;
  /** Of a page, in points: nothing that cannot be broken may be higher. */
  readonly maxHeight: number;
  /** The printed number of the page of a named place, counted from 1; undefined when there is no such place. */
  readonly pageOf: PageOf;
  /** Headings put their bookmarks here. */
  readonly outline: OutlineEntry[];
  /** The level of the last heading in the structure, 0 before the first. */
  readonly headings: { last: number };
  /** The language of what people typed, where it is not that of our own words (BCP 47). */
  readonly typed?: string | undefined;
  /** What the layout before this one came to, so that only what has changed is laid out anew. */
  readonly memory?: LayoutMemory | undefined;
}

export type PageOf = (destination: string) => number | undefined;

interface TextDefaults {
  readonly size: number;
  readonly color: Color;
  readonly bold: boolean;
}

/**
 * The same context within another element, or with another look of text. Written out: this runs for every table cell,
 * and a spread is several times slower.
 */
export function derive(
  { fonts, maxHeight, pageOf, outline, headings, typed, memory }: LayoutContext,
  parent: LayoutContext['parent'],
  text: TextDefaults,
): LayoutContext {
  return { fonts, parent, text, maxHeight, pageOf, outline, headings, typed, memory };
}

/** Says that what an element holds was typed by somebody, where that is in another language than our own words. */
export function markTyped(element: StructureElement | undefined, { typed }: LayoutContext): void {
  if (element && typed !== undefined) element.language = typed;
}

/** The pieces of several blocks in a row. */
export function layoutBlocks(blocks: readonly Block[], context: LayoutContext, width: number): Piece[] {
  const { memory } = context;
  if (!memory) return blocks.flatMap((block) => block(context, width));
  return blocks.flatMap((block) => memory.piecesOf(block, context, width, () => block(context, width)));
}
