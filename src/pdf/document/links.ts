import { type PDFContext, type PDFRef, PDFString } from 'pdf-lib';
import { destinationArray, type Destinations } from './destinations.ts';
import { textString } from './pdf-syntax.ts';
import type { StructureElement } from './structure.ts';
import { WrittenObject } from './written-object.ts';

/** A place in this document by its name, or an address on the web. */
export type LinkTarget = { readonly destination: string } | { readonly address: string };

interface Rectangle {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The clickable area of one Link element on one page: a rectangle for each line that the link's text runs over. */
export interface LinkArea {
  readonly ref: PDFRef;
  readonly element: StructureElement;
  readonly target: LinkTarget;
  /** Where the link leads, in words (PDF/UA-1, 7.18.5). */
  readonly description: string;
  readonly rectangles: Rectangle[];
}

/** Writes a link annotation (ISO 32000-1, 12.5.6.5); `parentNumber` is its key in the parent tree. */
export function writeLink(context: PDFContext, link: LinkArea, parentNumber: number, destinations: Destinations): void {
  const { rectangles, target } = link;
  const [left, bottom, right, top] = [
    Math.min(...rectangles.map((r) => r.left)),
    Math.min(...rectangles.map((r) => r.bottom)),
    Math.max(...rectangles.map((r) => r.right)),
    Math.max(...rectangles.map((r) => r.top)),
  ];
  // Bottom left, bottom right, top right, top left, as viewers read it.
  const corners = rectangles.length > 1 ? rectangles.flatMap((r) => [r.left, r.top, r.right, r.top, r.left, r.bottom, r.right, r.bottom]) : [];
  const quads = corners.length > 0 ? ` /QuadPoints ${numbers(corners)}` : '';
  const goal =
    'address' in target
      ? `/A <</Type /Action /S /URI /URI ${PDFString.of(asciiAddress(target.address)).toString()}>>`
      : `/Dest ${destinationArray(destinations, target.destination).toString()}`;
  const contents = textString(link.description).toString();
  const written = `<</Type /Annot /Subtype /Link /Rect ${numbers([left, bottom, right, top])} /Border [0 0 0] /F ${PRINT} /StructParent ${parentNumber} /Contents ${contents}${quads} ${goal}>>`;
  context.assign(link.ref, new WrittenObject(written));
}

/** Annotation flag 3: it belongs to the printed page, as PDF/A wants of every annotation (PDF/A-3, 6.3.2). */
const PRINT = 4;

/** An address in the seven-bit form that PDF wants (ISO 32000-1, 12.6.4.7), with the signs escaped that end a string. */
function asciiAddress(address: string): string {
  return encodeURI(address)
    .replace(/%25/g, '%')
    .replace(/[\\()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function numbers(values: readonly number[]): string {
  return `[${values.map((value) => Math.round(value * 100) / 100).join(' ')}]`;
}
