import type { ByteView } from './byte-view.ts';
import { readExif, xmpHasLocation } from './exif.ts';
import { type CameraFacts, noCameraFacts } from './picture-facts.ts';

/** A marker with what belongs to it; a scan (SOS) includes its compressed data. */
export interface JpegSegment {
  readonly marker: number;
  readonly from: number;
  readonly to: number;
}

export interface JpegFacts extends CameraFacts {
  /** As stored, before the orientation is applied; 0 where the header is missing. */
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 for print (CMYK). */
  readonly components: number;
  /** Baseline or progressive with 8 bits a sample: what every reader, and a PDF, takes. */
  readonly isCommonCoding: boolean;
  readonly segments: readonly JpegSegment[];
  /** Just behind the end marker; null where the file ends before it, so that part of the picture is missing. */
  readonly end: number | null;
}

export const [APP0, APP1, APP2, APP14, APP15, COMMENT] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];
export const EXIF_MARK = 'Exif\0\0';

/** Reads a JPEG file's headers and finds where each part begins and ends. Nothing is decoded. */
export function readJpeg(view: ByteView): JpegFacts {
  const { segments, end } = readSegments(view);
  const frame = segments.find(({ marker }) => isFrame(marker));
  const exif = segments.find(({ marker, from }) => marker === APP1 && view.startsWith(EXIF_MARK, from + 4));
  const camera = exif === undefined ? noCameraFacts : readExif(view.slice(exif.from + 10, exif.to));
  const hasXmpLocation = segments.some(({ marker, from, to }) => marker === APP1 && xmpHasLocation(view.text(from + 4, to - from - 4)));
  return {
    ...camera,
    hasLocation: camera.hasLocation || hasXmpLocation,
    width: frame === undefined ? 0 : view.u16(frame.from + 7),
    height: frame === undefined ? 0 : view.u16(frame.from + 5),
    components: frame === undefined ? 0 : view.u8(frame.from + 9),
    isCommonCoding: frame !== undefined && frame.marker <= LAST_COMMON_FRAME && view.u8(frame.from + 4) === 8,
    segments,
    end,
  };
}

const [START_OF_IMAGE, END_OF_IMAGE, START_OF_SCAN] = [0xd8, 0xd9, 0xda];
// SOF0 baseline, SOF1 extended, SOF2 progressive; the others (lossless, arithmetic) few programs read.
const [FIRST_FRAME, LAST_COMMON_FRAME, LAST_FRAME] = [0xc0, 0xc2, 0xcf];

function isFrame(marker: number): boolean {
  const isTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= FIRST_FRAME && marker <= LAST_FRAME && !isTable;
}

function readSegments(view: ByteView): { readonly segments: readonly JpegSegment[]; readonly end: number | null } {
  const segments: JpegSegment[] = [];
  for (let at = nextMarker(view, 0); at !== undefined;) {
    const marker = view.u8(at + 1);
    if (marker === END_OF_IMAGE) return { segments, end: at + 2 };
    const isBare = marker === START_OF_IMAGE || marker === 0x01;
    const length = isBare ? 0 : view.u16(at + 2);
    const headerEnd = at + 2 + length;
    if (headerEnd > view.length || (!isBare && length < 2)) break;
    const next = nextMarker(view, headerEnd);
    // Data of a scan reaches to the next marker. Elsewhere nothing may lie between; what does is left out.
    segments.push({ marker, from: at, to: marker === START_OF_SCAN ? (next ?? view.length) : headerEnd });
    at = next;
  }
  return { segments, end: null };
}

/** The next marker that is not part of compressed data: not a stuffed zero, not a restart, not a fill byte. */
function nextMarker(view: ByteView, from: number): number | undefined {
  for (let at = view.bytes.indexOf(0xff, from); at >= 0 && at + 1 < view.length; at = view.bytes.indexOf(0xff, at + 1)) {
    const byte = view.u8(at + 1);
    if (byte !== 0 && byte !== 0xff && (byte < 0xd0 || byte > 0xd7)) return at;
  }
  return undefined;
}
