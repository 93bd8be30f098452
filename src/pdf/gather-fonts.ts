import { cleanText } from './document/clean-text.ts';
import { EAST_ASIAN } from './document/east-asian.ts';
import type { FontFiles, ScriptFiles } from './document/font-family.ts';
import { loadShapingEngine } from './document/shaping-engine.ts';
import { PLAIN_LETTER } from './document/text-font.ts';
import { TrueTypeFont } from './document/true-type.ts';
import { unpackWoff } from './document/woff.ts';
import { gatherEastAsian } from './gather-east-asian.ts';
import { EMOJI_FONT, SCRIPT_FONTS, type ScriptFont } from './script-fonts.ts';

/** The bytes of a file in `public/fonts`, by its path there. Rejects when they cannot be had. */
export type ReadFont = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * The fonts that texts need, ready for drawing them: those for Latin, Greek and Cyrillic always, others only for
 * characters that occur. Rejects when one of the former is missing; of the others the names are listed, and the PDF is
 * made without them.
 */
export async function gatherFonts(texts: readonly string[], read: ReadFont): Promise<FontFiles> {
  const isShaped = texts.some((text) => isForeign(text) && !UNSHAPED.test(cleanText(text)));
  const [files] = await Promise.all([readFontFiles(texts, read), isShaped ? loadShapingEngine() : undefined]);
  return files;
}

/** The same without getting ready: what is read is what a PDF of these texts will need. */
export async function readFontFiles(texts: readonly string[], read: ReadFont): Promise<FontFiles> {
  const foreign = texts.filter(isForeign).map(cleanText);
  const [regular, bold, ...fallbacks] = await Promise.all([
    read('NotoSans-Regular.ttf'),
    read('NotoSans-Bold.ttf'),
    read('NotoSansSymbols2-Regular.ttf'),
    read('NotoSansMath-Regular.ttf'),
  ]);
  const base: FontFiles = { regular, bold, fallbacks };
  if (foreign.length === 0) return base;

  const wanted = new Set(foreign.flatMap((text) => Array.from(text)));
  removeCovered(wanted, [regular, ...fallbacks]);
  const unfetched = new Set<string>();
  const scripts: ScriptFiles[] = [];
  for (const font of SCRIPT_FONTS) {
    const files = await readScript(font, wanted, read, unfetched);
    if (!files) continue;
    scripts.push(files);
    removeCovered(wanted, [files.regular]);
  }
  const eastAsian = [...wanted].some((letter) => EAST_ASIAN.test(letter)) ? await gatherEastAsian(foreign, wanted, read, unfetched) : [];
  const emoji = await readScript(EMOJI_FONT, wanted, read, unfetched);
  return { ...base, scripts, eastAsian, emoji: emoji?.regular, unfetched: [...unfetched] };
}

/** True for text that some font has to be fetched for, or may have to be. */
export function isForeign(text: string): boolean {
  return !COMMON.test(text);
}

/** What the text fonts surely have, and which needs no shaping. */
const COMMON = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u024F\u0391-\u03A1\u03A3-\u03CE\u0400-\u045F\u2010-\u2015\u2018-\u2022\u2026\u20AC]*$/;
/** Plain letters and ideographs. */
const UNSHAPED = new RegExp(`^(?:\\n|${PLAIN_LETTER.source}|${EAST_ASIAN.source})*$`, 'u');

async function readScript(font: ScriptFont, wanted: ReadonlySet<string>, read: ReadFont, unfetched: Set<string>): Promise<ScriptFiles | undefined> {
  if (![...wanted].some((letter) => font.characters.test(letter))) return undefined;
  const load = async (weight: string) => unpackWoff(await read(`${font.file}-${weight}.woff`));
  try {
    const [regular, bold] = await Promise.all([load('Regular'), font.hasBold ? load('Bold') : undefined]);
    return { regular, bold };
  } catch {
    unfetched.add(font.name);
    return undefined;
  }
}

function removeCovered(letters: Set<string>, fonts: readonly Uint8Array[]): void {
  const programs = fonts.map((bytes) => new TrueTypeFont(bytes));
  for (const letter of letters) if (programs.some((font) => font.glyphOf(letter.codePointAt(0) ?? 0) !== 0)) letters.delete(letter);
}
