/** How much closer two neighbouring glyphs stand, in font units (mostly negative). */
export type Kerning = (left: number, right: number) => number;

/**
 * Reads the pair kerning of a TrueType font straight from its `GPOS` table (OpenType 1.9, "GPOS"). For words of plain
 * letters that is all that shaping comes to, and doing it here is many times faster than a full shaping engine.
 * Contextual lookups are left out: in the fonts that Folio ships they speak of combining marks, which plain words do
 * not have, and a test compares the result with the engine's. Undefined when the table holds anything else.
 */
export function readKerning(bytes: Uint8Array): Kerning | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tableOffset(view, 'GPOS');
  if (table === undefined) return () => 0;
  const lookups = kerningLookups(view, table)?.map((lookup) => readLookup(view, lookup));
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

/** Where a table of the font begins; undefined when it has none of that name. */
function tableOffset(view: DataView, name: string): number | undefined {
  const wanted = tagOf(name);
  for (let i = 0; i < view.getUint16(4); i++) if (view.getUint32(12 + i * 16) === wanted) return view.getUint32(12 + i * 16 + 8);
  return undefined;
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
function readLookup(view: DataView, lookup: number): Subtable[] | undefined {
  const subtables: Subtable[] = [];
  for (let i = 0; i < view.getUint16(lookup + 4); i++) {
    let type = view.getUint16(lookup);
    let at = lookup + view.getUint16(lookup + 6 + i * 2);
    if (type === EXTENSION) [type, at] = [view.getUint16(at + 2), at + view.getUint32(at + 4)];
    if (CONTEXTUAL.has(type)) continue;
    const [first, second] = [view.getUint16(at + 4), view.getUint16(at + 6)];
    if (type !== PAIR_ADJUSTMENT || second !== 0 || (first !== 0 && first !== X_ADVANCE)) return undefined;
    if (first === X_ADVANCE) subtables.push(view.getUint16(at) === 1 ? glyphPairs(view, at) : classPairs(view, at));
  }
  return subtables;
}

/** PairPosFormat1: each first glyph has a sorted list of second glyphs. */
function glyphPairs(view: DataView, subtable: number): Subtable {
  const coverage = readCoverage(view, subtable + view.getUint16(subtable + 2));
  return (left, right) => {
    const index = coverage.get(left);
    if (index === undefined) return undefined;
    const pairs = subtable + view.getUint16(subtable + 10 + index * 2);
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
function classPairs(view: DataView, subtable: number): Subtable {
  const coverage = readCoverage(view, subtable + view.getUint16(subtable + 2));
  const leftClasses = readClasses(view, subtable + view.getUint16(subtable + 8));
  const rightClasses = readClasses(view, subtable + view.getUint16(subtable + 10));
  const columns = view.getUint16(subtable + 14);
  return (left, right) => {
    if (!coverage.has(left)) return undefined;
    const cell = (leftClasses.get(left) ?? 0) * columns + (rightClasses.get(right) ?? 0);
    return view.getInt16(subtable + 16 + cell * 2);
  };
}

function readCoverage(view: DataView, at: number): Map<number, number> {
  const coverage = new Map<number, number>();
  const count = view.getUint16(at + 2);
  for (let i = 0; i < count; i++) {
    if (view.getUint16(at) === 1) {
      coverage.set(view.getUint16(at + 4 + i * 2), i);
      continue;
    }
    const range = at + 4 + i * 6;
    const first = view.getUint16(range);
    for (let glyph = first; glyph <= view.getUint16(range + 2); glyph++) coverage.set(glyph, view.getUint16(range + 4) + glyph - first);
  }
  return coverage;
}

function readClasses(view: DataView, at: number): Map<number, number> {
  const classes = new Map<number, number>();
  if (view.getUint16(at) === 1) {
    for (let i = 0; i < view.getUint16(at + 4); i++) classes.set(view.getUint16(at + 2) + i, view.getUint16(at + 6 + i * 2));
    return classes;
  }
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    const range = at + 4 + i * 6;
    for (let glyph = view.getUint16(range); glyph <= view.getUint16(range + 2); glyph++) classes.set(glyph, view.getUint16(range + 4));
  }
  return classes;
}

/** Four letters as the number that stands in the file. */
function tagOf(name: string): number {
  return [0, 1, 2, 3].reduce((tag, i) => tag * 256 + name.charCodeAt(i), 0);
}
