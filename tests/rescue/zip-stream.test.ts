import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { describe, expect, test } from 'vitest';
import { startZip } from '../../src/rescue/zip-stream.ts';

async function* pieces(...texts: readonly (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (typeof text !== 'string') throw text;
    yield new TextEncoder().encode(text);
  }
}

async function contents(zip: Blob) {
  const reader = new ZipReader(new BlobReader(zip), { strictness: 'strict', checkCrc32: true, checkOverlappingEntry: true, useWebWorkers: false });
  const found: Record<string, string> = {};
  for await (const entry of reader.getEntriesGenerator()) if (!entry.directory) found[entry.filename] = await entry.getData(new TextWriter());
  return found;
}

describe('the zip of a copy (R22)', () => {
  test('a strict reader finds every file, checksums and all', async () => {
    const written: Uint8Array<ArrayBuffer>[] = [];
    const zip = startZip(async (bytes) => void written.push(new Uint8Array(bytes)));
    expect(await zip.add('folder/a.txt', pieces('Hello, ', 'world'))).toEqual({ size: 12, problem: null });
    expect(await zip.add('folder/empty', pieces())).toEqual({ size: 0, problem: null });
    const size = await zip.close();
    const blob = new Blob(written);
    expect(blob.size).toBe(size);
    expect(await contents(blob)).toEqual({ 'folder/a.txt': 'Hello, world', 'folder/empty': '' });
  });

  test('a file that ends in an error keeps what came before it; one that never began is not there', async () => {
    const written: Uint8Array<ArrayBuffer>[] = [];
    const zip = startZip(async (bytes) => void written.push(new Uint8Array(bytes)));
    expect(await zip.add('half', pieces('first half', new Error('NotFoundError')))).toEqual({ size: 10, problem: 'NotFoundError' });
    expect(await zip.add('none', pieces(new Error('gone')))).toEqual({ size: 0, problem: 'gone' });
    await zip.add('whole', pieces('all of it'));
    await zip.close();
    expect(await contents(new Blob(written))).toEqual({ half: 'first half', whole: 'all of it' });
  });

  test('an error of the place that is written to is thrown, and cancelling too', async () => {
    const full = startZip(() => Promise.reject(new Error('disk full')));
    await expect(full.add('a', pieces('x'))).rejects.toThrow('disk full');
    const zip = startZip(() => Promise.resolve());
    await expect(zip.add('a', pieces(new DOMException('stop', 'AbortError')))).rejects.toThrow('stop');
  });

  test('more files than the old form of a zip can count are found', async () => {
    const written: Uint8Array<ArrayBuffer>[] = [];
    const zip = startZip(async (bytes) => void written.push(new Uint8Array(bytes)));
    for (let index = 0; index < 66_000; index += 1) await zip.add(`f${index}`, pieces());
    await zip.close();
    const reader = new ZipReader(new BlobReader(new Blob(written)), { strictness: 'strict', useWebWorkers: false });
    expect(await reader.getEntries()).toHaveLength(66_000);
  });
});
