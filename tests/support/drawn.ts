import { vi } from 'vitest';
import type { Block } from '../../src/pdf/document/flow/context.ts';
import { ContentOperators } from '../../src/pdf/document/content-operators.ts';
import { renderFlow } from '../../src/pdf/document/flow.ts';
import { PageWriter, type PageSize } from '../../src/pdf/document/page-writer.ts';
import type { StructureElement } from '../../src/pdf/document/structure.ts';
import { newDocument } from './print-pdf.ts';

/** Something drawn on a page: where it is, in points, and which element of the structure it belongs to. */
export interface Drawn {
  /** Counted from 0. */
  readonly page: number;
  /** Undefined for decoration. */
  readonly element: StructureElement | undefined;
  readonly kind: 'text' | 'shape';
  readonly left: number;
  readonly right: number;
  /** Of a text its baseline. */
  readonly bottom: number;
  readonly top: number;
  /** Of the type; 0 for shapes. */
  readonly size: number;
}

/** Lays blocks out and says what was drawn where, in the order of drawing. */
export function drawnOf(
  blocks: readonly Block[],
  paper: PageSize,
): { readonly drawn: readonly Drawn[]; readonly root: StructureElement; readonly pageCount: number } {
  const drawn: Drawn[] = [];
  const document = newDocument();
  let page = 0;
  let element: StructureElement | undefined;
  const pageOf = (writer: PageWriter) => document.pages.indexOf(writer);
  const tagged = PageWriter.prototype.tagged;
  const artifact = PageWriter.prototype.artifact;
  const spies = [
    vi.spyOn(PageWriter.prototype, 'tagged').mockImplementation(function (this: PageWriter, owner, draw) {
      [page, element] = [pageOf(this), owner];
      tagged.call(this, owner, draw);
      element = undefined;
    }),
    vi.spyOn(PageWriter.prototype, 'artifact').mockImplementation(function (this: PageWriter, kind, draw) {
      [page, element] = [pageOf(this), undefined];
      artifact.call(this, kind, draw);
    }),
    vi.spyOn(ContentOperators.prototype, 'text').mockImplementation((fragment, x, y) => {
      drawn.push({ page, element, kind: 'text', left: x, right: x + fragment.width, bottom: y, top: y + fragment.size * 0.72, size: fragment.size });
    }),
    vi.spyOn(ContentOperators.prototype, 'rectangle').mockImplementation((x, y, width, height) => {
      drawn.push({ page, element, kind: 'shape', left: x, right: x + width, bottom: y, top: y + height, size: 0 });
    }),
    vi.spyOn(ContentOperators.prototype, 'roundedRectangle').mockImplementation((x, y, width, height) => {
      drawn.push({ page, element, kind: 'shape', left: x, right: x + width, bottom: y, top: y + height, size: 0 });
    }),
    vi.spyOn(ContentOperators.prototype, 'line').mockImplementation((from, to) => {
      const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
      drawn.push({ page, element, kind: 'shape', left, right, bottom: Math.min(from.y, to.y), top: Math.max(from.y, to.y), size: 0 });
    }),
  ];
  try {
    const { pageCount } = renderFlow(document, blocks, { paper });
    return { drawn, root: document.root, pageCount };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** The elements of a type, in reading order. */
export function elementsOf(root: StructureElement, type: string): readonly StructureElement[] {
  const inside = root.kids.flatMap((kid) => ('kids' in kid ? elementsOf(kid, type) : []));
  return root.type === type ? [root, ...inside] : inside;
}

/** Everything within an element, itself among it. */
export function withinOf(root: StructureElement): ReadonlySet<StructureElement> {
  return new Set([root, ...root.kids.flatMap((kid) => ('kids' in kid ? [...withinOf(kid)] : []))]);
}
