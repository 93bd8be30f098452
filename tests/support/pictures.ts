import { readFileSync } from 'node:fs';

/**
 * JPEGs of 32 × 24 pixels as other programs wrote them (libjpeg, Ghostscript): red, green, blue and yellow quarters from the
 * top left on, with a black square in the top left corner. Inks are stored upside down unless the name says plain.
 */
export const pictureNames = [
  'rgb',
  'rgb-stored',
  'progressive',
  'grey',
  'grey-progressive',
  'cmyk-adobe',
  'cmyk-progressive',
  'cmyk-plain',
  'ycck',
] as const;
export type PictureName = (typeof pictureNames)[number];

export function readPicture(name: PictureName): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`../fixtures/pictures/${name}.jpg`, import.meta.url)));
}

/** The same JPEG with an Exif block that says how it was held. */
export function turned(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return withSegment(jpeg, 0xe1, new Uint8Array([...codes('Exif\0\0'), ...tiff]));
}

/** The same JPEG with a colour profile in it, in as many pieces as asked. */
export function withProfile(jpeg: Uint8Array, profile: Uint8Array, pieces = 1): Uint8Array<ArrayBuffer> {
  const size = Math.ceil(profile.length / pieces);
  // Each goes in front of those that are there: the last first.
  return Array.from({ length: pieces }, (_, index) => pieces - index).reduce(
    (with_, number) =>
      withSegment(with_, 0xe2, new Uint8Array([...codes('ICC_PROFILE\0'), number, pieces, ...profile.subarray((number - 1) * size, number * size)])),
    new Uint8Array(jpeg),
  );
}

/** The same JPEG whose frame header says something else: another coding, another depth, other sizes. */
export function withFrame(
  jpeg: Uint8Array,
  { marker, depth, components }: { marker?: number; depth?: number; components?: number },
): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(jpeg);
  const at = changed.findIndex((byte, index) => byte === 0xff && [0xc0, 0xc2].includes(changed[index + 1] ?? 0));
  if (marker !== undefined) changed[at + 1] = marker;
  if (depth !== undefined) changed[at + 4] = depth;
  if (components !== undefined) changed[at + 9] = components;
  return changed;
}

function withSegment(jpeg: Uint8Array, marker: number, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = data.length + 2;
  return new Uint8Array([...jpeg.subarray(0, 2), 0xff, marker, length >> 8, length & 255, ...data, ...jpeg.subarray(2)]);
}

function codes(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
