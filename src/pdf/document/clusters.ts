import type { GlyphRun } from 'fontkit';

/** The least part of a text whose glyphs are its own: a letter, or several that the script draws together. */
export interface Cluster {
  readonly text: string;
  /** In the order in which they are drawn, from the left. */
  readonly glyphs: readonly PlacedGlyph[];
}

/** Lengths are in font units. */
export interface PlacedGlyph {
  readonly glyph: number;
  /** Of the glyph by itself; `xAdvance` is what it is here. */
  readonly ownAdvance: number;
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/**
 * Finds which glyphs belong to which letters, in the order of the text. The engine tells what letters each glyph stands
 * for, but it draws some of them elsewhere, splits some and joins some: a cluster ends where the glyphs so far stand for
 * just the letters so far. Together the clusters are the whole text.
 */
export function clustersOf(text: string, { glyphs, positions }: GlyphRun, isRightToLeft: boolean): Cluster[] {
  const letters = Array.from(text, (letter) => ({ letter, parts: partsOf(letter) }));
  const clusters: { text: string; glyphs: PlacedGlyph[] }[] = [];
  let open: PlacedGlyph[] = [];
  let found: string[] = [];
  let next = 0;

  const order = isRightToLeft ? glyphs.map((_, index) => glyphs.length - 1 - index) : glyphs.keys();
  for (const index of order) {
    const [glyph, position] = [glyphs[index], positions[index]];
    if (!glyph || !position) continue;
    // What is not to be seen has been made a space without width.
    if (position.xAdvance === 0 && glyph.codePoints[0] === SPACE) continue;
    const meaning = glyph.codePoints.flatMap((codePoint) => partsOf(String.fromCodePoint(codePoint)));
    const placed = { glyph: glyph.id, ownAdvance: glyph.advanceWidth, ...position };
    if (meaning.length === 0 && open.length === 0) {
      (clusters.at(-1)?.glyphs ?? open).push(placed);
      continue;
    }
    open.push(placed);
    found.push(...meaning);
    const end = matchEnd(letters, next, found);
    if (end === undefined) continue;
    clusters.push({ text: textBetween(letters, next, end), glyphs: open });
    [open, found, next] = [[], [], end];
  }
  const rest = textBetween(letters, next, letters.length);
  const last = clusters.at(-1);
  if (open.length > 0) clusters.push({ text: rest, glyphs: open });
  else if (last) last.text += rest;
  if (isRightToLeft) for (const cluster of clusters) cluster.glyphs.reverse();
  return clusters;
}

const SPACE = 0x20;

/** A letter and its marks one by one; none for what is not seen. */
function partsOf(letter: string): string[] {
  return INVISIBLE.test(letter) ? [] : Array.from(letter.normalize('NFD'));
}

interface TypedLetter {
  readonly letter: string;
  readonly parts: readonly string[];
}

/** Joiners, direction marks, variation selectors, skin tones: they change glyphs and have none themselves that the engine tells of. */
const INVISIBLE = /[\u200B-\u200F\u2060-\u2064]|[\uFE00-\uFE0F]|[\u{1F3FB}-\u{1F3FF}]/u;

/** Where the letters end of which these are the parts, in any order; what is not seen goes with the letter before it. */
function matchEnd(letters: readonly TypedLetter[], from: number, parts: readonly string[]): number | undefined {
  let end = from;
  const expected: string[] = [];
  while (end < letters.length && expected.length < parts.length) expected.push(...(letters[end++]?.parts ?? []));
  if (expected.length !== parts.length || [...expected].sort().join() !== [...parts].sort().join()) return undefined;
  while (end < letters.length && letters[end]?.parts.length === 0) end++;
  return end;
}

function textBetween(letters: readonly TypedLetter[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) text += letters[index]?.letter ?? '';
  return text;
}
