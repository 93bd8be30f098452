// Folio's own PDF of the example, from the stored records to the bytes. Bundled before use.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePdfHere } from '../../src/pdf/make-pdf-here.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { example } from './portfolios.mjs';

/** Reads what is needed; gives the function that makes the PDF. */
export async function prepare({ root }) {
  const { snapshot } = await example(root);
  const read = (path) => new Uint8Array(readFileSync(join(root, 'public', path)));
  const font = (name) => read(`fonts/NotoSans${name}-Regular.ttf`);
  const fonts = { regular: font(''), bold: read('fonts/NotoSans-Bold.ttf'), fallbacks: [font('Symbols2'), font('Math')] };
  const files = new Map(
    snapshot.attachments.flatMap(({ sha256, name, mediaType }) => {
      try {
        return [[sha256, new Blob([read(`example/files/${name}`)], { type: mediaType })]];
      } catch {
        return [];
      }
    }),
  );
  return async () => {
    const readFile = (sha256) => Promise.resolve(files.get(sha256));
    const { blob } = await makePdfHere({ unit: unit311, snapshot, now: new Date('2026-11-22T10:00:00Z') }, { fonts, readFile });
    return new Uint8Array(await blob.arrayBuffer());
  };
}

/** Paths of the photos by what they show. */
export async function photoPaths(root) {
  const { snapshot } = await example(root);
  const photos = snapshot.attachments.filter(({ kind, width }) => kind === 'image' && width !== null);
  return photos.map(({ name, alternativeText, width, height }) => ({
    alt: alternativeText,
    path: join(root, 'public/example/files', name),
    width,
    height,
  }));
}
