import { graphemesOf } from './graphemes.ts';
import { toPart, type Word, type WordPart } from './words.ts';

/**
 * Cuts a word in two so that the first half is no wider than `available` points: after a hyphen or stroke if there is
 * one, and anywhere between letters if `mustBreak`, because a web address wider than its column has to go somewhere.
 * Undefined when there is no such place.
 */
export function breakWord(word: Word, available: number, mustBreak: boolean): [Word, Word] | undefined {
  if (!mustBreak && !word.parts.some((part) => HYPHEN.test(part.text))) return undefined;
  const byHyphen = cut(word, lastFitting(word, available, hyphenPlaces));
  if (byHyphen || !mustBreak) return byHyphen;
  return cut(word, lastFitting(word, available, letterPlaces) || firstLetter(word));
}

/** Places are counted in UTF-16 units from the beginning of the word. */
type Places = (text: string) => number[];

/** Not after the first letter or before the last ones: `e-` alone on a line helps nobody. */
const hyphenPlaces: Places = (text) =>
  !HYPHEN.test(text) ? [] : [...text.matchAll(/(?<=[\p{L}\p{N}]{2})[-–—/](?=[\p{L}\p{N}]{2})/gu)].map((match) => match.index + 1);

/** Words without any of these are only torn where nothing else helps. */
export const HYPHEN = /[-–—/]/;

const letterPlaces: Places = (text) => {
  let place = 0;
  return graphemesOf(text)
    .slice(0, -1)
    .map((letter) => (place += letter.length));
};

/** The last place at which the part before it fits, or 0. */
function lastFitting(word: Word, available: number, places: Places): number {
  let best = 0;
  let offset = 0;
  let used = 0;
  for (const part of word.parts) {
    let from = 0;
    let width = used;
    for (const place of places(part.text)) {
      // Letter by letter leaves kerning out, which is close enough and never measures the same text twice.
      width += widthOf(part, part.text.slice(from, place));
      from = place;
      if (width > available) return best;
      best = offset + place;
    }
    offset += part.text.length;
    used += part.width;
    if (used > available) return best;
    if (places === letterPlaces && part !== word.parts.at(-1)) best = offset;
  }
  return best;
}

/** Even a column narrower than a letter gets one. */
function firstLetter(word: Word): number {
  return graphemesOf(word.parts[0]?.text ?? '')[0]?.length ?? 0;
}

function widthOf(part: WordPart, text: string): number {
  return (part.style.chain.shape(text, part.level % 2 === 1).width * part.style.size) / 1000;
}

function cut(word: Word, place: number): [Word, Word] | undefined {
  if (place <= 0) return undefined;
  let index = 0;
  let rest = place;
  let width = 0;
  for (let part = word.parts[0]; part && rest >= part.text.length; part = word.parts[index]) {
    rest -= part.text.length;
    width += part.width;
    index++;
  }
  const head = word.parts.slice(0, index);
  const tail = word.parts.slice(index + 1);
  const torn = word.parts[index];
  if (!torn) return undefined;
  if (rest === 0) {
    tail.unshift(torn);
  } else {
    const [before, after] = [torn.text.slice(0, rest), torn.text.slice(rest)].map((text) => toPart(text, torn.span, torn.style, torn.level));
    if (before) head.push(before);
    if (after) tail.unshift(after);
    width += before?.width ?? 0;
  }
  return [
    { parts: head, space: word.space, width },
    { parts: tail, space: undefined, width: word.width - width },
  ];
}
