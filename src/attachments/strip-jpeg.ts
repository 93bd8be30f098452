import type { ByteView } from './byte-view.ts';
import { orientationOnlyExif } from './exif.ts';
import { APP0, APP1, APP2, APP14, APP15, COMMENT, EXIF_MARK, type JpegFacts, type JpegSegment } from './jpeg.ts';

/** True where the compressed picture can go into a PDF, and be shown everywhere, as it is. */
export function isPlainJpeg(jpeg: JpegFacts): boolean {
  return jpeg.isCommonCoding && (jpeg.components === 1 || jpeg.components === 3);
}

/**
 * The same picture without what cameras and editors write beside it: Exif (place, owner, serial number, thumbnail),
 * XMP, IPTC, comments, and whatever follows the picture (previews, a moving part). The compressed data is copied byte
 * for byte. Kept are JFIF, the colour profile, Adobe's colour mark, and the orientation in an Exif block of its own.
 */
export function stripJpeg(view: ByteView, jpeg: JpegFacts): Uint8Array<ArrayBuffer> {
  const [start, ...others] = jpeg.segments;
  const jfif = others.find((segment) => isJfif(view, segment));
  const parts = [
    ...(start === undefined ? [] : [copyOf(view, start)]),
    ...(jfif === undefined ? [] : [jfifWithoutThumbnail(view, jfif)]),
    ...(jpeg.orientation === 1 ? [] : [orientationSegment(jpeg.orientation)]),
    ...others.filter((segment) => isKept(view, segment)).map((segment) => copyOf(view, segment)),
    END,
  ];
  const stripped = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    stripped.set(part, at);
    at += part.length;
  }
  return stripped;
}

/** True where a short video follows the picture, as phones write for "motion" or "live" photos. */
export function hasMovingPart(view: ByteView, jpeg: JpegFacts): boolean {
  if (jpeg.end === null) return false;
  for (let at = view.bytes.indexOf(0x66, jpeg.end); at >= 0; at = view.bytes.indexOf(0x66, at + 1)) {
    if (view.startsWith('ftypmp4', at) || view.startsWith('ftypisom', at) || view.startsWith('ftypqt', at)) return true;
  }
  return false;
}

const END = Uint8Array.from([0xff, 0xd9]);
const JFIF_MARK = 'JFIF\0';

function isKept(view: ByteView, segment: JpegSegment): boolean {
  if (segment.marker === APP2) return view.startsWith('ICC_PROFILE\0', segment.from + 4);
  if (segment.marker === APP14) return view.startsWith('Adobe', segment.from + 4);
  return segment.marker !== COMMENT && (segment.marker < APP0 || segment.marker > APP15);
}

function isJfif(view: ByteView, { marker, from }: JpegSegment): boolean {
  return marker === APP0 && view.startsWith(JFIF_MARK, from + 4);
}

/** A thumbnail may still show what was cropped away, so its size becomes 0 × 0. */
function jfifWithoutThumbnail(view: ByteView, { from }: JpegSegment): Uint8Array {
  const versionAndDensity = view.slice(from + 9, from + 16).bytes;
  return Uint8Array.from([0xff, APP0, 0, 16, ...codes(JFIF_MARK), ...versionAndDensity, 0, 0]);
}

function orientationSegment(orientation: number): Uint8Array {
  const content = [...codes(EXIF_MARK), ...orientationOnlyExif(orientation)];
  return Uint8Array.from([0xff, APP1, 0, content.length + 2, ...content]);
}

function copyOf(view: ByteView, { from, to }: JpegSegment): Uint8Array {
  return view.slice(from, to).bytes;
}

function codes(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
