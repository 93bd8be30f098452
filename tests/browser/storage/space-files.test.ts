import { afterEach, expect, test } from 'vitest';
import { createSpaceFiles } from '../../../src/storage/space-files.ts';

const NAME = 'test-space';
const MEGABYTE = 1024 * 1024;

async function sizeOf(name: string): Promise<number> {
  const root = await navigator.storage.getDirectory();
  return (await (await root.getFileHandle(name)).getFile()).size;
}

afterEach(async () => {
  await createSpaceFiles().empty(NAME);
  await (await navigator.storage.getDirectory()).removeEntry(NAME).catch(() => undefined);
});

test('R36: room is taken with bytes that nothing can press together, and given back; the file itself stays', async () => {
  const place = createSpaceFiles();
  expect(await place.empty(NAME)).toBe(false);
  expect(await place.has(NAME, 1)).toBe(false);
  const bytes = 2 * MEGABYTE + 5;
  await place.fill(NAME, bytes);
  expect(await sizeOf(NAME)).toBe(bytes);
  expect(await place.has(NAME, bytes)).toBe(true);
  expect(await place.has(NAME, bytes + 1)).toBe(false);
  const root = await navigator.storage.getDirectory();
  const file = await (await root.getFileHandle(NAME)).getFile();
  const packed = await new Response(file.slice(0, 100_000).stream().pipeThrough(new CompressionStream('gzip'))).blob();
  expect(packed.size).toBeGreaterThan(99_000);
  expect(await place.empty(NAME)).toBe(true);
  expect(await sizeOf(NAME)).toBe(0);
  expect(await place.empty(NAME)).toBe(false);
});

test('R36: windows that ask at the same time wait for one another', async () => {
  const [one, other] = [createSpaceFiles(), createSpaceFiles()];
  await Promise.all([one.fill(NAME, 3 * MEGABYTE), other.fill(NAME, MEGABYTE), one.fill(NAME, 2 * MEGABYTE), other.fill(NAME, MEGABYTE)]);
  expect(await Promise.all([one.empty(NAME), other.empty(NAME)])).toContain(true);
  expect(await sizeOf(NAME)).toBe(0);
});
