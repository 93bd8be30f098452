import { damaged, OutOfBytes, PdfProblem } from './pdf-read-error.ts';

/** Pieces of a file by their place, read when they are wanted. */
export class BlobReader {
  constructor(readonly blob: Blob) {}

  get size(): number {
    return this.blob.size;
  }

  /** The bytes from `start` up to `end`, as far as the file goes. */
  async bytes(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.blob.slice(start, Math.max(start, end)).arrayBuffer());
  }

  /** The same, one character for each byte. */
  async latin1(start: number, end: number): Promise<string> {
    return decoder.decode(await this.bytes(start, end));
  }

  /**
   * Gives `read` a piece of the file from `offset` on, and a larger one as long as it throws `OutOfBytes`: most objects are
   * short. `isWhole` says that nothing comes behind the piece.
   */
  async parse<T>(offset: number, limit: number, read: (bytes: Uint8Array<ArrayBuffer>, isWhole: boolean) => T): Promise<T> {
    if (offset >= this.size) return damaged('a part of it is missing');
    for (let length = FIRST_PIECE; ; length *= 8) {
      const piece = await this.bytes(offset, offset + Math.min(length, limit));
      const isWhole = offset + piece.length >= this.size;
      try {
        return read(piece, isWhole);
      } catch (cause) {
        if (!(cause instanceof OutOfBytes)) throw cause;
        if (isWhole) return damaged('a part of it is cut short');
        if (length >= limit) throw new PdfProblem({ type: 'too-big', what: 'one of its parts' });
      }
    }
  }
}

const FIRST_PIECE = 2048;

/** Windows-1252 is what `latin1` means to browsers; up to 127, which is all that is looked for, they are the same. */
const decoder = new TextDecoder('latin1');
