// Folio's own PDF of the example. Bundled before use.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import { buildReport } from '../../src/pdf/build-report.ts';
import { TaggedDocument } from '../../src/pdf/document/document.ts';
import { gatherParts } from '../../src/pdf/gather-parts.ts';
import { makePdfHere } from '../../src/pdf/make-pdf-here.ts';
import { renderReport } from '../../src/pdf/render-report.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { illustrated, portfolioOf } from './portfolios.mjs';

const now = new Date('2026-11-22T10:00:00Z');

/**
 * Reads what is needed; gives the function that makes the PDF: from the stored records, with the originals and the data attached. The
 * variant `pages` does only what other engines do: what it says is gathered beforehand, and nothing is attached. A number as the
 * variant is a portfolio of so many pieces of evidence in words alone.
 */
export async function prepare({ root, folder, variant }) {
  const read = (path) => new Uint8Array(readFileSync(path));
  const font = (name) => read(join(root, `public/fonts/NotoSans${name}-Regular.ttf`));
  const fonts = { regular: font(''), bold: read(join(root, 'public/fonts/NotoSans-Bold.ttf')), fallbacks: [font('Symbols2'), font('Math')] };
  const count = Number(variant);
  const { snapshot, paths } = count > 0 ? { snapshot: portfolioOf(count, count), paths: new Map() } : await illustrated(root, folder, PHOTOS);
  const files = new Map(
    snapshot.attachments.flatMap(({ sha256, mediaType }) =>
      paths.has(sha256) ? [[sha256, new Blob([read(paths.get(sha256))], { type: mediaType })]] : [],
    ),
  );
  const readFile = (sha256) => Promise.resolve(files.get(sha256));
  if (variant === 'pages') {
    TaggedDocument.prototype.attach = () => undefined;
    const model = { ...buildReport(unit311, snapshot, coverUnit(unit311, snapshot), { now }), data: null };
    return async () => {
      const parts = [];
      await renderReport(model, { fonts, readFile, onParts: (more) => parts.push(...more) });
      return new Uint8Array(await new Blob(parts).arrayBuffer());
    };
  }
  return async () => {
    const { onPart, whole } = gatherParts();
    await makePdfHere({ unit: unit311, snapshot, now }, { fonts, readFile, onPart });
    return new Uint8Array(await whole().arrayBuffer());
  };
}

const PHOTOS = 50;

/** Paths of the photos by what they show. */
export async function photoPaths({ root, folder }) {
  const { snapshot, paths } = await illustrated(root, folder, PHOTOS);
  const photos = snapshot.attachments.filter(({ kind, width, sha256 }) => kind === 'image' && width !== null && paths.has(sha256));
  return photos.map(({ sha256, alternativeText, width, height }) => ({ alt: alternativeText, path: paths.get(sha256), width, height }));
}
