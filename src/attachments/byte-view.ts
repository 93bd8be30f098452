/**
 * Numbers and letters out of a file's bytes. Reading beyond the end gives 0 and '', so that an offset made up by a
 * hostile or damaged file ends a search instead of throwing. Big-endian unless `isLittle`.
 */
export class ByteView {
  readonly bytes: Uint8Array;
  private readonly data: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.has(at, 1) ? this.data.getUint8(at) : 0;
  }

  u16(at: number, isLittle = false): number {
    return this.has(at, 2) ? this.data.getUint16(at, isLittle) : 0;
  }

  u32(at: number, isLittle = false): number {
    return this.has(at, 4) ? this.data.getUint32(at, isLittle) : 0;
  }

  /** As a number: exact up to 2^53, which is more than any file. */
  u64(at: number): number {
    return this.u32(at) * 2 ** 32 + this.u32(at + 4);
  }

  /** One character for each byte (ISO 8859-1). */
  text(at: number, length: number): string {
    let text = '';
    for (const byte of this.slice(at, at + length).bytes) text += String.fromCharCode(byte);
    return text;
  }

  startsWith(text: string, at = 0): boolean {
    return this.text(at, text.length) === text;
  }

  slice(from: number, to: number): ByteView {
    const start = Math.max(0, from);
    return new ByteView(this.bytes.subarray(start, Math.max(start, to)));
  }

  private has(at: number, length: number): boolean {
    return at >= 0 && at + length <= this.length;
  }
}

/** Reads part of a file without the rest. */
export async function readBytes(file: Blob, from = 0, to = file.size): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}
