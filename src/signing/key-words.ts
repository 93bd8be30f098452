import { wordlist } from '@scure/bip39/wordlists/english.js';

const WORDS = 6;
/** The list has 2,048 words: each stands for 11 bits. */
const BITS = 11;

/**
 * L2: the first 66 bits of a key's id as six words of the English list of BIP 39, for two people to read to each other.
 *
 * Same words on both devices prove that both speak of one key: to find another key with the words of this one takes some
 * 2^66 tries. They say nothing of whose key it is; that is what meeting in person is for. They are no secret and no password.
 */
export function wordsOf(keyId: string): readonly string[] {
  const bits = BigInt(`0x${keyId}`) >> BigInt(256 - WORDS * BITS);
  return Array.from({ length: WORDS }, (_, index) => {
    const place = (bits >> BigInt((WORDS - 1 - index) * BITS)) & BigInt((1 << BITS) - 1);
    return wordlist[Number(place)] ?? '';
  });
}
