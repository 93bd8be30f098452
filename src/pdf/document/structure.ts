import type { PDFRef } from 'pdf-lib';

/** The standard structure types (ISO 32000-1, 14.8.4) that Folio's documents use. */
export type StructureType =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'Link'
  | 'Reference'
  | 'TOC'
  | 'TOCI'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Span'
  | 'Form';

export interface StructureProperties {
  /** What a figure shows, for people who cannot see it (PDF/UA-1, 7.3). */
  readonly alt?: string;
  readonly title?: string;
  /** Which cells a table header speaks for (PDF/UA-1, 7.5). */
  readonly scope?: 'Row' | 'Column' | 'Both';
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** How the labels of a list look. */
  readonly numbering?: 'Disc' | 'Decimal';
}

/** Content of a page that belongs to an element: `/P <</MCID 3>> BDC`. */
export interface MarkedContent {
  readonly kind: 'content';
  readonly page: PDFRef;
  readonly id: number;
}

/** An annotation that belongs to an element: the clickable area of a link, a field to sign. */
export interface AnnotationContent {
  readonly kind: 'annotation';
  readonly page: PDFRef;
  readonly annotation: PDFRef;
}

/**
 * A node of the logical structure: what a screen reader walks, in the order in which it was added. Drawing goes through
 * elements (`PageWriter.tagged`), so that nothing can be seen that is neither tagged nor declared decoration.
 */
export class StructureElement {
  readonly kids: (StructureElement | MarkedContent | AnnotationContent)[] = [];
  /** Where a figure is on its page, in points: left, bottom, right, top. */
  boundingBox: readonly [number, number, number, number] | undefined;
  /** BCP 47: of what is in it, where that is not the language of what it stands in. */
  language: string | undefined;

  constructor(
    readonly type: StructureType,
    readonly properties: StructureProperties = {},
  ) {}

  /** Adds a child at the end and returns it. */
  add(type: StructureType, properties?: StructureProperties): StructureElement {
    const child = new StructureElement(type, properties);
    this.kids.push(child);
    return child;
  }
}
