import { isIsoDate, type IsoDate } from '../lib/dates.ts';
import type { ByteView } from './byte-view.ts';
import type { CameraFacts } from './picture-facts.ts';

/** Reads an Exif block, which is laid out as a small TIFF file. Anything out of range counts as absent. */
export function readExif(tiff: ByteView): CameraFacts {
  const main = readDirectory(tiff, tiff.u32(4, isLittle(tiff)));
  const camera = readDirectory(tiff, main.get(EXIF_DIRECTORY)?.value ?? 0);
  const place = readDirectory(tiff, main.get(GPS_DIRECTORY)?.value ?? 0);
  const orientation = main.get(ORIENTATION)?.value ?? 1;
  const taken = camera.get(DATE_TIME_ORIGINAL) ?? camera.get(DATE_TIME_DIGITISED);
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    takenOn: taken === undefined ? '' : exifDate(tiff.text(taken.value, 10)),
    // A camera that knows no place may still write a GPS directory, with its version alone (tag 0).
    hasLocation: [...place.keys()].some((tag) => tag > 0),
  };
}

/** Width and height in the first directory of a TIFF picture; 0 when it does not say. */
export function readTiffSize(tiff: ByteView): { readonly width: number; readonly height: number } {
  const main = readDirectory(tiff, tiff.u32(4, isLittle(tiff)));
  return { width: main.get(IMAGE_WIDTH)?.value ?? 0, height: main.get(IMAGE_HEIGHT)?.value ?? 0 };
}

/** An Exif block that says the orientation and nothing else. */
export function orientationOnlyExif(orientation: number): Uint8Array<ArrayBuffer> {
  const [order, firstDirectory, entryCount, noNextDirectory] = [
    [0x4d, 0x4d, 0, 42],
    [0, 0, 0, 8],
    [0, 1],
    [0, 0, 0, 0],
  ];
  const entry = [ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...order, ...firstDirectory, ...entryCount, ...entry, ...noNextDirectory]);
}

/** True for XMP, a second place where cameras and editors write the position. */
export function xmpHasLocation(xmp: string): boolean {
  return /GPSL(?:at|ong)itude/.test(xmp);
}

const [IMAGE_WIDTH, IMAGE_HEIGHT, ORIENTATION, EXIF_DIRECTORY, GPS_DIRECTORY] = [0x100, 0x101, 0x112, 0x8769, 0x8825];
const [DATE_TIME_ORIGINAL, DATE_TIME_DIGITISED] = [0x9003, 0x9004];
const SHORT = 3;

interface Entry {
  /** The number itself where it is a short or a long, otherwise where the value lies. */
  readonly value: number;
}

function readDirectory(tiff: ByteView, at: number): ReadonlyMap<number, Entry> {
  const little = isLittle(tiff);
  const entries = new Map<number, Entry>();
  // The header takes the first 8 bytes, so a directory there is a made-up one.
  const count = at < 8 ? 0 : Math.min(tiff.u16(at, little), Math.floor((tiff.length - at - 2) / 12));
  for (let i = 0; i < count; i += 1) {
    const entry = at + 2 + i * 12;
    const type = tiff.u16(entry + 2, little);
    entries.set(tiff.u16(entry, little), { value: type === SHORT ? tiff.u16(entry + 8, little) : tiff.u32(entry + 8, little) });
  }
  return entries;
}

function isLittle(tiff: ByteView): boolean {
  return tiff.startsWith('II');
}

/** `2026:11:12` → `2026-11-12`; cameras whose clock was never set write zeros or blanks. */
function exifDate(text: string): IsoDate {
  const date = text.replaceAll(':', '-');
  return isIsoDate(date) ? date : '';
}
