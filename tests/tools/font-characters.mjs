// Which characters go into which font of public/fonts; see make-fonts.mjs.

/** Latin, Greek and Cyrillic as nearly everybody writes them, and what stands in between. */
export const TEXT = [
  [0x0020, 0x007e],
  [0x00a0, 0x024f], // Latin with its extensions A and B: Welsh, Polish, Romanian, Turkish, Yoruba
  [0x0250, 0x02ff],
  [0x0300, 0x036f], // phonetic letters, spacing modifiers, combining marks
  [0x0370, 0x03ff],
  [0x0400, 0x052f], // Greek, Cyrillic
  [0x1e00, 0x1eff], // Latin additional: Vietnamese, Welsh
  [0x2000, 0x206f],
  [0x2070, 0x209f],
  [0x20a0, 0x20bf], // punctuation, raised and lowered digits, currencies
  [0x2100, 0x218f], // letter-like signs and fractions
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x2500, 0x257f],
  [0x25a0, 0x25ff], // arrows, mathematics, boxes and shapes, as far as they exist
  [0xfb00, 0xfb06],
  [0xfffd, 0xfffd], // ligatures, the replacement character
];

/** All that Noto Sans has of them: Greek with its old accents, Latin for African languages and phonetics, old Cyrillic. */
export const WHOLE = [
  ...TEXT,
  [0x0530, 0x058f],
  [0x10a0, 0x10ff],
  [0x1ab0, 0x1aff],
  [0x1c80, 0x1c8f],
  [0x1d00, 0x1dff],
  [0x1f00, 0x1fff],
  [0x20c0, 0x20ff],
  [0x2c60, 0x2c7f],
  [0x2de0, 0x2dff],
  [0x2e00, 0x2e7f],
  [0xa640, 0xa69f],
  [0xa700, 0xa7ff],
  [0xab30, 0xab6f],
];

/** Marks that Noto Sans lacks: ticks, crosses, boxes, triangles, stars. */
export const SYMBOLS = [
  [0x2300, 0x23ff],
  [0x25a0, 0x25ff],
  [0x2600, 0x26ff],
  [0x2700, 0x27bf],
  [0x2b00, 0x2bff],
];

/** Arrows and comparisons, which people type in notes: → ≤ ≥ ≠ ≈. */
export const MATHEMATICS = [
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
];

/** Punctuation stays in a word's own font, where it has it: else a bracket would cut the word in two. */
const BESIDE = [
  [0x0020, 0x002f],
  [0x003a, 0x0040],
  [0x005b, 0x0060],
  [0x007b, 0x007e],
  [0x00a0, 0x00a0],
  [0x00ab, 0x00ab],
  [0x00bb, 0x00bb],
  [0x200b, 0x200f],
  [0x2010, 0x2027],
  [0x25cc, 0x25cc],
];
const INDIC = [...BESIDE, [0x0951, 0x0952], [0x0964, 0x0965], [0x1cd0, 0x1cff], [0x20b9, 0x20b9], [0xa830, 0xa839]];

export const RANGES = {
  arabic: [...BESIDE, [0x0600, 0x06ff], [0x0750, 0x077f], [0x0870, 0x089f], [0x08a0, 0x08ff], [0xfb50, 0xfdff], [0xfe70, 0xfefc]],
  hebrew: [...BESIDE, [0x0590, 0x05ff], [0x20aa, 0x20aa], [0xfb1d, 0xfb4f]],
  devanagari: [...INDIC, [0x0900, 0x097f], [0xa8e0, 0xa8ff]],
  bengali: [...INDIC, [0x0980, 0x09ff]],
  gurmukhi: [...INDIC, [0x0a00, 0x0a7f]],
  gujarati: [...INDIC, [0x0a80, 0x0aff]],
  tamil: [...INDIC, [0x0b80, 0x0bff]],
  emoji: [
    [0x0000, 0x1ffff],
    [0xe0000, 0xe007f],
  ],
};

export function characters(ranges) {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))).join('');
}

/** What the two-byte codes with these first bytes stand for in a character encoding of the time before Unicode. */
function encoded(encoding, [first, last], [from, to] = [0x40, 0xfe]) {
  const decoder = new TextDecoder(encoding);
  const found = new Set();
  for (let lead = first; lead <= last; lead++) {
    for (let trail = from; trail <= to; trail++) {
      const text = decoder.decode(new Uint8Array([lead, trail]));
      // Some codes stand for a letter with an accent, or for one byte and a fault.
      const [character, ...more] = text;
      if (more.length === 0 && character !== '\uFFFD' && !isPrivate(character)) found.add(character);
    }
  }
  return [...found];
}

const isPrivate = (character) => /\p{Co}/u.test(character);
const between = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
const PUNCTUATION = [
  ...between(0x3000, 0x303f),
  ...between(0x3200, 0x33ff),
  ...between(0x2460, 0x24ff),
  ...between(0xfe30, 0xfe4f),
  ...between(0xff00, 0xffef),
];
const KANA = [...between(0x3040, 0x30ff), ...between(0x31f0, 0x31ff)];
const IDEOGRAPHS = [...between(0x4e00, 0x9fff), ...between(0x3400, 0x4dbf), ...between(0xf900, 0xfaff), ...between(0x20000, 0x3ffff)];

/**
 * Chinese in both forms, Japanese and Korean: each typeface in tiers, the most frequent characters first. The two levels of the
 * national encodings are such tiers. `rest` is what only the last one has.
 */
export const EAST_ASIAN = [
  {
    source: 'noto-sans-tc',
    name: 'NotoSansTC',
    tiers: [
      [...PUNCTUATION, ...between(0x3100, 0x312f), ...between(0x31a0, 0x31bf)],
      encoded('big5', [0xa4, 0xc6]),
      encoded('big5', [0xc9, 0xf9]),
      // What is written in Hong Kong, in Cantonese too.
      [...between(0x3400, 0x4dbf), ...between(0x20000, 0x3ffff)],
    ],
  },
  {
    source: 'noto-sans-jp',
    name: 'NotoSansJP',
    tiers: [
      [...PUNCTUATION, ...KANA],
      encoded('shift_jis', [0x88, 0x97]),
      [...encoded('shift_jis', [0x98, 0x9f]), ...encoded('shift_jis', [0xe0, 0xea])],
      encoded('shift_jis', [0xed, 0xfc]),
      // Of names, such as 𠮷.
      between(0x20000, 0x3ffff),
    ],
  },
  {
    source: 'noto-sans-kr',
    name: 'NotoSansKR',
    tiers: [
      PUNCTUATION,
      encoded('euc-kr', [0xb0, 0xc8], [0xa1, 0xfe]),
      between(0xac00, 0xd7a3),
      [...between(0x1100, 0x11ff), ...between(0x3130, 0x318f)],
      encoded('euc-kr', [0xca, 0xfd], [0xa1, 0xfe]),
    ],
  },
  {
    source: 'noto-sans-sc',
    name: 'NotoSansSC',
    tiers: [PUNCTUATION, encoded('gbk', [0xb0, 0xd7], [0xa1, 0xfe]), encoded('gbk', [0xd8, 0xf7], [0xa1, 0xfe])],
    rest: IDEOGRAPHS,
  },
];
