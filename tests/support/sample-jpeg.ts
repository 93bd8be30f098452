/**
 * A JPEG of one grey pixel row, 16 × 8, with an EXIF block: small enough to read here, whole enough to be decoded.
 * `orientation` and `hasLocation` go into the EXIF block; `components: 4` makes the header claim CMYK.
 */
export function makeJpeg({ orientation = 1, hasLocation = false, components = 1 } = {}): Uint8Array<ArrayBuffer> {
  const entries = [[0x0112, 3, 1, orientation], ...(hasLocation ? [[0x8825, 4, 1, 26]] : [])];
  const exif = [...ascii('Exif'), 0, 0, ...ascii('MM'), 0, 42, 0, 0, 0, 8, 0, entries.length];
  for (const [tag = 0, type = 0, count = 0, value = 0] of entries)
    exif.push(tag >> 8, tag & 255, 0, type, 0, 0, 0, count, value >> 8, value & 255, 0, 0);
  exif.push(0, 0, 0, 0);
  const frame = [8, 0, 8, 0, 16, components, ...Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat()];
  return new Uint8Array([
    0xff,
    0xd8,
    ...segment(0xe1, exif),
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 16)]),
    ...segment(0xc0, frame),
    // One code of one bit for the difference 0 of the mean, and one for "end of block".
    ...segment(0xc4, [0x00, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    // Two blocks of two zero bits each, filled up with ones.
    0x0f,
    0xff,
    0xd9,
  ]);
}

function segment(marker: number, data: readonly number[]): number[] {
  const length = data.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...data];
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
