import { type Box, boxAt, boxesIn } from './boxes.ts';
import type { ByteView } from './byte-view.ts';
import { readExif, xmpHasLocation } from './exif.ts';
import { type CameraFacts, noCameraFacts, type PictureHeader } from './picture-facts.ts';

/** Reads the boxes of a HEIC or AVIF file. */
export function readHeif(view: ByteView): PictureHeader {
  // `meta` begins with a version and flags before its boxes.
  const meta = withoutVersion(boxAt(view, 'meta'));
  const properties = boxesIn(boxAt(meta, 'iprp', 'ipco'));
  const sizes = properties.filter((box) => box.type === 'ispe').map(({ content }) => ({ width: content.u32(4), height: content.u32(8) }));
  // A large picture is kept as tiles, each with its own size, and the whole with the largest.
  const whole = sizes.reduce((largest, size) => (size.width * size.height > largest.width * largest.height ? size : largest), {
    width: 0,
    height: 0,
  });
  const camera = readCameraFacts(view, meta);
  return {
    ...camera,
    // Here the picture itself says how it is turned, in quarters; Exif merely repeats it.
    orientation: properties.some((box) => box.type === 'irot' && box.content.u8(0) % 2 === 1) ? 6 : 1,
    ...whole,
    isAnimated: boxesIn(view).some((box) => box.type === 'moov'),
    isComplete: boxesIn(view).some((box) => box.type === 'mdat'),
  };
}

function readCameraFacts(view: ByteView, meta: ByteView): CameraFacts {
  const items = itemTypes(boxAt(meta, 'iinf'));
  const places = itemPlaces(boxAt(meta, 'iloc'));
  const contentOf = (wanted: string): ByteView | undefined => {
    const id = items.find(({ type }) => type === wanted)?.id;
    const place = places.find((item) => item.id === id);
    return place === undefined ? undefined : view.slice(place.from, place.from + place.length);
  };
  const exif = contentOf('Exif');
  // The block says first how many bytes lie before its TIFF header, such as "Exif\0\0".
  const camera = exif === undefined ? noCameraFacts : readExif(exif.slice(4 + exif.u32(0), exif.length));
  const xmp = contentOf('mime');
  return { ...camera, hasLocation: camera.hasLocation || (xmp !== undefined && xmpHasLocation(xmp.text(0, Math.min(xmp.length, 65_536)))) };
}

function itemTypes(itemInfo: ByteView): readonly { readonly id: number; readonly type: string }[] {
  const entriesAt = itemInfo.u8(0) === 0 ? 6 : 8;
  return boxesIn(itemInfo.slice(entriesAt, itemInfo.length))
    .filter((box) => box.type === 'infe')
    .map(itemType);
}

function itemType({ content }: Box): { readonly id: number; readonly type: string } {
  const isWide = content.u8(0) >= 3;
  return isWide ? { id: content.u32(4), type: content.text(10, 4) } : { id: content.u16(4), type: content.text(8, 4) };
}

interface ItemPlace {
  readonly id: number;
  readonly from: number;
  readonly length: number;
}

/** Where each item lies in the file: the fields' widths are themselves in the box, and the first extent suffices here. */
function itemPlaces(location: ByteView): readonly ItemPlace[] {
  const version = location.u8(0);
  const [offsetSize, lengthSize] = [location.u8(4) >> 4, location.u8(4) & 15];
  const [baseSize, indexSize] = [location.u8(5) >> 4, version === 0 ? 0 : location.u8(5) & 15];
  const idSize = version < 2 ? 2 : 4;
  const places: ItemPlace[] = [];
  let at = 6 + idSize;
  const read = (size: number): number => {
    const value = size === 8 ? location.u64(at) : size === 4 ? location.u32(at) : size === 2 ? location.u16(at) : 0;
    at += size;
    return value;
  };
  for (let left = idSize === 2 ? location.u16(6) : location.u32(6); left > 0 && at < location.length; left -= 1) {
    const id = read(idSize);
    at += version === 0 ? 2 : 4;
    const base = read(baseSize);
    for (let extent = 0, extents = read(2); extent < extents && at < location.length; extent += 1) {
      at += indexSize;
      const [offset, length] = [read(offsetSize), read(lengthSize)];
      if (extent === 0) places.push({ id, from: base + offset, length });
    }
  }
  return places;
}

function withoutVersion(content: ByteView): ByteView {
  return content.slice(4, content.length);
}
