import type { ByteView } from './byte-view.ts';
import { readExif, xmpHasLocation } from './exif.ts';
import { noCameraFacts, type PictureHeader } from './picture-facts.ts';

/** Reads a WebP file's chunks. */
export function readWebp(view: ByteView): PictureHeader {
  let [camera, hasXmpLocation, isAnimated] = [noCameraFacts, false, false];
  for (let at = 12; at + 8 <= view.length;) {
    const [type, length] = [view.text(at, 4), view.u32(at + 4, true)];
    if (type === 'EXIF') {
      // Some writers put the mark of a JPEG segment before the block.
      const from = at + 8 + (view.startsWith('Exif\0\0', at + 8) ? 6 : 0);
      camera = readExif(view.slice(from, at + 8 + length));
    }
    if (type === 'XMP ') hasXmpLocation = xmpHasLocation(view.text(at + 8, length));
    if (type === 'ANIM') isAnimated = true;
    at += 8 + length + (length % 2);
  }
  const isComplete = view.u32(4, true) + 8 <= view.length;
  return { ...camera, hasLocation: camera.hasLocation || hasXmpLocation, ...size(view), isAnimated, isComplete };
}

/** Three ways to code a picture, each with its own header: with extras, lossless, lossy. */
function size(view: ByteView): { readonly width: number; readonly height: number } {
  const u24 = (at: number) => view.u16(at, true) + view.u8(at + 2) * 65_536;
  switch (view.text(12, 4)) {
    case 'VP8X':
      return { width: u24(24) + 1, height: u24(27) + 1 };
    case 'VP8L': {
      const packed = view.u32(21, true);
      return { width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: view.u16(26, true) & 0x3fff, height: view.u16(28, true) & 0x3fff };
    default:
      return { width: 0, height: 0 };
  }
}
