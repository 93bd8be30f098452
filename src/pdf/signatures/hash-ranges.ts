import { sha256 } from '@noble/hashes/sha2.js';

export interface HashOptions {
  /** Bytes hashed since the last call. */
  readonly onBytes?: ((count: number) => void) | undefined;
  /** Rejects with its reason once it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** SHA-256 of bytes that are read piece by piece, however many they are; a copy of what it has come to can go on by itself. */
export class BlobHash {
  private constructor(private readonly hash: ReturnType<typeof sha256.create>) {}

  static start(): BlobHash {
    return new BlobHash(sha256.create());
  }

  copy(): BlobHash {
    return new BlobHash(this.hash.clone());
  }

  add(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  /** Reads the next piece while it hashes this one. */
  async addBlob(blob: Blob, { onBytes, signal }: HashOptions = {}): Promise<void> {
    const read = (at: number) => blob.slice(at, at + PIECE).arrayBuffer();
    let next = read(0);
    for (let at = 0; at < blob.size; at += PIECE) {
      signal?.throwIfAborted();
      const bytes = new Uint8Array(await next);
      if (at + PIECE < blob.size) next = read(at + PIECE);
      this.hash.update(bytes);
      onBytes?.(bytes.length);
    }
  }

  /** 32 bytes. To be asked once, at the end. */
  digest(): Uint8Array {
    return this.hash.digest();
  }
}

/** Small enough that a page stays quick while it hashes a gigabyte: about 15 ms of work. */
const PIECE = 1024 * 1024;
