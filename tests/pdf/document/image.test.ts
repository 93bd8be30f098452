import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../../src/pdf/document/content-operators.ts';
import { orientationMatrix, uprightSize } from '../../../src/pdf/document/image.ts';
import { probeJpeg, probeJpegBlob } from '../../../src/pdf/document/probe-jpeg.ts';
import { makeJpeg } from '../../support/sample-jpeg.ts';

describe('probing a photo', () => {
  it('reads size, colour, orientation, and whether it says where it was taken', () => {
    expect(probeJpeg(makeJpeg({ orientation: 6, hasLocation: true }))).toEqual({
      kind: 'jpeg',
      width: 16,
      height: 8,
      components: 1,
      orientation: 6,
      hasLocation: true,
    });
    expect(probeJpeg(makeJpeg({ components: 3 }))).toMatchObject({ components: 3, orientation: 1, hasLocation: false });
  });

  it('says why a file cannot be placed', () => {
    expect(probeJpeg(new TextEncoder().encode('GIF89a'))).toEqual({ kind: 'unusable', reason: 'not-jpeg' });
    expect(probeJpeg(new Uint8Array())).toEqual({ kind: 'unusable', reason: 'not-jpeg' });
    expect(probeJpeg(makeJpeg({ components: 4 }))).toEqual({ kind: 'unusable', reason: 'cmyk' });
    expect(probeJpeg(makeJpeg().subarray(0, 60))).toEqual({ kind: 'unusable', reason: 'truncated' });
  });

  it('survives any bytes after the first marker', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        expect(['jpeg', 'unusable']).toContain(probeJpeg(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, ...tail])).kind);
      }),
    );
  });

  it('survives any byte of a sound photo being wrong', () => {
    const sound = makeJpeg({ orientation: 3, hasLocation: true });
    fc.assert(
      fc.property(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
        const broken = sound.slice();
        broken[at] = value;
        expect(['jpeg', 'unusable']).toContain(probeJpeg(broken).kind);
      }),
    );
  });

  it('reads on when the camera put a long preface before the picture, and not more than it needs', async () => {
    const jpeg = makeJpeg({ orientation: 8 });
    const filler = new Uint8Array(60_000);
    filler.set([0xff, 0xe2, 0xea, 0x5e]);
    const blob = new Blob([jpeg.subarray(0, 2), filler, filler, jpeg.subarray(2)]);
    expect(await probeJpegBlob(blob)).toMatchObject({ kind: 'jpeg', orientation: 8 });
    expect(await probeJpegBlob(new Blob([jpeg.subarray(0, 40)]))).toEqual({ kind: 'unusable', reason: 'truncated' });
  });
});

describe('orientation', () => {
  /** Where the picture's stored top left corner, and the end of its first row, are seen: EXIF 2.3, 4.6.4 A. */
  const CORNERS: Readonly<Record<number, [origin: string, rowEnd: string]>> = {
    1: ['top left', 'top right'],
    2: ['top right', 'top left'],
    3: ['bottom right', 'bottom left'],
    4: ['bottom left', 'bottom right'],
    5: ['top left', 'bottom left'],
    6: ['top right', 'bottom right'],
    7: ['bottom right', 'top right'],
    8: ['bottom left', 'top left'],
  };

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i puts the stored corners where they belong', (orientation) => {
    const matrix = orientationMatrix(orientation, 10, 20, 30, 40);
    expect([cornerOf(matrix, 0), cornerOf(matrix, 1)]).toEqual(CORNERS[orientation]);
  });

  it('swaps width and height for pictures that lie on their side', () => {
    const info = { kind: 'jpeg', width: 16, height: 8, components: 1, hasLocation: false } as const;
    expect(uprightSize({ ...info, orientation: 3 })).toEqual({ width: 16, height: 8 });
    expect(uprightSize({ ...info, orientation: 6 })).toEqual({ width: 8, height: 16 });
  });
});

/** Where a point of the first stored row, which is y = 1 in image space, is seen in the box from 10, 20 to 40, 60. */
function cornerOf([a, b, c, d, e, f]: Matrix, along: number): string {
  const [x, y] = [a * along + c + e, b * along + d + f];
  return `${y === 60 ? 'top' : y === 20 ? 'bottom' : y} ${x === 10 ? 'left' : x === 40 ? 'right' : x}`;
}
