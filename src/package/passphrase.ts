import { wordlist } from '@scure/bip39/wordlists/english.js';

/** How many words Folio makes up (66 bits), and how many it asks for at least when somebody types their own (44 bits if random). */
const MADE_UP_WORDS = 6;
const LEAST_WORDS = 4;

/** Six words of a list of 2,048, chosen at random and joined by hyphens: to be told by phone, not sent with the package. */
export function makePassphrase(): string {
  const numbers = crypto.getRandomValues(new Uint16Array(MADE_UP_WORDS));
  // 2,048 divides 65,536: every word is as likely as every other.
  return [...numbers].map((number) => wordlist[number % wordlist.length] ?? '').join('-');
}

/** A passphrase as it is used: lower case, one hyphen between words, so that how it was typed does not matter. */
export function normalPassphrase(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter((word) => word !== '')
    .join('-');
}

/** How many words a passphrase lacks: fewer than four different words of three letters or more can be guessed. 0 is good. */
export function missingWords(typed: string): number {
  const words = new Set(
    normalPassphrase(typed)
      .split('-')
      .filter((word) => word.length >= 3),
  );
  return Math.max(0, LEAST_WORDS - words.size);
}
