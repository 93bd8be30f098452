import * as fc from 'fast-check';
import { PDFArray, PDFDocument, PDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { cmykProfile } from '../../../src/pdf/document/cmyk-profile.ts';
import { photo } from '../../../src/pdf/document/flow/figures.ts';
import { heading } from '../../../src/pdf/document/flow/text-blocks.ts';
import { srgbProfile } from '../../../src/pdf/document/srgb-profile.ts';
import type { Matrix } from '../../../src/pdf/document/content-operators.ts';
import { orientationMatrix, uprightSize } from '../../../src/pdf/document/image.ts';
import { probeJpeg, probeJpegBlob } from '../../../src/pdf/document/probe-jpeg.ts';
import { newDocument, printBlocks } from '../../support/print-pdf.ts';
import { PdfObjects } from '../../support/pdf-objects.ts';
import { readPicture, turned, withFrame, withProfile } from '../../support/pictures.ts';
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
      isInverted: false,
      isPlainRgb: false,
      profile: undefined,
    });
    expect(probeJpeg(makeJpeg({ components: 3 }))).toMatchObject({ components: 3, orientation: 1, hasLocation: false });
  });

  it.each([
    ['rgb', 3, false],
    ['rgb-stored', 3, false],
    ['progressive', 3, false],
    ['grey', 1, false],
    ['grey-progressive', 1, false],
    ['cmyk-adobe', 4, true],
    ['cmyk-progressive', 4, true],
    ['cmyk-plain', 4, false],
    ['ycck', 4, true],
  ] as const)('takes what other programs write: %s', (name, components, isInverted) => {
    expect(probeJpeg(readPicture(name))).toMatchObject({ kind: 'jpeg', width: 32, height: 24, components, isInverted, isPlainRgb: false });
  });

  it('sees colours stored as red, green and blue where only their names say so', () => {
    const named = makeJpeg({ components: 3 });
    const frame = named.findIndex((byte, at) => byte === 0xff && named[at + 1] === 0xc0);
    Array.from('RGB').forEach((letter, index) => {
      named[frame + 10 + index * 3] = letter.charCodeAt(0);
    });
    expect(probeJpeg(named)).toMatchObject({ isPlainRgb: true });
  });

  it('says why a file cannot be placed', () => {
    const reasonOf = (bytes: Uint8Array) => {
      const found = probeJpeg(bytes);
      return found.kind === 'unusable' ? found.reason : undefined;
    };
    expect(reasonOf(new TextEncoder().encode('GIF89a'))).toBe('not-jpeg');
    expect(reasonOf(new Uint8Array())).toBe('not-jpeg');
    const photo = readPicture('rgb');
    expect(reasonOf(withFrame(photo, { depth: 12 }))).toBe('depth');
    expect(reasonOf(withFrame(photo, { components: 2 }))).toBe('colors');
    expect([0xc3, 0xc5, 0xc9, 0xca, 0xcf].map((marker) => reasonOf(withFrame(photo, { marker })))).toEqual(Array(5).fill('coding'));
    expect(reasonOf(withFrame(photo, { marker: 0xc1 }))).toBeUndefined();
    expect(reasonOf(makeJpeg().subarray(0, 60))).toBe('truncated');
    const scan = photo.findIndex((byte, at) => byte === 0xff && photo[at + 1] === 0xda);
    expect(reasonOf(photo.subarray(0, scan))).toBe('truncated');
    expect(reasonOf(new Uint8Array([...photo.subarray(0, scan), 0xff, 0xd9, 0, 0]))).toBe('damaged');
    expect(reasonOf(new Uint8Array([0xff, 0xd8, 1, 2, 3, 4]))).toBe('damaged');
  });

  it('takes the colour profile along, in any number of pieces, unless something about it is wrong', () => {
    const profileOf = (bytes: Uint8Array) => {
      const found = probeJpeg(bytes);
      return found.kind === 'jpeg' ? found.profile : undefined;
    };
    const [photo, ink, profile] = [readPicture('rgb'), readPicture('cmyk-adobe'), srgbProfile()];
    expect(profileOf(withProfile(photo, profile))).toEqual(profile);
    expect(profileOf(withProfile(photo, profile, 3))).toEqual(profile);
    expect(profileOf(withProfile(ink, cmykProfile()))).toEqual(cmykProfile());
    // Meant for other colours, cut short, longer than it says, of a later edition, without one of its curves, pointing outside.
    expect(profileOf(withProfile(ink, profile))).toBeUndefined();
    expect(profileOf(withProfile(photo, profile.subarray(0, 1000)))).toBeUndefined();
    expect(profileOf(withProfile(photo, new Uint8Array([...profile, 0])))).toBeUndefined();
    for (const [at, value] of [
      [8, 5],
      [36, 0],
      [132 + 6 * 12, 0x78],
      [132 + 12 + 4, 0xff],
    ] as const) {
      const broken = new Uint8Array(profile);
      broken[at] = value;
      expect(profileOf(withProfile(photo, broken)), `byte ${at}`).toBeUndefined();
    }
  });

  it('survives any bytes after the first marker', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        expect(['jpeg', 'unusable']).toContain(probeJpeg(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, ...tail])).kind);
      }),
    );
  });

  it('survives any byte of a sound photo being wrong', () => {
    const sound = withProfile(turned(readPicture('ycck'), 3), cmykProfile().subarray(0, 300));
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

describe('placing a photo', () => {
  it.each([
    ['rgb', '/DeviceRGB', undefined],
    ['grey-progressive', '/DeviceGray', undefined],
    ['cmyk-adobe', 4, '[ 1 0 1 0 1 0 1 0 ]'],
    ['ycck', 4, '[ 1 0 1 0 1 0 1 0 ]'],
    ['cmyk-plain', 4, undefined],
  ] as const)('gives %s its colour space', async (name, space, decode) => {
    const [image] = await placed([readPicture(name)]);
    expect(image?.space).toBe(space);
    expect(image?.decode).toBe(decode);
    expect(image?.bytes).toEqual(readPicture(name));
  });

  it('writes each colour profile once, its own for the photos that bring one', async () => {
    const own = withProfile(readPicture('cmyk-adobe'), cmykProfile().fill(1, 200, 202));
    const images = await placed([readPicture('ycck'), own, readPicture('cmyk-plain'), own, turned(own, 6)]);
    expect(images.map(({ space }) => space)).toEqual([4, 4, 4, 4, 4]);
    const profiles = images.map(({ profile }) => profile);
    expect(profiles[0]).toBe(profiles[2]);
    expect(new Set(profiles).size).toBe(2);
    expect(profiles[1]).toBe(profiles[4]);
  });
});

/** What a document says of the photos that were put into it, in order. */
async function placed(jpegs: readonly Uint8Array<ArrayBuffer>[]) {
  const document = newDocument();
  const photos = jpegs.map((jpeg) => {
    const info = probeJpeg(jpeg);
    if (info.kind !== 'jpeg') throw new Error(info.reason);
    return photo(document.addJpeg(new Blob([jpeg]), info), { alt: 'Four quarters' });
  });
  const { bytes } = await printBlocks([heading(1, 'Photos'), ...photos], undefined, document);
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = new PdfObjects(context);
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream) || objects.name(object, 'Subtype') !== 'Image') return [];
    const space = objects.get(object, 'ColorSpace');
    const profile = space instanceof PDFArray ? space.get(1) : undefined;
    return [
      {
        space: space instanceof PDFArray ? objects.number(objects.resolve(profile), 'N') : space?.toString(),
        profile: profile?.toString(),
        decode: objects.get(object, 'Decode')?.toString(),
        bytes: new Uint8Array(object.contents),
      },
    ];
  });
}

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
    const found = probeJpeg(makeJpeg());
    if (found.kind !== 'jpeg') throw new Error(found.reason);
    expect(uprightSize({ ...found, orientation: 3 })).toEqual({ width: 16, height: 8 });
    expect(uprightSize({ ...found, orientation: 6 })).toEqual({ width: 8, height: 16 });
  });
});

/** Where a point of the first stored row, which is y = 1 in image space, is seen in the box from 10, 20 to 40, 60. */
function cornerOf([a, b, c, d, e, f]: Matrix, along: number): string {
  const [x, y] = [a * along + c + e, b * along + d + f];
  return `${y === 60 ? 'top' : y === 20 ? 'bottom' : y} ${x === 10 ? 'left' : x === 40 ? 'right' : x}`;
}
