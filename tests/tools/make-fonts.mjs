// Makes the fonts that the PDF embeds, in public/fonts/, from the full Noto fonts (SIL Open Font Licence 1.1).
//
//   node tests/tools/make-fonts.mjs <folder>
//
// <folder> is any folder outside the repository in which the source fonts and the subsetter are installed:
//   npm i @expo-google-fonts/noto-sans @expo-google-fonts/noto-sans-symbols-2 @expo-google-fonts/noto-sans-math subset-font
// Run it again only to change the characters below; the results are committed.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = process.argv[2];
if (!folder) throw new Error('Usage: node tests/tools/make-fonts.mjs <folder with the source fonts and subset-font>');
const require = createRequire(path.resolve(folder, 'package.json'));
const subsetFont = require('subset-font');
const source = (file) => readFile(path.resolve(folder, 'node_modules/@expo-google-fonts', file));
const target = (file) => new URL(`../../public/fonts/${file}`, import.meta.url);

/** Every script that Folio's candidates in the United Kingdom commonly write in, bar those that need a font of their own. */
const TEXT = [
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

/** Marks that Noto Sans lacks: ticks, crosses, boxes, triangles, stars. */
const SYMBOLS = [
  [0x2300, 0x23ff],
  [0x25a0, 0x25ff],
  [0x2600, 0x26ff],
  [0x2700, 0x27bf],
  [0x2b00, 0x2bff],
];

/** Arrows and comparisons, which people type in notes: → ≤ ≥ ≠ ≈. */
const MATHEMATICS = [
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
];

const characters = (ranges) =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))).join('');

const options = {
  targetFormat: 'truetype',
  noHinting: true,
  keepFeatures: ['ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk'],
  dropTables: ['DSIG', 'MATH', 'STAT', 'meta'],
};

for (const [from, to, ranges] of [
  ['noto-sans/400Regular/NotoSans_400Regular.ttf', 'NotoSans-Regular.ttf', TEXT],
  ['noto-sans/700Bold/NotoSans_700Bold.ttf', 'NotoSans-Bold.ttf', TEXT],
  ['noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf', 'NotoSansSymbols2-Regular.ttf', SYMBOLS],
  ['noto-sans-math/400Regular/NotoSansMath_400Regular.ttf', 'NotoSansMath-Regular.ttf', MATHEMATICS],
]) {
  const bytes = await subsetFont(await source(from), characters(ranges), options);
  await writeFile(target(to), bytes);
  console.log(to, bytes.length);
}
const licence = await source('noto-sans/LICENSE_FONT');
const copyright = async (name) => (await source(`${name}/LICENSE_FONT`)).toString().split('\n')[0];
await writeFile(target('OFL.txt'), `${await copyright('noto-sans-symbols-2')}\n${await copyright('noto-sans-math')}\n${licence}`);
