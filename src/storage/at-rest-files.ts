import { SealedRowError } from './at-rest.ts';
import type { FileCipher } from './at-rest-cipher.ts';

/** Bytes of a file that are sealed at a time; no more of it is in memory at once. */
export const PIECE_BYTES = 1024 * 1024;
/** What sealing adds to a piece: 12 random bytes and 16 of proof. */
const ADDED_BYTES = 28;

/** So many pieces are in memory at once: the browser works on them beside each other. */
const AT_ONCE = 4;

/** R44: the bytes of a file sealed piece by piece, each for its place in this file. */
export async function sealBlob(cipher: FileCipher, sha256: string, bytes: Blob): Promise<Blob> {
  const pieces = await eachPiece(bytes, PIECE_BYTES, (piece, index) => cipher.sealPiece(placeOf(sha256, index), piece));
  return new Blob(pieces, { type: bytes.type });
}

/** What was sealed, or null when it is not whole: changed, cut short, or of another file. `size` is that of what comes out. */
export async function openBlob(cipher: FileCipher | null, sha256: string, sealed: Blob, size: number): Promise<Blob | null> {
  if (cipher === null) throw new SealedRowError('A file is sealed.');
  try {
    const pieces = await eachPiece(sealed, PIECE_BYTES + ADDED_BYTES, (piece, index) => cipher.openPiece(placeOf(sha256, index), piece));
    const whole = new Blob(pieces, { type: sealed.type });
    return whole.size === size ? whole : null;
  } catch {
    return null;
  }
}

/** What becomes of each piece, as Blobs, which the browser lays aside where there are many. */
async function eachPiece(
  blob: Blob,
  size: number,
  work: (piece: Uint8Array<ArrayBuffer>, index: number) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Blob[]> {
  const count = Math.ceil(blob.size / size);
  const pieces: Blob[] = [];
  let next = 0;
  const takeTurns = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const piece = new Uint8Array(await blob.slice(index * size, (index + 1) * size).arrayBuffer());
      pieces[index] = new Blob([await work(piece, index)]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return pieces;
}

/** Where a piece belongs, so that it opens nowhere else. */
export function placeOf(sha256: string, index: number): string {
  return `${sha256} ${index}`;
}
