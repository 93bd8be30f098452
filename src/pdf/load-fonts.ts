import type { FontFiles } from './document/font-family.ts';
import { gatherFonts, isForeign, readFontFiles, type ReadFont } from './gather-fonts.ts';
import { textsIn } from './printed-texts.ts';

/**
 * Fetches the fonts that ship with the app and that the texts need; `address` is their folder, ending in a slash.
 * Rejects with the name of the one that failed, if no PDF can be made without it.
 */
export function loadFonts(address: string, texts: readonly string[]): Promise<FontFiles> {
  return gatherFonts(texts, fetchFrom(address));
}

/**
 * Fetches what a PDF of a portfolio will need, so that the service worker keeps it for a day without a signal. `known`
 * holds the characters of the last call, for which nothing need be done again; the answer is those of this one.
 */
export async function fetchFontsAhead(address: string, portfolio: object, known: string): Promise<string> {
  const texts = textsIn(portfolio).filter(isForeign);
  const characters = [...new Set(texts.flatMap((text) => Array.from(text)))].sort().join('');
  if (characters === known) return known;
  const { unfetched = [] } = await readFontFiles(texts, fetchFrom(address));
  return unfetched.length === 0 ? characters : known;
}

function fetchFrom(address: string): ReadFont {
  return async (path) => {
    const response = await fetch(new URL(path, address));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
