import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { RowCipher } from './at-rest.ts';

/** Seals the pieces of a file and opens them again. Not within a transaction. */
export interface FileCipher {
  readonly seals: boolean;
  sealPiece(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws when the bytes were not sealed with this key for this place. */
  openPiece(place: string, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/** Seals everything that this device keeps at rest. Holds the data key; is gone with the page. */
export interface AtRestCipher extends RowCipher, FileCipher {}

/** Bytes of a key, and of what is random in a sealed row and in a sealed piece. */
export const KEY_BYTES = 32;
const ROW_NONCE_BYTES = 24;
const PIECE_NONCE_BYTES = 12;

/**
 * R43: a cipher with a data key of its own for rows (XChaCha20-Poly1305, synchronous) and for files (AES-256-GCM of the browser).
 * Both prove at opening that nothing was changed, and that it stands where it was sealed for.
 */
export async function createCipher(id: string, dataKey: Uint8Array): Promise<AtRestCipher> {
  const forRows = subKey(dataKey, 'folio rows');
  const forFiles = await crypto.subtle.importKey('raw', subKey(dataKey, 'folio files'), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const known = new KnownTexts();
  return {
    id,
    seals: true,
    sealText: (place, text) => {
      const sealed = sealBytes(forRows, place, encoder.encode(text));
      known.keep(place, sealed, text);
      return sealed;
    },
    openText: (place, sealed) => known.find(place, sealed) ?? known.keep(place, sealed, decoder.decode(openBytes(forRows, place, sealed))),
    sealPiece: async (place, bytes) => {
      const nonce = crypto.getRandomValues(new Uint8Array(PIECE_NONCE_BYTES));
      return join(nonce, new Uint8Array(await crypto.subtle.encrypt(pieceWay(nonce, place), forFiles, bytes)));
    },
    openPiece: async (place, sealed) => {
      const way = pieceWay(sealed.subarray(0, PIECE_NONCE_BYTES), place);
      return new Uint8Array(await crypto.subtle.decrypt(way, forFiles, sealed.subarray(PIECE_NONCE_BYTES)));
    },
  };
}

/** The same cipher for a lock that is being taken off: it opens what is sealed, and leaves open what is written. */
export function opensOnly(cipher: AtRestCipher): AtRestCipher {
  return { ...cipher, seals: false };
}

/** Bytes sealed with a key for a place: 24 random bytes, then the sealed ones with their proof. */
export function sealBytes(key: Uint8Array, place: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = crypto.getRandomValues(new Uint8Array(ROW_NONCE_BYTES));
  return join(nonce, xchacha20poly1305(key, nonce, encoder.encode(place)).encrypt(bytes));
}

/** Throws when they were sealed with another key or for another place, or changed since. */
export function openBytes(key: Uint8Array, place: string, sealed: Uint8Array): Uint8Array {
  return xchacha20poly1305(key, sealed.subarray(0, ROW_NONCE_BYTES), encoder.encode(place)).decrypt(sealed.subarray(ROW_NONCE_BYTES));
}

/**
 * What was opened or sealed last, found by the random bytes that every sealing has of its own. After each save all rows of a table
 * are read again, and opening a thousand takes longer than all the rest.
 */
class KnownTexts {
  readonly #known = new Map<string, { readonly sealed: Uint8Array; readonly text: string }>();
  #letters = 0;

  find(place: string, sealed: Uint8Array): string | undefined {
    const known = this.#known.get(keyOf(place, sealed));
    // Bytes that were changed on the disk are not what was known.
    return known && isSame(known.sealed, sealed) ? known.text : undefined;
  }

  keep(place: string, sealed: Uint8Array, text: string): string {
    this.#letters += text.length;
    if (this.#letters > MOST_LETTERS) {
      this.#known.clear();
      this.#letters = text.length;
    }
    this.#known.set(keyOf(place, sealed), { sealed, text });
    return text;
  }
}

/** About 64 MB of memory. */
const MOST_LETTERS = 20_000_000;

function keyOf(place: string, sealed: Uint8Array): string {
  return `${place} ${String.fromCharCode(...sealed.subarray(0, ROW_NONCE_BYTES))}`;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

const encoder = new TextEncoder();
// A mark at the beginning of a text is the text's own.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A key for one use, so that no two uses ever share one. */
function subKey(dataKey: Uint8Array, use: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdf(sha256, dataKey, undefined, encoder.encode(use), KEY_BYTES));
}

function pieceWay(nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(place) };
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
