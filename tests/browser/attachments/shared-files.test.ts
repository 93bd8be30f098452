import { afterEach, describe, expect, test } from 'vitest';
import { isPictureToShow } from '../../../src/attachments/glance.ts';
import {
  forgetRefusedFiles,
  keepSharedFiles,
  listSharedFiles,
  MOST_SHARED_BYTES,
  MOST_SHARED_FILES,
  readRefusedFiles,
  readSharedFile,
  removeSharedFile,
} from '../../../src/attachments/shared-files.ts';

// Node has no store of this kind, so these run where it is used.

afterEach(async () => {
  await caches.delete('folio-shared-files');
});

test('R19: what was shared waits in the order in which it came, under its name, byte for byte', async () => {
  expect(await listSharedFiles()).toEqual([]);
  const odd = 'Ladder & “shelf” #1?.txt';
  await keepSharedFiles([new File(['one'], odd, { type: 'text/plain' })], new Date('2026-11-12T09:00:00Z'));
  await keepSharedFiles([new File(['two'], 'b.txt'), new File(['three'], 'a.txt')], new Date('2026-11-12T09:00:01Z'));
  const files = await listSharedFiles();
  expect(files.map(({ name, size, mediaType }) => [name, size, mediaType])).toEqual([
    [odd, 3, 'text/plain'],
    ['b.txt', 3, 'application/octet-stream'],
    ['a.txt', 5, 'application/octet-stream'],
  ]);
  const [first] = files;
  if (!first) throw new Error('Nothing waits.');
  expect(await (await readSharedFile(first))?.text()).toBe('one');
});

test('R19: the same file shared twice waits twice; one that is taken in is gone, the others stay', async () => {
  const photo = new File(['photo'], 'IMG_1.jpg', { type: 'image/jpeg' });
  const at = new Date('2026-11-12T09:00:00Z');
  await keepSharedFiles([photo, photo], at);
  const [first] = await listSharedFiles();
  if (!first) throw new Error('Nothing waits.');
  await removeSharedFile(first);
  expect(await listSharedFiles()).toHaveLength(1);
  expect(await readSharedFile(first)).toBeNull();
});

describe('R19: what waits may not fill the device', () => {
  const at = new Date('2026-11-12T09:00:00Z');
  const names = async () => (await listSharedFiles()).map(({ name }) => name);

  test('fifty files wait at most, also when two pages send at once; what came first stays, and the others are named until that was read', async () => {
    const batch = (letter: string) => Array.from({ length: 30 }, (_, index) => new File([letter], `${letter}${String(index)}.txt`));
    await Promise.all([keepSharedFiles(batch('a'), at), keepSharedFiles(batch('b'), new Date('2026-11-12T09:00:01Z'))]);
    const kept = await names();
    expect(kept).toHaveLength(MOST_SHARED_FILES);
    expect(kept.filter((name) => name.startsWith('a'))).toHaveLength(30);
    const refused = await readRefusedFiles();
    expect(refused).toMatchObject({ count: 10 });
    expect(refused?.files.map(({ name }) => name)).toEqual(
      batch('b')
        .slice(20)
        .map(({ name }) => name),
    );
    await forgetRefusedFiles();
    expect(await readRefusedFiles()).toBeNull();
    expect(await names()).toHaveLength(MOST_SHARED_FILES);
  });

  test('a file that is too large beside the others is refused, a small one behind it is not; room that is made counts again', async () => {
    await waitsAlready('long.mp4', MOST_SHARED_BYTES - 10);
    const film = new File(['a film of 20 bytes..'], 'film.mp4');
    await keepSharedFiles([film, new File(['photo'], 'photo.jpg')], at);
    expect(await names()).toEqual(['photo.jpg', 'long.mp4']);
    expect(await readRefusedFiles()).toEqual({ count: 1, files: [{ name: 'film.mp4', size: 20, why: 'too-large' }] });
    for (const file of await listSharedFiles()) await removeSharedFile(file);
    await keepSharedFiles([film], at);
    expect(await names()).toEqual(['film.mp4']);
    expect(await readRefusedFiles(), 'all of it came over').toBeNull();
  });

  test('a file that is cut off on the way to its place is not kept, and it is said', async () => {
    const cut = fileOf(1_000, 'cut.jpg');
    await expect(keepSharedFiles([new File(['photo'], 'photo.jpg'), cut], at)).rejects.toThrow('was not kept whole');
    expect(await names()).toEqual(['photo.jpg']);
  });

  test('of thousands of names twenty are remembered', async () => {
    await keepSharedFiles(
      Array.from({ length: 3_000 }, (_, index) => fileOf(2 * MOST_SHARED_BYTES, `${String(index)}.bin`)),
      at,
    );
    const refused = await readRefusedFiles();
    expect([refused?.count, refused?.files.length]).toEqual([3_000, 20]);
    expect(await names()).toEqual([]);
  });
});

test('a picture is shown by what it is, not by what it is called, and only when it is not too large to open', async () => {
  const canvas = new OffscreenCanvas(4, 3);
  canvas.getContext('2d')?.fillRect(0, 0, 4, 3);
  const png = await canvas.convertToBlob({ type: 'image/png' });
  expect(await isPictureToShow(png)).toBe(true);
  expect(await isPictureToShow(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/png' }))).toBe(false);
  // The same picture that says of itself to be 60,000 pixels wide and high.
  const bytes = new Uint8Array(await png.arrayBuffer());
  const view = new DataView(bytes.buffer);
  view.setUint32(16, 60_000);
  view.setUint32(20, 60_000);
  expect(await isPictureToShow(new Blob([bytes]))).toBe(false);
});

/** A file that says of itself to be of another size; its bytes are few. */
function fileOf(size: number, name: string): File {
  return Object.defineProperty(new File(['few'], name), 'size', { value: size });
}

/** Puts what counts as a file of a size where files wait, behind all others. */
async function waitsAlready(name: string, size: number): Promise<void> {
  const cache = await caches.open('folio-shared-files');
  await cache.put('https://shared-files.invalid/9', new Response('', { headers: { 'content-length': String(size), 'x-name': name } }));
}
