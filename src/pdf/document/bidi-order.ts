import bidiFactory, { type EmbeddingLevels } from 'bidi-js';

const bidi = bidiFactory();

/** Levels of the Unicode bidirectional algorithm (UAX #9); undefined for text that only runs from left to right. */
export function embeddingLevels(text: string): EmbeddingLevels | undefined {
  return RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text) : undefined;
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
export const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Characters that steer the algorithm and are not drawn. */
export const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** In which order, from the left, parts with these levels stand on the line (rule L2 of UAX #9). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  for (let level = Math.max(0, ...levels); level >= 1; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to++;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}

/** Brackets in text from right to left look the other way round (rule L4). */
export function mirrored(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}\s]/gu, (sign) => bidi.getMirroredCharacter(sign) ?? sign);
}
