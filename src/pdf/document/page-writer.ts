import type { PDFRef } from 'pdf-lib';
import { ContentOperators, type Matrix } from './content-operators.ts';
import type { JpegImage } from './image.ts';
import type { LinkArea, LinkTarget } from './links.ts';
import type { FieldBox, SignatureField } from './signature-fields.ts';
import type { StructureElement } from './structure.ts';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export type ArtifactKind = 'Header' | 'Footer' | 'Watermark' | 'Layout';

/** Portrait, in points. */
export const A4: PageSize = { width: 595.28, height: 841.89 };
export const LETTER: PageSize = { width: 612, height: 792 };

/**
 * One page. All drawing happens inside `tagged` (content that belongs to an element of the structure) or inside
 * `artifact`, `shades` and `rules` (decoration that assistive technology skips): PDF/UA-1, 7.1, by construction.
 */
export class PageWriter {
  /** Elements by the number of their marked content on this page (MCID). */
  readonly marked: StructureElement[] = [];
  readonly links: LinkArea[] = [];
  readonly fields: SignatureField[] = [];
  readonly images = new Map<string, PDFRef>();
  /** Shaded areas, then rules and frames: beneath everything else, as one artifact. */
  readonly shades = new ContentOperators();
  readonly rules = new ContentOperators();
  private readonly content = new ContentOperators();
  private open: StructureElement | ArtifactKind | undefined;

  constructor(
    readonly ref: PDFRef,
    readonly size: PageSize,
    private readonly nextRef: () => PDFRef,
  ) {}

  /** Draws content of `element`. Calls for the same element in a row become one marked content. */
  tagged(element: StructureElement, draw: (content: ContentOperators) => void): void {
    if (this.open !== element) {
      this.close();
      const id = this.marked.length;
      this.marked.push(element);
      element.kids.push({ kind: 'content', page: this.ref, id });
      this.content.raw(`/${element.type} <</MCID ${id}>> BDC\n`);
      this.open = element;
    }
    draw(this.content);
  }

  /** Draws decoration. `Header`, `Footer` and `Watermark` repeat on every page (ISO 32000-1, 14.8.2.2). */
  artifact(kind: ArtifactKind, draw: (content: ContentOperators) => void): void {
    if (this.open !== kind) {
      this.close();
      this.content.raw(kind === 'Layout' ? '/Artifact <</Type /Layout>> BDC\n' : `/Artifact <</Type /Pagination /Subtype /${kind}>> BDC\n`);
      this.open = kind;
    }
    draw(this.content);
  }

  /** Makes a Link element's text on this page clickable; the caller adds a rectangle for each line. */
  link(element: StructureElement, target: LinkTarget, description: string): LinkArea {
    const area: LinkArea = { ref: this.nextRef(), element, target, description, rectangles: [] };
    this.links.push(area);
    element.kids.push({ kind: 'annotation', page: this.ref, annotation: area.ref });
    return area;
  }

  /** A field to sign; `element` is a Form. `look` draws from the field's own corner. */
  signatureField(element: StructureElement, field: Pick<SignatureField, 'name' | 'label' | 'reason' | 'look'>, box: FieldBox): void {
    const ref = this.nextRef();
    this.fields.push({ ...field, ref, element, box });
    element.kids.push({ kind: 'annotation', page: this.ref, annotation: ref });
  }

  /** Draws a photo, or a page of another PDF, so that it fills the box, upright; `element` is a Figure. */
  image(element: StructureElement, image: Pick<JpegImage, 'ref' | 'matrix'>, box: { x: number; y: number; width: number; height: number }): void {
    const name = `Im${image.ref.objectNumber}`;
    this.images.set(name, image.ref);
    element.boundingBox = [box.x, box.y, box.x + box.width, box.y + box.height];
    const matrix: Matrix = image.matrix(box.x, box.y, box.width, box.height);
    this.tagged(element, (content) => content.image(name, matrix));
  }

  /** The whole content stream. */
  finish(): string {
    this.close();
    const background = [this.shades, this.rules].filter((layer) => !layer.isEmpty).map((layer) => `q\n${layer.toString()}Q\n`);
    const artifact = background.length === 0 ? '' : `/Artifact <</Type /Layout>> BDC\n${background.join('')}EMC\n`;
    return artifact + this.content.toString();
  }

  private close(): void {
    if (this.open !== undefined) this.content.raw('EMC\n');
    this.open = undefined;
  }
}
