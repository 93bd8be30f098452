/** Bytes as cameras write them, built by hand so that a test knows every one of them. */

export interface CameraData {
  readonly orientation?: number;
  /** As Exif writes it: `2026:11:12 14:02:00`. */
  readonly takenAt?: string;
  readonly latitude?: readonly [degrees: number, minutes: number, seconds: number] | 'not known';
  readonly isLittle?: boolean;
}

/** Degrees that occur nowhere else in a file, so that a search for their bytes proves something. */
export const SECRET_LATITUDE = [51, 30, 0x7a7a7a7a] as const;
export const SECRET_BYTES = [0x7a, 0x7a, 0x7a, 0x7a] as const;

/** A whole Exif block: orientation, date, position. */
export function exifBlock({ orientation = 1, takenAt, latitude, isLittle = false }: CameraData): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(256);
  const data = new DataView(bytes.buffer);
  const u16 = (at: number, value: number) => data.setUint16(at, value, isLittle);
  const u32 = (at: number, value: number) => data.setUint32(at, value, isLittle);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    u16(at, tag);
    u16(at + 2, type);
    u32(at + 4, count);
    if (type === 3) u16(at + 8, value);
    else u32(at + 8, value);
  };
  bytes.set(isLittle ? [0x49, 0x49] : [0x4d, 0x4d]);
  u16(2, 42);
  u32(4, 8);
  u16(8, 3);
  entry(10, 0x112, 3, 1, orientation);
  entry(22, 0x8769, 4, 1, takenAt === undefined ? 0 : 60);
  entry(34, 0x8825, 4, 1, latitude === undefined ? 0 : 110);
  u16(60, 1);
  entry(62, 0x9003, 2, 20, 90);
  bytes.set(bytesOf((takenAt ?? '').padEnd(20, '\0')), 90);
  // A camera without a fix writes the version of the GPS block and nothing else.
  u16(110, latitude === 'not known' ? 1 : 3);
  entry(112, 0, 1, 4, 0x02030000);
  entry(124, 1, 2, 2, 0x4e000000);
  entry(136, 2, 5, 3, 160);
  for (const [i, part] of (latitude === 'not known' ? [] : (latitude ?? [])).entries()) {
    u32(160 + i * 8, part);
    u32(164 + i * 8, 1);
  }
  return bytes;
}

/** Puts segments behind the start marker of a JPEG file. */
export function withSegments(jpeg: Uint8Array, ...segments: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));
}

export function segment(marker: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = content.length + 2;
  return joined(Uint8Array.from([0xff, marker, length >> 8, length & 0xff]), content);
}

export function withExif(jpeg: Uint8Array, camera: CameraData): Uint8Array<ArrayBuffer> {
  return withSegments(jpeg, segment(0xe1, joined(bytesOf('Exif\0\0'), exifBlock(camera))));
}

export function pngChunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = joined(new Uint8Array(4), bytesOf(type), content, new Uint8Array(4));
  const data = new DataView(chunk.buffer);
  data.setUint32(0, content.length);
  data.setUint32(chunk.length - 4, crc32(chunk.subarray(4, chunk.length - 4)));
  return chunk;
}

/** A PNG file's header for any size, as long as one pleases; no picture follows. */
export function pngHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const data = new DataView(header.buffer);
  data.setUint32(0, width);
  data.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  return joined(
    bytesOf('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', Uint8Array.from([0x78, 0x9c, 3, 0, 0, 0, 0, 1])),
    pngChunk('IEND', new Uint8Array()),
  );
}

/** A zip file of unpacked entries, enough to be recognised by. */
export function zipOf(entries: readonly (readonly [name: string, content: string])[]): Uint8Array<ArrayBuffer> {
  let [locals, directory] = [new Uint8Array(), new Uint8Array()];
  for (const [name, content] of entries) {
    const fields = new Uint8Array(26);
    const data = new DataView(fields.buffer);
    data.setUint32(14, content.length, true);
    data.setUint32(18, content.length, true);
    data.setUint16(22, name.length, true);
    const local = joined(bytesOf('PK\x03\x04'), fields, bytesOf(name + content));
    const central = joined(bytesOf('PK\x01\x02\x14\0'), fields, new Uint8Array(14), bytesOf(name));
    [locals, directory] = [joined(locals, local), joined(directory, central)];
  }
  const end = new Uint8Array(18);
  new DataView(end.buffer).setUint32(8, directory.length, true);
  new DataView(end.buffer).setUint32(12, locals.length, true);
  return joined(locals, directory, bytesOf('PK\x05\x06'), end);
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** True when the bytes occur anywhere. */
export function contains(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return bytes.some((_, at) => wanted.every((byte, i) => bytes[at + i] === byte));
}

export function nameBlob(blob: Blob, name: string): Blob & { readonly name: string } {
  return Object.assign(blob.slice(0, blob.size, blob.type), { name });
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
