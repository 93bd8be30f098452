import type { PDFRef } from 'pdf-lib';
import { WrittenObject } from './written-object.ts';

/** Named places: the page, and how far up it, in points. */
export type Destinations = ReadonlyMap<string, { readonly page: PDFRef; readonly y: number }>;

/** An explicit destination (ISO 32000-1, 12.3.2.2) that keeps the reader's magnification. Throws for an unknown name. */
export function destinationArray(destinations: Destinations, name: string): WrittenObject {
  const place = destinations.get(name);
  if (!place) throw new Error(`No destination is named "${name}"`);
  return new WrittenObject(`[${place.page.toString()} /XYZ 0 ${Math.round(place.y)} null]`);
}
