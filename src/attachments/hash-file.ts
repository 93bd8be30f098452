import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { readBytes } from './byte-view.ts';

/** SHA-256 in hexadecimal. */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/**
 * SHA-256 of a file of any size, in hexadecimal. The browser's own hash is about four times as fast but wants all bytes
 * at once, so it takes the small files, and the large ones go through piece by piece.
 * Stops with the signal's reason; throws what the browser throws when the file cannot be read.
 */
export async function hashFile(file: Blob, { signal, onProgress }: HashOptions = {}): Promise<string> {
  if (file.size <= LARGEST_AT_ONCE) {
    const digest = await hashBytes(await readBytes(file));
    signal?.throwIfAborted();
    onProgress?.(1);
    return digest;
  }
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += PIECE) {
    signal?.throwIfAborted();
    hash.update(await readBytes(file, at, at + PIECE));
    onProgress?.(Math.min(1, (at + PIECE) / file.size));
  }
  signal?.throwIfAborted();
  return bytesToHex(hash.digest());
}

interface HashOptions {
  readonly signal?: AbortSignal | undefined;
  /** From 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

// With two files at a time, at most 64 MB of memory.
const LARGEST_AT_ONCE = 32_000_000;
const PIECE = 2_000_000;
