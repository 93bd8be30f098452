import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { hashFile } from '../../src/attachments/hash-file.ts';
import { takeInHere } from '../../src/attachments/take-in-here.ts';
import type { TakeInProgress } from '../../src/attachments/taken-in-file.ts';
import { attachment } from '../../src/domain/attachment.ts';
import { recordFields } from '../../src/domain/record.ts';
import { bytesOf, joined, nameBlob, pngHeader, SECRET_LATITUDE, withExif, zipOf } from './camera-file.ts';
import { fixture } from './fixture.ts';

const give = (content: BlobPart | readonly BlobPart[], name: string) =>
  takeInHere(nameBlob(new Blob(Array.isArray(content) ? content : [content as BlobPart]), name));
/** What the person and storage add later. */
const unknownYet = {
  ...Object.fromEntries(Object.keys(recordFields).map((key) => [key, true] as const)),
  alternativeText: true,
  addedAt: true,
} as const;
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A blob of any size out of one piece, which Node does not copy. */
function large(size: number, start: Uint8Array<ArrayBuffer> = new Uint8Array()): Blob {
  const piece = new Blob([new Uint8Array(10_000_000)]);
  const count = Math.ceil((size - start.length) / piece.size);
  return new Blob([start, ...Array.from({ length: count }, () => piece)]).slice(0, size);
}

describe('a file that is not a picture is kept as it is', () => {
  it('with its type, its hash and nothing to say', async () => {
    const pdf = bytesOf('%PDF-1.7\nstartxref\n0\n%%EOF');
    const result = await give(pdf, 'C:\\Users\\jo\\Queue procedure.pdf');
    if (!result.ok) throw new Error(result.error.type);
    expect(result.value.facts).toEqual({
      name: 'Queue procedure.pdf',
      kind: 'pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: sha256Of(pdf),
      width: null,
      height: null,
      original: null,
      hadLocation: false,
      takenOn: '',
    });
    expect(attachment.omit({ ...unknownYet }).safeParse(result.value.facts).error).toBeUndefined();
    expect(result.value.bytes.type).toBe('application/pdf');
    expect(new Uint8Array(await result.value.bytes.arrayBuffer())).toEqual(pdf);
    expect(result.value.notes).toEqual([]);
  });

  it.each([
    ['ramp.jpg', '%PDF-1.7\n%%EOF', 'application/pdf'],
    [
      'minutes.docx',
      zipOf([
        ['xl/a', ''],
        ['[Content_Types].xml', ''],
      ]),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['photo.png', Uint8Array.from([0, 1, 2, 3]), 'application/octet-stream'],
  ])('%s says in a note what it really is', async (name, content, mediaType) => {
    expect(await give(content, name)).toMatchObject({
      ok: true,
      value: { facts: { mediaType, name }, notes: [{ type: 'name-disagrees', name, mediaType }] },
    });
  });

  it.each(['scan', 'scan.dat', 'Minutes 12.11', 'scan.PDF'])('%s says nothing that could be wrong', async (name) => {
    expect(await give('%PDF-1.7\n%%EOF', name)).toMatchObject({ ok: true, value: { notes: [] } });
  });

  it.each([
    ['plan.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml'],
    ['page.html', '<!doctype html><script>alert(1)</script>', 'text/html'],
  ])('%s is kept whole, as "other", with a note', async (name, content, mediaType) => {
    const result = await give(content, name);
    expect(result).toMatchObject({ ok: true, value: { facts: { kind: 'other', mediaType }, notes: [{ type: 'never-opened' }] } });
    expect(result.ok && (await result.value.bytes.text())).toBe(content);
  });

  it.each(['place.mp4', 'place.mov'])('%s is kept unchanged, and its location is pointed out', async (name) => {
    const result = await give(fixture(name), name);
    expect(result).toMatchObject({
      ok: true,
      value: { facts: { kind: 'video', hadLocation: true, original: null }, notes: [{ type: 'holds-location' }] },
    });
    expect(result.ok && new Uint8Array(await result.value.bytes.arrayBuffer())).toEqual(fixture(name));
  });

  it('a video without a location has no note', async () => {
    expect(await give(fixture('plain.mp4'), 'plain.mp4')).toMatchObject({ ok: true, value: { facts: { hadLocation: false }, notes: [] } });
  });

  it('a broken download is kept, with a warning', async () => {
    expect(await give('%PDF-1.7 no end', 'rules.pdf')).toMatchObject({ ok: true, value: { notes: [{ type: 'may-be-cut-short' }] } });
  });
});

describe('a file that cannot be taken in is refused with a reason', () => {
  it('0 bytes', async () => {
    expect(await give('', 'empty.pdf')).toEqual({ ok: false, error: { type: 'empty', name: 'empty.pdf' } });
  });

  it('more than 2 GB', async () => {
    const refused = await takeInHere(nameBlob(large(2_000_000_001), 'day.mp4'));
    expect(refused).toMatchObject({ ok: false, error: { type: 'too-large', isPicture: false, size: 2_000_000_001 } });
  });

  it('a picture of more than 200 MB', async () => {
    expect(await give([large(200_000_001, pngHeader(100, 100))], 'a.png')).toMatchObject({
      ok: false,
      error: { type: 'too-large', isPicture: true },
    });
  });

  it('a PNG of 30,000 × 30,000 pixels, before anything is decoded', async () => {
    expect(await give(pngHeader(30_000, 30_000), 'wall.png')).toEqual({
      ok: false,
      error: { type: 'too-many-pixels', name: 'wall.png', width: 30_000, height: 30_000 },
    });
  });

  it('a JPEG whose end is missing, wherever it stops', async () => {
    const jpeg = withExif(fixture('quarters.jpg'), { latitude: SECRET_LATITUDE });
    for (const length of [4, 200, 400, 1200, jpeg.length - 1])
      expect(await give(jpeg.slice(0, length), 'queue.jpg')).toEqual({ ok: false, error: { type: 'cut-short', name: 'queue.jpg' } });
  });

  it('a JPEG without a picture in it', async () => {
    expect(await give(Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), 'a.jpg')).toMatchObject({ ok: false, error: { type: 'damaged' } });
  });

  it('one that the device does not give', async () => {
    const gone = nameBlob(new Blob(['x']), 'gone.txt');
    vi.spyOn(gone, 'slice').mockReturnValue(
      Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    );
    expect(await takeInHere(gone)).toEqual({ ok: false, error: { type: 'unreadable', name: 'gone.txt' } });
  });
});

describe('a long video', () => {
  const video = large(64_000_000, fixture('plain.mp4'));

  it('is hashed piece by piece, with progress that never goes back', async () => {
    const steps: TakeInProgress[] = [];
    const result = await takeInHere(nameBlob(video, 'shift.mp4'), { onProgress: (step) => steps.push(step) });
    const wanted = createHash('sha256');
    for (let at = 0; at < video.size; at += 50_000_000) wanted.update(new Uint8Array(await video.slice(at, at + 50_000_000).arrayBuffer()));
    expect(result).toMatchObject({
      ok: true,
      value: { facts: { sha256: wanted.digest('hex') }, notes: [] },
    });
    expect(steps.length).toBeGreaterThan(30);
    expect(steps.map(({ fraction }) => fraction)).toEqual(steps.map(({ fraction }) => fraction).sort((a, b) => a - b));
    expect(steps.at(-1)?.fraction).toBe(1);
  });

  it('stops soon after it is cancelled', async () => {
    const controller = new AbortController();
    let steps = 0;
    const onProgress = () => {
      steps += 1;
      if (steps === 5) controller.abort();
    };
    expect(await takeInHere(nameBlob(video, 'shift.mp4'), { signal: controller.signal, onProgress })).toEqual({
      ok: false,
      error: { type: 'cancelled', name: 'shift.mp4' },
    });
    expect(steps).toBe(5);
  });
});

it.each([0, 1, 32_000_000, 32_000_001, 36_000_000])('the hash of %i bytes is that of Node', async (size) => {
  const bytes = joined(new Uint8Array(size).fill(7));
  expect(await hashFile(new Blob([bytes]))).toBe(sha256Of(bytes));
});
