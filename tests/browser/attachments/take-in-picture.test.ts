import { describe, expect, it } from 'vitest';
import { ByteView } from '../../../src/attachments/byte-view.ts';
import { readJpeg } from '../../../src/attachments/jpeg.ts';
import { takeInFile } from '../../../src/attachments/take-in-file.ts';
import type { TakenInFile } from '../../../src/attachments/taken-in-file.ts';
import {
  bytesOf,
  contains,
  joined,
  nameBlob,
  pngChunk,
  pngHeader,
  SECRET_BYTES,
  SECRET_LATITUDE,
  exifBlock,
  withExif,
} from '../../attachments/camera-file.ts';
import { canvasFile, colourAt, CORNERS, cornersOf, fetchFixture, pixelsOf, shownSize } from './picture-tools.ts';

async function taken(bytes: BlobPart, name: string): Promise<TakenInFile> {
  const result = await takeInFile(nameBlob(new Blob([bytes]), name));
  if (!result.ok) throw new Error(`${result.error.type}: ${JSON.stringify(result.error)}`);
  return result.value;
}
const bytesOfBlob = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const facts = async (blob: Blob) => readJpeg(new ByteView(await bytesOfBlob(blob)));
const noteTypes = ({ notes }: TakenInFile) => notes.map(({ type }) => type);

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

describe('a photo small enough to keep', () => {
  it.each(ORIENTATIONS)('with orientation %i loses its location and no pixel, and stays upright', async (orientation) => {
    const plain = await canvasFile(80, 60, 'image/jpeg');
    const photo = withExif(plain, { orientation, takenAt: '2026:11:12 14:02:00', latitude: SECRET_LATITUDE });
    const file = await taken(photo, 'Ramp.jpg');

    const kept = await bytesOfBlob(file.bytes);
    expect(contains(photo, SECRET_BYTES)).toBe(true);
    expect(contains(kept, SECRET_BYTES)).toBe(false);
    expect(await pixelsOf(file.bytes)).toEqual(await pixelsOf(new Blob([photo])));

    const [width, height] = orientation >= 5 ? [60, 80] : [80, 60];
    expect(file.facts).toMatchObject({
      kind: 'image',
      mediaType: 'image/jpeg',
      width,
      height,
      hadLocation: true,
      takenOn: '2026-11-12',
      size: kept.length,
    });
    expect(file.facts.original).toMatchObject({ size: photo.length, width, height });
    expect(file.facts.original?.sha256).not.toBe(file.facts.sha256);
    expect(await shownSize(file.bytes)).toEqual({ width, height });
    expect(await facts(file.bytes)).toMatchObject({ orientation, hasLocation: false, takenOn: '' });
    expect(noteTypes(file)).toEqual(['location-removed']);
  });

  it('is kept byte for byte when there is nothing to take out of it', async () => {
    const plain = await fetchFixture('quarters.jpg');
    const file = await taken(plain, 'plain.jpg');
    expect(await bytesOfBlob(file.bytes)).toEqual(plain);
    expect(file).toMatchObject({ notes: [], facts: { original: null, width: 80, height: 60, hadLocation: false, takenOn: '' } });
  });

  it('comes out the same when the kept copy is given again', async () => {
    const first = await taken(withExif(await fetchFixture('quarters.jpg'), { orientation: 6, latitude: SECRET_LATITUDE }), 'a.jpg');
    const again = await taken(await bytesOfBlob(first.bytes), 'a.jpg');
    expect(again.facts).toMatchObject({ sha256: first.facts.sha256, original: null, width: 60, height: 80 });
  });

  it.each(['progressive.jpg', 'grey.jpg'])('%s is not coded anew', async (name) => {
    expect((await taken(await fetchFixture(name), name)).facts.original).toBeNull();
  });
});

describe('a photo too large to keep', () => {
  it.each(ORIENTATIONS)('with orientation %i is scaled to 2,048 pixels on the long side, upright', async (orientation) => {
    const photo = withExif(await canvasFile(2400, 1800, 'image/jpeg'), { orientation, takenAt: '2026:11:12 14:02:00', latitude: SECRET_LATITUDE });
    const file = await taken(photo, 'Shop.jpg');
    const [width, height] = orientation >= 5 ? [1536, 2048] : [2048, 1536];
    expect(file.facts).toMatchObject({ width, height, hadLocation: true, takenOn: '2026-11-12' });
    expect(file.facts.original).toMatchObject({ size: photo.length, width: orientation >= 5 ? 1800 : 2400, height: orientation >= 5 ? 2400 : 1800 });
    expect(await facts(file.bytes)).toMatchObject({ width, height, orientation: 1, hasLocation: false, end: file.facts.size });
    expect(contains(await bytesOfBlob(file.bytes), SECRET_BYTES)).toBe(false);
    expect(await cornersOf(file.bytes)).toEqual(CORNERS[orientation]);
    expect(await cornersOf(new Blob([photo])), 'as the browser shows the original').toEqual(CORNERS[orientation]);
    expect(noteTypes(file)).toEqual(['scaled-down', 'location-removed']);
  });

  it('leaves out the short video that follows the picture', async () => {
    const photo = joined(await fetchFixture('quarters.jpg'), bytesOf('\0\0\0\x18ftypmp42'), new Uint8Array(5000));
    const file = await taken(photo, 'motion.jpg');
    expect(noteTypes(file)).toEqual(['moving-part-removed']);
    expect(file.facts.size).toBeLessThan(photo.length - 5000);
  });
});

describe('a picture that a PDF cannot hold as it is', () => {
  it.each([
    ['cmyk.jpg', 'image/jpeg', []],
    ['lossy.webp', 'image/webp', ['converted']],
    ['lossless.webp', 'image/webp', ['converted']],
    ['photo.bmp', 'image/bmp', ['converted']],
    ['place.avif', 'image/avif', ['converted', 'location-removed']],
  ])('%s becomes a JPEG', async (name, _, notes) => {
    const file = await taken(await fetchFixture(name), name);
    expect(file.facts).toMatchObject({ name, kind: 'image', mediaType: 'image/jpeg', width: 80, height: 60, original: { width: 80, height: 60 } });
    expect(await facts(file.bytes)).toMatchObject({ width: 80, height: 60, components: 3, isCommonCoding: true });
    expect(noteTypes(file)).toEqual(notes);
  });

  it.each(['transparent.png', 'alpha.webp'])('%s is white where it was transparent', async (name) => {
    const file = await taken(await fetchFixture(name), name);
    expect(await colourAt(file.bytes, 35, 15)).toBe('white');
    expect(await colourAt(file.bytes, 5, 15)).toBe('red');
  });

  it('a moving GIF keeps its first picture', async () => {
    const file = await taken(await fetchFixture('moving.gif'), 'moving.gif');
    expect(noteTypes(file)).toEqual(['converted', 'first-frame-only']);
    expect(await colourAt(file.bytes, 10, 5)).toBe('red');
  });

  it('a PNG loses its location', async () => {
    const png = await canvasFile(80, 60, 'image/png');
    const photo = joined(png.slice(0, 33), pngChunk('eXIf', exifBlock({ latitude: SECRET_LATITUDE, takenAt: '2026:11:12 14:02:00' })), png.slice(33));
    const file = await taken(photo, 'shot.png');
    expect(file.facts).toMatchObject({ hadLocation: true, takenOn: '2026-11-12', width: 80, height: 60 });
    expect(contains(await bytesOfBlob(file.bytes), SECRET_BYTES)).toBe(false);
  });
});

describe('a picture that this browser cannot show', () => {
  it.each([
    ['photo.heic', 'image/heic', ['cannot-show-picture'], false],
    ['place.heic', 'image/heic', ['cannot-show-picture', 'holds-location'], true],
    ['photo.tif', 'image/tiff', ['cannot-show-picture'], false],
  ])('%s is kept unchanged, as a file', async (name, mediaType, notes, hadLocation) => {
    const bytes = await fetchFixture(name);
    const file = await taken(bytes, name);
    expect(file.facts).toMatchObject({ kind: 'other', mediaType, width: null, height: null, original: null, hadLocation });
    expect(await bytesOfBlob(file.bytes)).toEqual(bytes);
    expect(noteTypes(file)).toEqual(notes);
  });
});

async function refused(bytes: BlobPart, name: string): Promise<string | undefined> {
  const result = await takeInFile(nameBlob(new Blob([bytes]), name));
  return result.ok ? undefined : result.error.type;
}

describe('a bad picture is refused', () => {
  it('cut short', async () => {
    const jpeg = await canvasFile(800, 600, 'image/jpeg');
    expect(await refused(jpeg.slice(0, jpeg.length / 2), 'a.jpg')).toBe('cut-short');
    const png = await canvasFile(800, 600, 'image/png');
    expect(await refused(png.slice(0, png.length / 2), 'a.png')).toBe('cut-short');
  });

  it('30,000 × 30,000 pixels', async () => {
    expect(await refused(pngHeader(30_000, 30_000), 'a.png')).toBe('too-many-pixels');
  });

  it('with a header and an end, but nothing that can be decoded between them', async () => {
    expect(await refused(pngHeader(100, 100), 'a.png')).toBe('damaged');
    const jpeg = await fetchFixture('quarters.jpg');
    const table = readJpeg(new ByteView(jpeg)).segments.find(({ marker }) => marker === 0xc4)?.from ?? 0;
    expect(await refused(jpeg.fill(0xee, table + 4, table + 30), 'a.jpg')).toBe('damaged');
  });
});
