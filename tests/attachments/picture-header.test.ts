import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteView } from '../../src/attachments/byte-view.ts';
import { sizeWithin } from '../../src/attachments/decode-picture.ts';
import type { MediaType } from '../../src/attachments/media-types.ts';
import { readPictureHeader, uprightSize } from '../../src/attachments/picture-header.ts';
import { bytesOf, exifBlock, joined, pngChunk, pngHeader, SECRET_LATITUDE } from './camera-file.ts';
import { fixture } from './fixture.ts';

const read = (bytes: Uint8Array, mediaType: MediaType) => readPictureHeader(new ByteView(bytes), mediaType);
const camera = exifBlock({ orientation: 8, takenAt: '2026:11:12 14:02:00', latitude: SECRET_LATITUDE });

describe('the header of a picture', () => {
  it.each([
    ['quarters.jpg', 'image/jpeg', 80, 60, false],
    ['transparent.png', 'image/png', 40, 30, false],
    ['lossy.webp', 'image/webp', 80, 60, false],
    ['lossless.webp', 'image/webp', 80, 60, false],
    ['alpha.webp', 'image/webp', 40, 30, false],
    ['moving.gif', 'image/gif', 20, 10, true],
    ['place.avif', 'image/avif', 80, 60, false],
    // Coded in blocks of 8 pixels, and cropped when it is decoded.
    ['photo.heic', 'image/heic', 80, 64, false],
    ['photo.bmp', 'image/bmp', 80, 60, false],
    ['photo.tif', 'image/tiff', 80, 60, false],
  ] as const)('%s', (file, mediaType, width, height, isAnimated) => {
    expect(read(fixture(file), mediaType)).toMatchObject({ width, height, isAnimated, isComplete: true });
  });

  it('tells 30,000 × 30,000 pixels in a PNG of a hundred bytes', () => {
    expect(read(pngHeader(30_000, 30_000), 'image/png')).toMatchObject({ width: 30_000, height: 30_000 });
    expect(read(pngHeader(1, 2 ** 31), 'image/png')).toMatchObject({ width: 1, height: 2 ** 31 });
  });

  it('finds what the camera says in PNG', () => {
    const png = fixture('transparent.png');
    const photo = joined(png.slice(0, 33), pngChunk('eXIf', camera), png.slice(33));
    expect(read(photo, 'image/png')).toMatchObject({ orientation: 8, takenOn: '2026-11-12', hasLocation: true, isComplete: true });
    expect(read(photo.slice(0, -1), 'image/png').isComplete).toBe(false);
    expect(uprightSize(read(photo, 'image/png'))).toEqual({ width: 30, height: 40 });
  });

  it('finds what the camera says in WebP', () => {
    const webp = fixture('alpha.webp');
    const photo = joined(webp, bytesOf('EXIF'), Uint8Array.from([0, 1, 0, 0]), camera);
    expect(read(photo, 'image/webp')).toMatchObject({ orientation: 8, takenOn: '2026-11-12', hasLocation: true });
    expect(read(webp.slice(0, -2), 'image/webp').isComplete).toBe(false);
  });

  it('finds what the camera says in HEIC and AVIF', () => {
    expect(read(fixture('place.heic'), 'image/heic')).toMatchObject({ takenOn: '2026-11-12', hasLocation: true });
    expect(read(fixture('place.avif'), 'image/avif')).toMatchObject({ takenOn: '2026-11-12', hasLocation: true });
    expect(read(fixture('photo.heic'), 'image/heic')).toMatchObject({ takenOn: '', hasLocation: false });
  });

  it('never throws, whatever the bytes', () => {
    const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic', 'image/avif', 'image/bmp', 'image/tiff'] as const;
    const files = ['quarters.jpg', 'transparent.png', 'alpha.webp', 'moving.gif', 'place.heic', 'place.avif', 'photo.bmp', 'photo.tif'].map(fixture);
    fc.assert(
      fc.property(
        fc.nat(types.length - 1),
        fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
        (index, changes) => {
          const bytes = files[index]?.slice() ?? new Uint8Array();
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const header = read(bytes, types[index] ?? 'image/jpeg');
          expect(header.width).toBeGreaterThanOrEqual(0);
          expect(header.orientation).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 400 },
    );
  });
});

it('scales by the long side, portrait and landscape alike', () => {
  expect(sizeWithin({ width: 4000, height: 3000 }, 2048)).toEqual({ width: 2048, height: 1536 });
  expect(sizeWithin({ width: 3000, height: 4000 }, 2048)).toEqual({ width: 1536, height: 2048 });
  expect(sizeWithin({ width: 2048, height: 10 }, 2048)).toEqual({ width: 2048, height: 10 });
  expect(sizeWithin({ width: 20_000, height: 1 }, 2048)).toEqual({ width: 2048, height: 1 });
});
