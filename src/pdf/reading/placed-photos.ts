import { PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import type { BlobStream } from './blob-stream.ts';
import type { PdfFile } from './pdf-file.ts';

/** The photos on the pages, as the JPEG files that they were, each once (ISO 32000-1, 7.7.3 and 8.9.5). */
export async function placedPhotos(file: PdfFile): Promise<readonly BlobStream[]> {
  const photos = new Map<PDFRef, BlobStream>();
  let total = 0;
  for (const page of await pagesOf(file)) {
    const drawn = await file.dict(await file.get(page, 'Resources'), 'XObject');
    for (const [name, value] of drawn?.entries() ?? []) {
      if (!(value instanceof PDFRef) || photos.has(value)) continue;
      const stream = await file.stream(drawn, name.decodeText());
      const isJpeg = (await file.name(stream, 'Subtype')) === 'Image' && (await file.name(stream, 'Filter')) === 'DCTDecode';
      total += isJpeg ? (stream?.raw.size ?? 0) : 0;
      // In a sound file no byte belongs to two of them.
      if (stream && isJpeg && total <= file.size) photos.set(value, stream);
    }
  }
  return [...photos.values()];
}

const MOST_NODES = 50_000;

/** The leaves of the page tree, each once, however it is knotted. */
async function pagesOf(file: PdfFile): Promise<readonly PDFObject[]> {
  const pages: PDFObject[] = [];
  const seen = new Set<PDFObject>();
  const waiting: (PDFObject | undefined)[] = [(await file.root())?.get(PDFName.of('Pages'))];
  for (let count = 0; waiting.length > 0 && count < MOST_NODES; count += 1) {
    const node = waiting.shift();
    if (!(node instanceof PDFRef) || seen.has(node)) continue;
    seen.add(node);
    const kids = await file.array(node, 'Kids');
    if (kids) waiting.push(...kids.asArray());
    else pages.push(node);
  }
  return pages;
}
