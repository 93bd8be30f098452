import { type PDFArray, type PDFContext, PDFNull, type PDFRef } from 'pdf-lib';

/** Named places: the page, and how far up it, in points. */
export type Destinations = ReadonlyMap<string, { readonly page: PDFRef; readonly y: number }>;

/** An explicit destination (ISO 32000-1, 12.3.2.2) that keeps the reader's magnification. Throws for an unknown name. */
export function destinationArray(context: PDFContext, destinations: Destinations, name: string): PDFArray {
  const place = destinations.get(name);
  if (!place) throw new Error(`No destination is named "${name}"`);
  return context.obj([place.page, 'XYZ', 0, Math.round(place.y), PDFNull]);
}
