import type { PDFRef } from 'pdf-lib';
import type { Matrix } from './content-operators.ts';

/** What has to be known of a JPEG before it can be placed. Sizes are in pixels as stored, before turning. */
export interface JpegInfo {
  readonly kind: 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3;
  /** EXIF orientation 1 to 8. */
  readonly orientation: number;
  /** True when the file says where it was taken. */
  readonly hasLocation: boolean;
}

/** Why a file cannot be placed: decode and encode it again as sRGB (`cmyk`, `unsupported`), or only attach it. */
export interface UnusableImage {
  readonly kind: 'unusable';
  readonly reason: 'not-jpeg' | 'cmyk' | 'unsupported' | 'truncated';
}

/** A photo that is part of a document and can be drawn any number of times. Sizes are as seen, upright. */
export interface JpegImage {
  readonly ref: PDFRef;
  readonly width: number;
  readonly height: number;
  /** The transformation that fills the box `x y width height` with the upright picture. */
  matrix(x: number, y: number, width: number, height: number): Matrix;
}

/** Reads the markers of a JPEG (ISO/IEC 10918-1, annex B) up to the frame header. */
export function probeJpeg(bytes: Uint8Array): JpegInfo | UnusableImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return { kind: 'unusable', reason: 'not-jpeg' };
  let exif = { orientation: 1, hasLocation: false };

  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return { kind: 'unusable', reason: 'unsupported' };
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes, and markers without a segment.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    const isExif = marker === 0xe1 && length > 16 && end <= bytes.length && view.getUint32(at + 4) === EXIF;
    if (isExif) exif = readExif(new DataView(bytes.buffer, bytes.byteOffset + at + 10, length - 8));
    if (marker >= 0xc0 && marker <= 0xcf && !NOT_FRAMES.has(marker)) {
      if (at + 10 > bytes.length) break;
      const components = bytes[at + 9] ?? 0;
      if (components === 4) return { kind: 'unusable', reason: 'cmyk' };
      const isDecodable = marker <= 0xc2 && bytes[at + 4] === 8 && (components === 1 || components === 3);
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      if (!isDecodable || width === 0 || height === 0) return { kind: 'unusable', reason: 'unsupported' };
      return { kind: 'jpeg', width, height, components: components === 1 ? 1 : 3, ...exif };
    }
    at = end;
  }
  return { kind: 'unusable', reason: 'truncated' };
}

/** Probes a stored photo by reading only its head, further if the camera put a long preface before the picture. */
export async function probeJpegBlob(blob: Blob): Promise<JpegInfo | UnusableImage> {
  for (let length = 65_536; ; length *= 8) {
    const result = probeJpeg(new Uint8Array(await blob.slice(0, length).arrayBuffer()));
    const isIncomplete = result.kind === 'unusable' && result.reason === 'truncated' && length < blob.size;
    if (!isIncomplete) return result;
  }
}

/** Size as seen: orientations 5 to 8 lie on their side. */
export function uprightSize({ width, height, orientation }: JpegInfo): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** Turns and mirrors the picture as its EXIF orientation asks, so that its bytes stay as they are. */
export function orientationMatrix(orientation: number, x: number, y: number, width: number, height: number): Matrix {
  const [right, top] = [x + width, y + height];
  switch (orientation) {
    case 2:
      return [-width, 0, 0, height, right, y];
    case 3:
      return [-width, 0, 0, -height, right, top];
    case 4:
      return [width, 0, 0, -height, x, top];
    case 5:
      return [0, -height, -width, 0, right, top];
    case 6:
      return [0, -height, width, 0, x, top];
    case 7:
      return [0, height, width, 0, x, y];
    case 8:
      return [0, height, -width, 0, right, y];
    default:
      return [width, 0, 0, height, x, y];
  }
}

const EXIF = 0x45786966;
/** Between the frame markers, but not frames: Huffman tables, extensions, arithmetic conditioning. */
const NOT_FRAMES = new Set([0xc4, 0xc8, 0xcc]);
const ORIENTATION_TAG = 0x0112;
const LOCATION_TAG = 0x8825;

/** The two tags that matter of the first directory of an EXIF block, which begins with a TIFF header. */
function readExif(tiff: DataView): { orientation: number; hasLocation: boolean } {
  const isLittle = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  let orientation = 1;
  let hasLocation = false;
  const count = directory + 2 <= tiff.byteLength ? tiff.getUint16(directory, isLittle) : 0;
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.byteLength) break;
    const tag = tiff.getUint16(entry, isLittle);
    if (tag === LOCATION_TAG) hasLocation = true;
    if (tag !== ORIENTATION_TAG) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    if (value >= 1 && value <= 8) orientation = value;
  }
  return { orientation, hasLocation };
}
