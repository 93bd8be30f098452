import { afterEach, expect, test } from 'vitest';
import { choosePlace, type PdfPlace, type PlaceOptions } from '../../src/features/export/pdf-place.ts';
import { catchDownloads } from './catch-downloads.ts';

const NAME = 'portfolio.pdf';
const LARGE = 60_000_000;
const pdf = new Blob([Uint8Array.from({ length: 40_000_000 }, (_, at) => at % 251)], { type: 'application/pdf' });

afterEach(async () => {
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  const folder = await navigator.storage.getDirectory();
  await folder.removeEntry(NAME).catch(() => undefined);
});

/** Answers the dialog as a person would: with a file of a folder that the browser keeps. */
function answerDialog(answer: () => Promise<FileSystemFileHandle>): string[] {
  const suggested: string[] = [];
  Object.defineProperty(window, 'showSaveFilePicker', {
    configurable: true,
    value: async ({ suggestedName }: { suggestedName: string }) => {
      suggested.push(suggestedName);
      return answer();
    },
  });
  return suggested;
}

const fileInFolder = async () => (await navigator.storage.getDirectory()).getFileHandle(NAME, { create: true });

async function bytesOf(name: string): Promise<number | null> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(name).catch(() => null);
  return handle && (await handle.getFile()).size;
}

/** The place that the person chose for a PDF of that size. */
async function place(size: number, more: Partial<PlaceOptions> = {}) {
  const controller = new AbortController();
  const options = { signal: controller.signal, onWritten: () => undefined, onRefused: () => expect.unreachable('refused'), ...more };
  const chosen = await choosePlace(size, NAME, options);
  if (!chosen) throw new Error('No place');
  return chosen;
}

/** The whole of it, in two parts. */
function takeAll({ take }: PdfPlace) {
  take(pdf.slice(0, 3_000_000));
  take(pdf.slice(3_000_000));
}

test('a small PDF is downloaded, and nobody is asked', async () => {
  const saved = catchDownloads();
  const suggested = answerDialog(fileInFolder);
  const chosen = await place(1_000);
  takeAll(chosen);
  expect(await chosen.finish('Aisha.pdf')).toBe('You find it among your downloads.');
  expect(saved.map(({ name, blob }) => [name, blob.size, blob.type])).toEqual([['Aisha.pdf', pdf.size, 'application/pdf']]);
  expect(suggested).toEqual([]);
});

test('a large one goes straight to the place that the person chose, with progress', async () => {
  const suggested = answerDialog(fileInFolder);
  const seen: number[] = [];
  const chosen = await place(LARGE, { onWritten: (bytes) => seen.push(bytes) });
  takeAll(chosen);
  expect(await chosen.finish(NAME)).toBe('It lies where you saved it.');
  expect(suggested).toEqual([NAME]);
  expect(await bytesOf(NAME)).toBe(pdf.size);
  const written = new Uint8Array(await (await (await fileInFolder()).getFile()).arrayBuffer());
  expect(written.every((byte, at) => byte === at % 251)).toBe(true);
  expect(seen).toEqual([3_000_000, 19_000_000, 35_000_000, 40_000_000]);
});

test('what is taken is written while the rest is still being made, and is no file until all of it is there', async () => {
  answerDialog(fileInFolder);
  const seen: number[][] = [];
  const chosen = await place(LARGE, { onWritten: (...bytes) => seen.push(bytes) });
  chosen.take(pdf);
  await expect.poll(() => seen).toHaveLength(3);
  expect(seen.at(-1)).toEqual([pdf.size, pdf.size]);
  expect(await bytesOf(NAME)).toBe(0);
  await chosen.abandon();
  expect(await bytesOf(NAME)).toBeNull();
});

test('where there is no dialog a large one is downloaded', async () => {
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  const saved = catchDownloads();
  const chosen = await place(LARGE);
  takeAll(chosen);
  await chosen.finish(NAME);
  expect(saved).toHaveLength(1);
});

test('closing the dialog is an answer: nothing is made', async () => {
  answerDialog(() => Promise.reject(new DOMException('The person closed it.', 'AbortError')));
  await expect(place(LARGE)).rejects.toThrow('No place');
});

test('stopped in the middle: no half file is left behind', async () => {
  answerDialog(fileInFolder);
  const controller = new AbortController();
  const chosen = await place(LARGE, { signal: controller.signal, onWritten: () => controller.abort() });
  takeAll(chosen);
  await expect(chosen.finish(NAME)).rejects.toThrow(/abort/i);
  expect(await bytesOf(NAME)).toBeNull();
});

test('a place that takes no more says so while the rest is still being made, once, and no half file is left behind', async () => {
  answerDialog(async () => {
    const handle = await fileInFolder();
    const stream = await handle.createWritable();
    const write = stream.write.bind(stream);
    let left = 35_000_000;
    stream.write = async (chunk) => {
      left -= chunk instanceof Blob ? chunk.size : 0;
      if (left >= 0) return write(chunk);
      await stream.abort();
      throw new DOMException('No room', 'QuotaExceededError');
    };
    const through = new WritableStream({ write: (chunk) => stream.write(chunk), close: () => stream.close(), abort: (cause) => stream.abort(cause) });
    Object.defineProperty(handle, 'createWritable', { value: () => Promise.resolve(through) });
    return handle;
  });
  const refused: unknown[] = [];
  const controller = new AbortController();
  const onRefused = (cause: unknown) => {
    refused.push(cause);
    controller.abort();
  };
  const chosen = await place(LARGE, { signal: controller.signal, onRefused });
  takeAll(chosen);
  takeAll(chosen);
  await expect.poll(() => refused.map(String)).toEqual(['QuotaExceededError: No room']);
  await chosen.abandon();
  expect(await bytesOf(NAME)).toBeNull();
});

test('no PDF after all: the place is given back, and a file that was there stays as it was', async () => {
  const handle = await fileInFolder();
  const before = await handle.createWritable();
  await before.write('an older portfolio');
  await before.close();
  answerDialog(() => Promise.resolve(handle));
  const chosen = await place(LARGE);
  chosen.take(pdf);
  await chosen.abandon();
  expect(await bytesOf(NAME)).toBe('an older portfolio'.length);
});
