import { startHash } from '../signing/running-hash.ts';

/** Bytes that are handled at a time. */
export const PIECE = 1024 * 1024;

/** Up to this size all bytes are held at once, because the browser's own hash is four times as fast and wants them so. */
export const SMALL = 8 * PIECE;

const FEW = 16 * 1024;

/** SHA-256 in hexadecimal, by the browser, but for bytes so few that asking takes longer than doing. */
export async function hashAtOnce(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (bytes.length <= FEW) {
    const hash = startHash();
    hash.update(bytes);
    return hash.hex();
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes of a file piece by piece, and its SHA-256 to `onEnd` just before the last of them is handed on; it may throw. */
export function hashedStream(blob: Blob, onEnd: (sha256: string) => void): ReadableStream<Uint8Array> {
  const hash = startHash();
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const piece = new Uint8Array(await blob.slice(at, at + (blob.size <= SMALL ? SMALL : PIECE)).arrayBuffer());
        at += piece.length;
        if (blob.size <= SMALL) onEnd(await hashAtOnce(piece));
        else {
          hash.update(piece);
          if (at >= blob.size) onEnd(hash.hex());
          // A file that changed under our hands can end early; without this its reader would wait for ever.
          else if (piece.length === 0) throw new Error('The file ended early.');
        }
        if (piece.length > 0) controller.enqueue(piece);
        if (at >= blob.size) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
