import { isProfileChunk, joinProfile } from './embedded-profile.ts';

/** What has to be known of a JPEG before it can be placed. Sizes are in pixels as stored, before turning. */
export interface JpegInfo {
  readonly kind: 'jpeg';
  readonly width: number;
  readonly height: number;
  /** Grey; red, green and blue; or the four inks. */
  readonly components: 1 | 3 | 4;
  /** EXIF orientation 1 to 8. */
  readonly orientation: number;
  /** True when the file says where it was taken. */
  readonly hasLocation: boolean;
  /** Inks are stored upside down, 255 for none: what every program that leaves Adobe's mark does. */
  readonly isInverted: boolean;
  /** Red, green and blue are stored as such, and no mark in the file tells a PDF reader. */
  readonly isPlainRgb: boolean;
  /** The ICC profile in the file, where it is sound and fits. */
  readonly profile: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Why a file cannot be placed and only be attached: PDF knows pictures of 8 bits a colour (`depth`), in the two common
 * codings (`coding`: this one is lossless, arithmetic or layered), of one, three or four colours (`colors`).
 */
export interface UnusableImage {
  readonly kind: 'unusable';
  readonly reason: 'not-jpeg' | 'truncated' | 'damaged' | 'depth' | 'coding' | 'colors';
}

/** Reads the markers of a JPEG (ISO/IEC 10918-1, annex B) up to where the picture itself begins. */
export function probeJpeg(bytes: Uint8Array): JpegInfo | UnusableImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return unusable('not-jpeg');
  const found: Found = { exif: { orientation: 1, hasLocation: false }, profileChunks: [], isJfif: false, isAdobe: false, frame: undefined };

  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return unusable('damaged');
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes, and markers without a segment.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === START_OF_SCAN) return found.frame ? placeable(found.frame, found) : unusable('damaged');
    const length = view.getUint16(at + 2);
    if (marker === END_OF_IMAGE || length < 2) return unusable('damaged');
    if (at + 2 + length > bytes.length) break;
    readSegment(marker, bytes.subarray(at + 4, at + 2 + length), found);
    at += 2 + length;
  }
  return unusable('truncated');
}

/** Probes a stored photo by reading only its head, further if the camera put a long preface before the picture. */
export async function probeJpegBlob(blob: Blob): Promise<JpegInfo | UnusableImage> {
  for (let length = 65_536; ; length *= 8) {
    const result = probeJpeg(new Uint8Array(await blob.slice(0, length).arrayBuffer()));
    const isIncomplete = result.kind === 'unusable' && result.reason === 'truncated' && length < blob.size;
    if (!isIncomplete) return result;
  }
}

interface Found {
  exif: { orientation: number; hasLocation: boolean };
  readonly profileChunks: Uint8Array[];
  isJfif: boolean;
  isAdobe: boolean;
  /** The last frame header before the picture. */
  frame: { readonly marker: number; readonly data: Uint8Array } | undefined;
}

function readSegment(marker: number, data: Uint8Array, found: Found): void {
  if (marker === APP0) found.isJfif ||= startsWith(data, 'JFIF\0');
  else if (marker === APP1 && startsWith(data, 'Exif\0\0') && data.length > 14)
    found.exif = readExif(new DataView(data.buffer, data.byteOffset + 6, data.length - 6));
  else if (marker === APP2 && isProfileChunk(data)) found.profileChunks.push(data);
  else if (marker === APP14) found.isAdobe ||= startsWith(data, 'Adobe') && data.length >= 12;
  else if (marker >= 0xc0 && marker <= 0xcf && !NOT_FRAMES.has(marker)) found.frame = { marker, data };
}

function placeable({ marker, data }: NonNullable<Found['frame']>, { exif, profileChunks, isJfif, isAdobe }: Found): JpegInfo | UnusableImage {
  if (data.length < 6) return unusable('damaged');
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const [precision, height, width, components] = [view.getUint8(0), view.getUint16(1), view.getUint16(3), view.getUint8(5)];
  if (marker > LAST_COMMON_FRAME) return unusable('coding');
  if (precision !== 8) return unusable('depth');
  if (components !== 1 && components !== 3 && components !== 4) return unusable('colors');
  if (width === 0 || height === 0 || data.length < 6 + components * 3) return unusable('damaged');
  const ids = [6, 9, 12].map((at) => String.fromCharCode(data[at] ?? 0)).join('');
  return {
    kind: 'jpeg',
    width,
    height,
    components,
    ...exif,
    isInverted: components === 4 && isAdobe,
    isPlainRgb: components === 3 && !isJfif && !isAdobe && ids === 'RGB',
    profile: joinProfile(profileChunks, components),
  };
}

function unusable(reason: UnusableImage['reason']): UnusableImage {
  return { kind: 'unusable', reason };
}

const [APP0, APP1, APP2, APP14, START_OF_SCAN, END_OF_IMAGE] = [0xe0, 0xe1, 0xe2, 0xee, 0xda, 0xd9];
/** Baseline, extended and progressive; after them come lossless, layered and arithmetic coding. */
const LAST_COMMON_FRAME = 0xc2;
/** Between the frame markers, but not frames: Huffman tables, extensions, arithmetic conditioning. */
const NOT_FRAMES = new Set([0xc4, 0xc8, 0xcc]);
const ORIENTATION_TAG = 0x0112;
const LOCATION_TAG = 0x8825;

function startsWith(data: Uint8Array, text: string): boolean {
  return data.length >= text.length && Array.from(text).every((letter, index) => data[index] === letter.charCodeAt(0));
}

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
