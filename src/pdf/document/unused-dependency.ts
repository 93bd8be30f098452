/**
 * Stands in for three modules that pdf-lib and fontkit import but Folio never calls: the fourteen standard fonts
 * (forbidden in archival PDF: ISO 19005-3, 6.2.11.4.1), the PNG decoder, and WOFF2 decompression. Left in, they would
 * double the size of the PDF chunk. `vite.config.ts` points their names here.
 *
 * The names below are the ones their importers ask for; each throws when used, so that a mistake is loud.
 */
export default function unusedDependency(): never {
  throw new Error('Folio leaves this part of the PDF libraries out; see unused-dependency.ts');
}

/** Listed by pdf-lib while it loads, so it has to be an ordinary, empty table. */
export const FontNames: Readonly<Record<string, string>> = {};
export const Encodings: Readonly<Record<string, never>> = {};
export const Font = { load: unusedDependency };
