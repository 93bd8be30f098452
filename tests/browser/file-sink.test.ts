import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSink } from '../../src/lib/file-sink.ts';
import { catchDownloads } from './catch-downloads.ts';

const MEGABYTE = 1_000_000;

beforeEach(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
afterEach(async () => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('scratch', { recursive: true }).catch(() => undefined);
});

/** Writes so many pieces of a megabyte, each full of its own number, as a package is written. */
async function write(pieces: number) {
  const sink = await openSink('package.folio.zip', 'application/zip');
  if (!sink) throw new Error('No place');
  const writer = sink.stream.getWriter();
  const memory = new Uint8Array(MEGABYTE);
  for (let piece = 0; piece < pieces; piece += 1) {
    memory.fill(piece);
    await writer.write(memory);
  }
  return { sink, writer };
}

async function namesInScratch(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('scratch', { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

async function expectPieces(file: Blob, pieces: number) {
  expect(file.size).toBe(pieces * MEGABYTE);
  for (let piece = 0; piece < pieces; piece += 1) {
    const bytes = new Uint8Array(await file.slice(piece * MEGABYTE, (piece + 1) * MEGABYTE).arrayBuffer());
    expect(bytes.every((byte) => byte === piece)).toBe(true);
  }
}

test('a large file is laid aside on the disk, read back whole, and downloaded', async () => {
  const saved = catchDownloads();
  const { sink, writer } = await write(30);
  await writer.close();
  expect(await namesInScratch()).toHaveLength(1);
  await expectPieces(await sink.read(), 30);
  await sink.finish();
  expect(saved.map(({ name }) => name)).toEqual(['package.folio.zip']);
});

test('a small one touches no disk', async () => {
  const { sink, writer } = await write(3);
  await writer.close();
  expect(await namesInScratch()).toEqual([]);
  await expectPieces(await sink.read(), 3);
});

test('where the browser keeps no files of its own, memory serves', async () => {
  const refused = vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('Not in a private window', 'SecurityError'));
  const { sink, writer } = await write(20);
  await writer.close();
  const file = await sink.read();
  expect(file.type).toBe('application/zip');
  await expectPieces(file, 20);
  refused.mockRestore();
});

test('what was laid aside more than an hour ago is cleared away, what is newer is kept', async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('scratch', { create: true });
  const minute = 60_000;
  const [old, recent] = [`${Date.now() - 61 * minute}-old`, `${Date.now() - 50 * minute}-recent`];
  for (const name of [old, recent]) await folder.getFileHandle(name, { create: true });
  const { writer } = await write(12);
  await writer.close();
  const names = await namesInScratch();
  expect(names).not.toContain(old);
  expect(names).toContain(recent);
});
