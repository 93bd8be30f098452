// Makes the fonts that the PDF embeds, in public/fonts/, from full fonts under the SIL Open Font Licence 1.1: Noto,
// Vazirmatn and Hind Siliguri. NotoSans, its symbols and its mathematics are there for every PDF. The others are only fetched for text that
// needs them, so they are packed (WOFF 1.0), and those of Chinese, Japanese and Korean are cut into slices.
//
//   node tests/tools/make-fonts.mjs <folder>
//
// <folder> is any folder outside the repository in which the source fonts and the subsetter are installed:
//   npm i subset-font $(node tests/tools/make-fonts.mjs)
// Without a folder it prints the packages that it needs. Run it again only to change what is below or in font-characters.mjs; the
// results are committed.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { create } from 'fontkit';
import { runnerImport } from 'vite';
import { characters, EAST_ASIAN, MATHEMATICS, RANGES, SYMBOLS, TEXT, WHOLE } from './font-characters.mjs';

/** Package, name of the result, characters, styles. */
const BASE = [
  ['noto-sans', 'NotoSans', TEXT, ['Regular', 'Bold']],
  ['noto-sans-symbols-2', 'NotoSansSymbols2', SYMBOLS, ['Regular']],
  ['noto-sans-math', 'NotoSansMath', MATHEMATICS, ['Regular']],
];
const SCRIPTS = [
  ['noto-sans', 'NotoSansWhole', WHOLE, ['Regular', 'Bold']],
  ['vazirmatn', 'Vazirmatn', RANGES.arabic, ['Regular', 'Bold']],
  ['noto-sans-arabic', 'NotoSansArabic', RANGES.arabic, ['Regular']],
  ['noto-sans-hebrew', 'NotoSansHebrew', RANGES.hebrew, ['Regular', 'Bold']],
  ['noto-sans-devanagari', 'NotoSansDevanagari', RANGES.devanagari, ['Regular', 'Bold']],
  ['hind-siliguri', 'HindSiliguri', RANGES.bengali, ['Regular', 'Bold']],
  ['noto-sans-gurmukhi', 'NotoSansGurmukhi', RANGES.gurmukhi, ['Regular', 'Bold']],
  ['noto-sans-gujarati', 'NotoSansGujarati', RANGES.gujarati, ['Regular', 'Bold']],
  ['noto-sans-tamil', 'NotoSansTamil', RANGES.tamil, ['Regular', 'Bold']],
  ['noto-emoji', 'NotoEmoji', RANGES.emoji, ['Regular']],
];
const packages = [...new Set([...BASE.map(([name]) => name), ...SCRIPTS.map(([name]) => name), ...EAST_ASIAN.map(({ source }) => source)])];

const folder = process.argv[2];
if (!folder) {
  console.log(packages.map((name) => `@expo-google-fonts/${name}`).join(' '));
  process.exit();
}
const subsetFont = createRequire(path.resolve(folder, 'package.json'))('subset-font');
const hash = createHash('sha256');
const sources = path.resolve(folder, 'node_modules/@expo-google-fonts');
const target = process.argv[3] ? pathToFileURL(path.resolve(process.argv[3], '_')) : new URL('../../public/fonts/', import.meta.url);

/** Only what a shaping engine turns on by itself: alternates that a typesetter chooses would double some fonts. */
const FEATURES =
  'ccmp locl rlig liga clig calt rclt init medi fina isol fin2 fin3 med2 mark mkmk kern curs dist abvm blwm nukt akhn rphf rkrf pref blwf half pstf vatu cjct abvf haln pres abvs blws psts'.split(
    ' ',
  );
const CHARACTERS_PER_SLICE = 500;
const options = { noHinting: true, dropTables: ['DSIG', 'JSTF', 'MATH', 'STAT', 'meta', 'vhea', 'vmtx', 'VORG', 'BASE'] };

for (const [name, result, ranges, styles] of BASE) {
  for (const style of styles) {
    const keepFeatures = ['ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk'];
    await save(
      `${result}-${style}.ttf`,
      await subsetFont(await source(name, style), characters(ranges), { ...options, targetFormat: 'truetype', keepFeatures }),
    );
  }
}
for (const [name, result, ranges, styles] of SCRIPTS) {
  for (const style of styles) {
    await save(
      `${result}-${style}.woff`,
      await subsetFont(await source(name, style), characters(ranges), { ...options, targetFormat: 'woff', keepFeatures: FEATURES }),
    );
  }
}
const made = new Set();
for (const { source: name, name: result, tiers, rest } of EAST_ASIAN)
  await makeSlices(name, result, rest ? [...tiers, rest.filter((character) => !made.has(character.codePointAt(0)))] : tiers);
await save('OFL.txt', await licence());
await recordShaping();
await writeVersion();

/** Cuts a font into files of a few hundred characters, and says in `slices.json` which file has which. */
async function makeSlices(name, result, tiers) {
  const bytes = await source(name, 'Regular');
  const available = new Set(create(bytes).characterSet);
  // What is in the text font is never looked for in others.
  for (const character of characters(TEXT)) available.delete(character.codePointAt(0));
  await rm(new URL(`${result}/`, target), { recursive: true, force: true });
  await mkdir(new URL(`${result}/`, target));
  const slices = [];
  for (const tier of tiers) {
    const codes = [...new Set(tier.map((character) => character.codePointAt(0)))].filter((code) => available.delete(code)).sort((a, b) => a - b);
    const count = Math.ceil(codes.length / CHARACTERS_PER_SLICE);
    for (let i = 0; i < count; i++) {
      const part = codes.slice(Math.round((i * codes.length) / count), Math.round(((i + 1) * codes.length) / count));
      const slice = await subsetFont(bytes, String.fromCodePoint(...part), {
        ...options,
        dropTables: [...options.dropTables, 'GSUB', 'GPOS', 'GDEF'],
        targetFormat: 'woff',
      });
      await save(`${result}/${slices.length}.woff`, slice);
      slices.push(toRuns(part));
      for (const code of part) made.add(code);
    }
  }
  await save(`${result}/slices.json`, JSON.stringify({ slices }));
}

/** Sorted numbers as stretches: how many are left out, how many follow, how many are left out, … */
function toRuns(numbers) {
  const runs = [];
  let next = 0;
  for (const number of numbers) {
    if (number === next && runs.length > 0) runs[runs.length - 1]++;
    else runs.push(number - next, 1);
    next = number + 1;
  }
  return runs;
}

async function source(name, style) {
  const from = path.join(sources, name, { Regular: '400Regular', Bold: '700Bold' }[style]);
  const file = (await readdir(from)).find((entry) => entry.endsWith('.ttf'));
  return readFile(path.join(from, file));
}

async function licence() {
  const texts = await Promise.all(packages.map((name) => readFile(path.join(sources, name, 'LICENSE_FONT'), 'utf8')));
  const lines = new Set(
    texts.flatMap((text) =>
      text
        .split('\n')
        .filter((line) => /^Copyright [(\d]/.test(line))
        .map((line) => line.trim()),
    ),
  );
  const [first] = texts;
  return [...lines, ...first.split('\n').slice(first.split('\n').findIndex((line) => !/^Copyright [(\d]/.test(line)))].join('\n');
}

async function writeVersion() {
  const text = `/** Changes with the fonts in public/fonts; written by tests/tools/make-fonts.mjs. */\nexport const FONTS_VERSION = '${hash.digest('hex').slice(0, 12)}';\n`;
  await writeFile(new URL('../../src/pdf/fonts-version.ts', import.meta.url), text);
}

async function save(file, bytes) {
  hash.update(file).update(bytes);
  await writeFile(new URL(file, target), bytes);
  console.log(file, bytes.length);
}
/**
 * How HarfBuzz, which the subsetter brings along, shapes the words of tests/support/script-samples.ts with these fonts: each visible
 * glyph with its place, and the width. tests/pdf/document/shaping.test.ts compares.
 */
async function recordShaping() {
  const { Blob, Buffer, Face, Font, shape } = await import(pathToFileURL(createRequire(path.resolve(folder, 'package.json')).resolve('harfbuzzjs')));
  const { module } = await runnerImport(fileURLToPath(new URL('../support/script-samples.ts', import.meta.url)), {
    configFile: false,
    logLevel: 'error',
  });
  const words = [...new Set(Object.values(module.SCRIPT_SAMPLES).flatMap((text) => text.normalize('NFC').split(' ')))];
  const recorded = {};
  for (const [name, result] of SCRIPTS) {
    if (name === 'noto-emoji') continue;
    const bytes = await subsetFont(await readFile(new URL(`${result}-Regular.woff`, target)), '', { targetFormat: 'truetype', keepAllGlyphs: true });
    const characters = new Set(create(bytes).characterSet);
    const font = new Font(new Face(new Blob(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))));
    const space = create(bytes).glyphForCodePoint(0x20).id;
    recorded[result] = {};
    for (const word of words) {
      // Words in letters that the text font has are not shaped with this one.
      if (/^[\u0020-\u052F\u1E00-\u1EFF\u2010-\u2027]*$/.test(word) || ![...word].every((letter) => characters.has(letter.codePointAt(0)))) continue;
      const buffer = new Buffer();
      buffer.addText(word);
      buffer.guessSegmentProperties();
      shape(font, buffer);
      const positions = buffer.getGlyphPositions();
      let pen = 0;
      const glyphs = buffer.getGlyphInfos().flatMap(({ codepoint: glyph }, index) => {
        const { xAdvance, xOffset, yOffset } = positions[index];
        pen += xAdvance;
        return glyph === space ? [] : [`${glyph}@${pen - xAdvance + xOffset},${yOffset}`];
      });
      recorded[result][word] = `${glyphs.sort().join(' ')} =${pen}`;
    }
  }
  await writeFile(new URL('../fixtures/shaping.json', import.meta.url), `${JSON.stringify(recorded, null, 1)}\n`);
}
