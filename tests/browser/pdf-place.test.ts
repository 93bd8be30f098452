import { afterEach, expect, test } from 'vitest';
import { choosePlace } from '../../src/features/export/pdf-place.ts';
import { catchDownloads } from './catch-downloads.ts';

const NAME = 'portfolio.pdf';
const LARGE = 60_000_000;
const pdf = new Blob([new Uint8Array(40_000_000).fill(7)], { type: 'application/pdf' });

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

const unstopped = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

test('a small PDF is downloaded, and nobody is asked', async () => {
  const saved = catchDownloads();
  const suggested = answerDialog(fileInFolder);
  const place = await choosePlace(1_000, NAME);
  expect(await place?.save(pdf, 'Aisha.pdf', unstopped())).toBe('You find it among your downloads.');
  expect(saved.map(({ name }) => name)).toEqual(['Aisha.pdf']);
  expect(suggested).toEqual([]);
});

test('a large one goes straight to the place that the person chose, with progress', async () => {
  const suggested = answerDialog(fileInFolder);
  const place = await choosePlace(LARGE, NAME);
  const seen: number[] = [];
  expect(await place?.save(pdf, NAME, { ...unstopped(), onProgress: (bytes) => seen.push(bytes) })).toBe('It lies where you saved it.');
  expect(suggested).toEqual([NAME]);
  expect(await bytesOf(NAME)).toBe(pdf.size);
  expect(seen.at(-1)).toBe(pdf.size);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test('where there is no dialog a large one is downloaded', async () => {
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  const saved = catchDownloads();
  const place = await choosePlace(LARGE, NAME);
  await place?.save(pdf, NAME, unstopped());
  expect(saved).toHaveLength(1);
});

test('closing the dialog is an answer: nothing is made', async () => {
  answerDialog(() => Promise.reject(new DOMException('The person closed it.', 'AbortError')));
  expect(await choosePlace(LARGE, NAME)).toBeNull();
});

test('stopped in the middle: no half file is left behind', async () => {
  answerDialog(fileInFolder);
  const place = await choosePlace(LARGE, NAME);
  const controller = new AbortController();
  await expect(place?.save(pdf, NAME, { signal: controller.signal, onProgress: () => controller.abort() })).rejects.toThrow(/abort/i);
  expect(await bytesOf(NAME)).toBeNull();
});

test('no PDF after all: the place is given back, and a file that was there stays as it was', async () => {
  const handle = await fileInFolder();
  const before = await handle.createWritable();
  await before.write('an older portfolio');
  await before.close();
  answerDialog(() => Promise.resolve(handle));
  const place = await choosePlace(LARGE, NAME);
  await place?.abandon();
  expect(await bytesOf(NAME)).toBe('an older portfolio'.length);
});
