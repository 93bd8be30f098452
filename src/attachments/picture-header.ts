import type { ByteView } from './byte-view.ts';
import { readExif, readTiffSize } from './exif.ts';
import { readHeif } from './heif.ts';
import { readJpeg } from './jpeg.ts';
import type { MediaType } from './media-types.ts';
import { noCameraFacts, type PictureHeader } from './picture-facts.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

/** Reads the header of any type of picture that `sniffType` finds. Never throws: what is missing or made up reads as 0. */
export function readPictureHeader(view: ByteView, mediaType: MediaType): PictureHeader {
  return readers[mediaType]?.(view) ?? plain;
}

/** Width and height with the orientation applied. */
export function uprightSize({ width, height, orientation }: PictureHeader): { readonly width: number; readonly height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

const plain: PictureHeader = { ...noCameraFacts, width: 0, height: 0, isAnimated: false, isComplete: true };

const readers: Partial<Record<MediaType, (view: ByteView) => PictureHeader>> = {
  'image/jpeg': (view) => {
    const jpeg = readJpeg(view);
    return { ...jpeg, isAnimated: false, isComplete: jpeg.end !== null };
  },
  'image/png': readPng,
  'image/webp': readWebp,
  'image/heic': readHeif,
  'image/avif': readHeif,
  'image/gif': (view) => ({ ...plain, width: view.u16(6, true), height: view.u16(8, true), isAnimated: view.text(0, 4096).includes('NETSCAPE2.0') }),
  // Rows from the top down are marked by a negative height.
  'image/bmp': (view) => ({ ...plain, width: view.u32(18, true), height: Math.abs(view.u32(22, true) | 0) }),
  'image/tiff': (view) => ({ ...plain, ...readExif(view), ...readTiffSize(view) }),
};
