import type { ContentOperators } from '../../src/pdf/document/content-operators.ts';
import type { Block } from '../../src/pdf/document/flow/context.ts';
import { renderFlow } from '../../src/pdf/document/flow.ts';
import type { PageSize, PageWriter } from '../../src/pdf/document/page-writer.ts';
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
  const addPage = document.addPage.bind(document);
  document.addPage = (size) => {
    const writer = addPage(size);
    new PageWatcher(writer, document.pages.length - 1, drawn).watch();
    return writer;
  };
  const { pageCount } = renderFlow(document, blocks, { paper });
  return { drawn, root: document.root, pageCount };
}

/** Notes what is drawn on one page. */
class PageWatcher {
  private element: StructureElement | undefined;
  private readonly watched = new Set<ContentOperators>();

  constructor(
    private readonly writer: PageWriter,
    private readonly page: number,
    private readonly drawn: Drawn[],
  ) {}

  watch(): void {
    const { writer } = this;
    const tagged = writer.tagged.bind(writer);
    const artifact = writer.artifact.bind(writer);
    writer.tagged = (element, draw) => tagged(element, (content) => this.within(element, content, draw));
    writer.artifact = (kind, draw) => artifact(kind, (content) => this.within(undefined, content, draw));
    this.watchContent(writer.rules);
    this.watchContent(writer.shades);
  }

  private within(element: StructureElement | undefined, content: ContentOperators, draw: (content: ContentOperators) => void): void {
    this.watchContent(content);
    this.element = element;
    draw(content);
    this.element = undefined;
  }

  private watchContent(content: ContentOperators): void {
    if (this.watched.has(content)) return;
    this.watched.add(content);
    const text = content.text.bind(content);
    const line = content.line.bind(content);
    const rectangle = content.rectangle.bind(content);
    const roundedRectangle = content.roundedRectangle.bind(content);
    content.text = (fragment, x, y) => {
      this.note('text', x, y, fragment.width, fragment.size * 0.72, fragment.size);
      text(fragment, x, y);
    };
    content.line = (from, to, paint) => {
      this.note('shape', Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y));
      line(from, to, paint);
    };
    content.rectangle = (x, y, width, height, paint) => {
      this.note('shape', x, y, width, height);
      rectangle(x, y, width, height, paint);
    };
    content.roundedRectangle = (x, y, width, height, radius, paint) => {
      this.note('shape', x, y, width, height);
      roundedRectangle(x, y, width, height, radius, paint);
    };
  }

  private note(kind: Drawn['kind'], left: number, bottom: number, width: number, height: number, size = 0): void {
    this.drawn.push({ page: this.page, element: this.element, kind, left, right: left + width, bottom, top: bottom + height, size });
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
