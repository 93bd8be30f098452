import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of bytes that come piece by piece. */
export interface RunningHash {
  readonly update: (bytes: Uint8Array) => void;
  /** 64 hexadecimal digits. To be asked once, at the end. */
  readonly hex: () => string;
}

export function startHash(): RunningHash {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
}
