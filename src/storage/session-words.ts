import type { RowCipher } from './at-rest.ts';

// Words that are not saved yet outlive a reload in the small storage of the browser's tab. It is kept on the disk, so they are
// sealed there too while Folio is locked with a passphrase (R44).

const PLACE = 'words of a tab';
const SEALED = 'sealed:';
/** How the names of drafts begin. */
const WORDS = ['folio-judgement', 'folio-sample'];

let cipher: Pick<RowCipher, 'sealText' | 'openText'> | null = null;

/**
 * Seals with this from now on, and what this tab kept already; null opens it and leaves it open. Told when Folio is unlocked, and
 * before the lock is taken off.
 */
export function sealTabWith(next: typeof cipher): void {
  const before = cipher ?? next;
  cipher = before;
  const kept = Object.keys(sessionStorage).flatMap((key) => (WORDS.some((begin) => key.startsWith(begin)) ? [[key, keptForTab(key)] as const] : []));
  cipher = next;
  for (const [key, words] of kept) if (words !== null) keepForTab(key, words);
}

/** Keeps words as long as the browser's tab. Throws when there is no room. */
export function keepForTab(key: string, words: string): void {
  sessionStorage.setItem(key, cipher ? SEALED + toHex(cipher.sealText(PLACE, words)) : words);
}

/** What was kept; null when nothing was, or it does not open. */
export function keptForTab(key: string): string | null {
  const kept = sessionStorage.getItem(key);
  if (kept === null || !kept.startsWith(SEALED)) return kept;
  try {
    return cipher?.openText(PLACE, fromHex(kept.slice(SEALED.length))) ?? null;
  } catch {
    return null;
  }
}

export function dropForTab(key: string): void {
  sessionStorage.removeItem(key);
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
