import { PDFRef, type PDFObject } from 'pdf-lib';
import type { BlobStream } from './blob-stream.ts';
import type { PdfFile } from './pdf-file.ts';

/** A file inside a PDF. */
export interface AttachedFile {
  readonly name: string;
  readonly stream: BlobStream;
  /** Bytes unpacked: as the PDF says, else as stored. */
  readonly size: number;
}

/** The files that are attached to the document as a whole (ISO 32000-1, 7.11.4 and 7.9.6), in the order of their names. */
export async function attachedFiles(file: PdfFile): Promise<readonly AttachedFile[]> {
  const names = await file.get(await file.get(await file.root(), 'Names'), 'EmbeddedFiles');
  const found: AttachedFile[] = [];
  let total = 0;
  for (const [key, specification] of await nameTree(file, names)) {
    const held = await file.get(specification, 'EF');
    const stream = (await file.stream(held, 'UF')) ?? (await file.stream(held, 'F'));
    // In a sound file no byte belongs to two of them.
    total += stream?.raw.size ?? 0;
    if (!stream || total > file.size) continue;
    const name = (await file.text(specification, 'UF')) ?? (await file.text(specification, 'F')) ?? key;
    const said = await file.number(await file.get(stream, 'Params'), 'Size');
    const isPacked = (await file.get(stream, 'Filter')) !== undefined;
    found.push({ name, stream, size: isPacked && said !== undefined ? said : stream.raw.size });
  }
  return found;
}

/** The bytes of an attached file: a view of the PDF where it lies there as it is. Undefined when it cannot be unpacked. */
export async function attachedBytes(file: PdfFile, { stream }: AttachedFile): Promise<Blob | undefined> {
  if ((await file.get(stream, 'Filter')) === undefined) return stream.raw;
  const bytes = await file.decode(stream, LARGEST_UNPACKED);
  return bytes.ok ? new Blob([bytes.value]) : undefined;
}

const MOST_NAMES = 20_000;
const MOST_NODES = 5_000;
const LARGEST_UNPACKED = 512 * 1024 * 1024;

/** Walks a name tree, each node once, however it is knotted. */
async function nameTree(file: PdfFile, root: PDFObject | undefined): Promise<readonly (readonly [string, PDFObject])[]> {
  const found: [string, PDFObject][] = [];
  const seen = new Set<PDFRef>();
  const waiting: (PDFObject | undefined)[] = [root];
  for (let count = 0; waiting.length > 0 && count < MOST_NODES; count += 1) {
    const node = waiting.shift();
    const names = (await file.array(node, 'Names'))?.asArray() ?? [];
    for (let at = 0; at + 1 < names.length && found.length < MOST_NAMES; at += 2) {
      const value = names[at + 1];
      if (value) found.push([(await file.textOf(names[at])) ?? '', value]);
    }
    for (const kid of (await file.array(node, 'Kids'))?.asArray() ?? []) {
      if (!(kid instanceof PDFRef) || seen.has(kid)) continue;
      seen.add(kid);
      waiting.push(kid);
    }
  }
  return found;
}
