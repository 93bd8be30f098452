import { describe, expect, test } from 'vitest';
import type { PackageProgress } from '../../src/package/format.ts';
import { packageErrorText } from '../../src/package/package-error-text.ts';
import { writePackage, type PackageFile } from '../../src/package/write-package.ts';
import { bytesOf, fileOf, memorySink, packed, samplePackage } from './package-fixture.ts';
import { textIn, unpacked } from './bag-content.ts';

const MEGABYTE = 1024 * 1024;

async function write(change: { readonly files?: readonly PackageFile[] }, sink = memorySink().sink, signal?: AbortSignal) {
  const { input } = await samplePackage();
  return writePackage({ ...input, ...change }, sink, { signal });
}

describe('a file that is not what it should be stops the package, by name', () => {
  const good = fileOf('Photo.jpg', bytesOf(10_000, 1));
  const large = fileOf('Film.mp4', bytesOf(20 * MEGABYTE, 2));

  test.each<[string, PackageFile, string]>([
    ['it is gone', { ...good, open: () => Promise.resolve(undefined) }, 'file-lost'],
    ['the store fails', { ...good, open: () => Promise.reject(new Error('gone')) }, 'file-lost'],
    ['other bytes', { ...good, open: () => Promise.resolve(new Blob([bytesOf(10_000, 9)])) }, 'file-damaged'],
    ['another size', { ...good, open: () => Promise.resolve(new Blob(['short'])) }, 'file-damaged'],
    ['other bytes in a large one', { ...large, open: () => Promise.resolve(new Blob([bytesOf(20 * MEGABYTE, 3)])) }, 'file-damaged'],
    ['the disk fails within', { ...large, open: () => Promise.resolve(failingBlob(large.size)) }, 'file-lost'],
  ])('%s', async (_case, file, type) => {
    const written = await write({ files: [fileOf('First.txt', bytesOf(50, 3)), file] });
    expect(written).toMatchObject({ ok: false, error: { type, name: file.name } });
    expect(written.ok ? '' : packageErrorText(written.error)).toContain(file.name);
  });
});

/** Reads well at first, and fails further on. */
function failingBlob(size: number): Blob {
  const blob = new Blob([new Uint8Array(size)]);
  const slice = blob.slice.bind(blob);
  blob.slice = (start, end, type) => {
    if ((start ?? 0) > 5 * MEGABYTE) throw new DOMException('The file could not be read.', 'NotReadableError');
    return slice(start, end, type);
  };
  return blob;
}

test('a sink that gives up is told of as such, and is aborted', async () => {
  let aborted = false;
  const sink = new WritableStream<Uint8Array>({
    write: () => Promise.reject(new Error('No space left on device')),
    abort: () => {
      aborted = true;
    },
  });
  expect(await write({}, sink)).toMatchObject({ ok: false, error: { type: 'not-written', reason: 'No space left on device' } });
  // A sink whose own write failed is closed by that already.
  expect(aborted).toBe(false);
});

test('cancelling stops it, and takes back what was begun', async () => {
  const controller = new AbortController();
  let [aborted, pieces] = [false, 0];
  const sink = new WritableStream<Uint8Array>({
    write: () => {
      pieces += 1;
      if (pieces === 30) controller.abort();
    },
    abort: () => {
      aborted = true;
    },
  });
  const film = fileOf('Film.mp4', bytesOf(40 * MEGABYTE, 2));
  expect(await write({ files: [film] }, sink, controller.signal)).toEqual({ ok: false, error: { type: 'cancelled' } });
  expect(aborted).toBe(true);
  expect(await write({}, undefined, AbortSignal.abort())).toEqual({ ok: false, error: { type: 'cancelled' } });
});

test('it reads no further ahead than the sink takes', async () => {
  let [read, taken, ahead] = [0, 0, 0];
  const bytes = bytesOf(64 * MEGABYTE, 4);
  const blob = new Blob([bytes]);
  const slice = blob.slice.bind(blob);
  blob.slice = (start, end, type) => {
    read = Math.max(read, end ?? 0);
    return slice(start, end, type);
  };
  const sink = new WritableStream<Uint8Array>({
    write: async (piece) => {
      taken += piece.length;
      await new Promise((resolve) => setImmediate(resolve));
      ahead = Math.max(ahead, read - taken);
    },
  });
  const written = await write({ files: [{ ...fileOf('Film.mp4', bytes), open: () => Promise.resolve(blob) }] }, sink);
  expect(written).toMatchObject({ ok: true, value: { size: taken } });
  expect(ahead).toBeLessThan(6 * MEGABYTE);
});

test('progress counts up to all bytes', async () => {
  const { input } = await samplePackage({ fileSizes: [3 * MEGABYTE, 10 * MEGABYTE] });
  const steps: PackageProgress[] = [];
  await packed(input, { onProgress: (progress) => void steps.push(progress) });
  expect(steps.length).toBeGreaterThan(20);
  expect(steps.every(({ bytes }, index) => index === 0 || bytes >= (steps[index - 1]?.bytes ?? 0))).toBe(true);
  expect(steps.at(-1)?.bytes).toBe(steps.at(-1)?.total);
});

test('nothing is written that could not be read again', async () => {
  const { input } = await samplePackage();
  const { sink } = memorySink();
  expect(await writePackage({ ...input, portfolioId: 'two words' }, sink)).toMatchObject({ ok: false, error: { type: 'not-written' } });
  const many = Array.from({ length: 20_000 }, (_, index) => fileOf(`${index}.txt`, new TextEncoder().encode(String(index))));
  expect(await write({ files: many })).toMatchObject({ ok: false, error: { type: 'too-many-files', limit: 20_000 } });
});

test('the list of evidence opens in a spreadsheet and computes nothing', async () => {
  const { input } = await samplePackage();
  const { content } = unpacked(await packed(input));
  const lines = textIn(content, 'data/evidence.csv').split('\r\n');
  expect(content.get('data/evidence.csv')?.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
  expect(lines[0]).toContain('Reference,Kind,Title,Date,Status,Points,Files');
  expect(lines[1]).toContain(`E1,Reflective account,'=cmd(),`);
  expect(lines[1]).toContain('311.1.1; 1a (p. 2),data/files/e01-photo-of-desk-1.jpg');
  expect(lines[2]).toContain('"Desk, ""new"""');
  expect(lines[2]).toContain('Not sent.pdf (not included)');
});
