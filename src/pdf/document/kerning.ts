import { findTable, tagOf, type TrueTypeFont } from './true-type.ts';

/** How much closer two neighbouring glyphs stand, in font units (mostly negative). */
export type Kerning = (left: number, right: number) => number;

/**
 * Reads the pair kerning of a TrueType font straight from its `GPOS` table (OpenType 1.9, "GPOS"). For words of plain
 * letters that is all that shaping comes to, and doing it here is many times faster than a full shaping engine.
 * Contextual lookups are left out: in the fonts that Folio ships they speak of combining marks, which plain words do
 * not have, and a test compares the result with the engine's. Undefined when the table holds anything else.
 */
export function readKerning({ view, glyphCount }: TrueTypeFont): Kerning | undefined {
  const table = findTable(view, 'GPOS')?.offset;
  if (table === undefined) return () => 0;
  const lookups = kerningLookups(view, table)?.map((lookup) => readLookup(view, lookup, glyphCount));
  if (!lookups || lookups.includes(undefined)) return undefined;
  return (left, right) => {
    let sum = 0;
    for (const subtables of lookups) {
      for (const subtable of subtables ?? []) {
        const value = subtable(left, right);
        if (value === undefined) continue;
        sum += value;
        break;
      }
    }
    return sum;
  };
}

/** The value for a pair, or undefined when the subtable does not speak of it and the next one is to be asked. */
type Subtable = (left: number, right: number) => number | undefined;

/** Offsets of the lookups behind the feature `kern`; undefined when the scripts do not share them. */
function kerningLookups(view: DataView, table: number): number[] | undefined {
  const [scripts, features, lookups] = [4, 6, 8].map((at) => table + view.getUint16(table + at));
  if (scripts === undefined || features === undefined || lookups === undefined) return undefined;
  const used = new Set<string>();
  for (let i = 0; i < view.getUint16(scripts); i++) {
    const record = scripts + 2 + i * 6;
    if (!PLAIN_SCRIPTS.has(view.getUint32(record))) continue;
    const script = scripts + view.getUint16(record + 4);
    const language = view.getUint16(script);
    if (language !== 0) used.add(featureLookups(view, script + language, features).join());
  }
  const [indices, ...others] = used;
  if (indices === undefined || others.length > 0) return undefined;
  return indices === '' ? [] : indices.split(',').map((index) => lookups + view.getUint16(lookups + 2 + Number(index) * 2));
}

function featureLookups(view: DataView, language: number, features: number): number[] {
  const indices: number[] = [];
  for (let i = 0; i < view.getUint16(language + 4); i++) {
    const record = features + 2 + view.getUint16(language + 6 + i * 2) * 6;
    if (view.getUint32(record) !== KERN) continue;
    const feature = features + view.getUint16(record + 4);
    for (let k = 0; k < view.getUint16(feature + 2); k++) indices.push(view.getUint16(feature + 4 + k * 2));
  }
  return indices.sort((a, b) => a - b);
}

const KERN = tagOf('kern');
const PLAIN_SCRIPTS = new Set(['DFLT', 'latn', 'grek', 'cyrl'].map(tagOf));
const PAIR_ADJUSTMENT = 2;
const CONTEXTUAL = new Set([7, 8]);
const EXTENSION = 9;
const X_ADVANCE = 4;

/** The subtables of a lookup; undefined when it is of a kind that is not understood here. */
function readLookup(view: DataView, lookup: number, glyphCount: number): Subtable[] | undefined {
  const subtables: Subtable[] = [];
  for (let i = 0; i < view.getUint16(lookup + 4); i++) {
    let type = view.getUint16(lookup);
    let at = lookup + view.getUint16(lookup + 6 + i * 2);
    if (type === EXTENSION) [type, at] = [view.getUint16(at + 2), at + view.getUint32(at + 4)];
    if (CONTEXTUAL.has(type)) continue;
    const [first, second] = [view.getUint16(at + 4), view.getUint16(at + 6)];
    if (type !== PAIR_ADJUSTMENT || second !== 0 || (first !== 0 && first !== X_ADVANCE)) return undefined;
    if (first === X_ADVANCE) subtables.push(view.getUint16(at) === 1 ? glyphPairs(view, at, glyphCount) : classPairs(view, at, glyphCount));
  }
  return subtables;
}

/** PairPosFormat1: each first glyph has a sorted list of second glyphs. */
function glyphPairs(view: DataView, subtable: number, glyphCount: number): Subtable {
  const coverage = readCoverage(view, subtable + view.getUint16(subtable + 2), glyphCount);
  return (left, right) => {
    const index = coverage[left] ?? 0;
    if (index === 0) return undefined;
    const pairs = subtable + view.getUint16(subtable + 8 + index * 2);
    let [from, to] = [0, view.getUint16(pairs) - 1];
    while (from <= to) {
      const middle = (from + to) >> 1;
      const second = view.getUint16(pairs + 2 + middle * 4);
      if (second === right) return view.getInt16(pairs + 2 + middle * 4 + 2);
      if (second < right) from = middle + 1;
      else to = middle - 1;
    }
    return undefined;
  };
}

/** PairPosFormat2: a matrix of values by the classes of both glyphs. */
function classPairs(view: DataView, subtable: number, glyphCount: number): Subtable {
  const coverage = readCoverage(view, subtable + view.getUint16(subtable + 2), glyphCount);
  const leftClasses = readClasses(view, subtable + view.getUint16(subtable + 8), glyphCount);
  const rightClasses = readClasses(view, subtable + view.getUint16(subtable + 10), glyphCount);
  const columns = view.getUint16(subtable + 14);
  return (left, right) => {
    if ((coverage[left] ?? 0) === 0) return undefined;
    const cell = (leftClasses[left] ?? 0) * columns + (rightClasses[right] ?? 0);
    return view.getInt16(subtable + 16 + cell * 2);
  };
}

/** By glyph: its place in the list of those that the subtable speaks of, counted from 1; 0 for the others. */
function readCoverage(view: DataView, at: number, glyphCount: number): Uint16Array {
  const coverage = new Uint16Array(glyphCount);
  const count = view.getUint16(at + 2);
  for (let i = 0; i < count; i++) {
    if (view.getUint16(at) === 1) {
      coverage[view.getUint16(at + 4 + i * 2)] = i + 1;
      continue;
    }
    const range = at + 4 + i * 6;
    const [first, last, index] = [view.getUint16(range), view.getUint16(range + 2), view.getUint16(range + 4)];
    for (let glyph = first; glyph <= last; glyph++) coverage[glyph] = index + glyph - first + 1;
  }
  return coverage;
}

/** By glyph: its class, 0 unless the table says otherwise. */
function readClasses(view: DataView, at: number, glyphCount: number): Uint16Array {
  const classes = new Uint16Array(glyphCount);
  if (view.getUint16(at) === 1) {
    const first = view.getUint16(at + 2);
    for (let i = 0; i < view.getUint16(at + 4); i++) classes[first + i] = view.getUint16(at + 6 + i * 2);
    return classes;
  }
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    const range = at + 4 + i * 6;
    classes.fill(view.getUint16(range + 4), view.getUint16(range), view.getUint16(range + 2) + 1);
  }
  return classes;
}
