import type { ByteView } from './byte-view.ts';
import { readExif, xmpHasLocation } from './exif.ts';
import { noCameraFacts, type PictureHeader } from './picture-facts.ts';

/** Reads a PNG file's chunks. */
export function readPng(view: ByteView): PictureHeader {
  let [camera, hasXmpLocation, isAnimated, isComplete] = [noCameraFacts, false, false, false];
  for (let at = 8; at + 12 <= view.length && !isComplete;) {
    const [length, type] = [view.u32(at), view.text(at + 4, 4)];
    if (type === 'eXIf') camera = readExif(view.slice(at + 8, at + 8 + length));
    if (type === 'iTXt' && view.startsWith('XML:com.adobe.xmp', at + 8)) hasXmpLocation = xmpHasLocation(view.text(at + 8, length));
    if (type === 'acTL') isAnimated = true;
    at += 12 + length;
    isComplete = type === 'IEND' && at <= view.length;
  }
  const hasHeader = view.startsWith('IHDR', 12);
  return {
    ...camera,
    hasLocation: camera.hasLocation || hasXmpLocation,
    width: hasHeader ? view.u32(16) : 0,
    height: hasHeader ? view.u32(20) : 0,
    isAnimated,
    isComplete,
  };
}
