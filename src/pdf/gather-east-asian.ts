import { EAST_ASIAN, type HanForm, hanFormOf } from './document/east-asian.ts';
import type { EastAsianFiles } from './document/font-family.ts';
import { unpackWoff } from './document/woff.ts';
import type { ReadFont } from './gather-fonts.ts';
import { EAST_ASIAN_FONTS } from './script-fonts.ts';

/**
 * The slices that hold the wanted characters: in the form of each text that tells its form, the most frequent form
 * first, and in any other that has what those lack. Removes from `wanted` what was found.
 */
export async function gatherEastAsian(
  texts: readonly string[],
  wanted: Set<string>,
  read: ReadFont,
  unfetched: Set<string>,
): Promise<EastAsianFiles[]> {
  const letters = [...wanted].filter((letter) => EAST_ASIAN.test(letter));
  const forms = formsOf(texts);
  const found: EastAsianFiles[] = [];
  const order = [...EAST_ASIAN_FONTS].sort((a, b) => rank(forms, a.form) - rank(forms, b.form));
  for (const [index, { name, form, folder }] of order.entries()) {
    const isAsked = index === 0 || forms.includes(form);
    const needed = isAsked ? letters : letters.filter((letter) => wanted.has(letter));
    if (needed.length === 0) continue;
    try {
      const runs = parseSlices(new TextDecoder().decode(await read(`${folder}/slices.json`)));
      const numbers = slicesWith(needed, runs);
      const slices = await Promise.all([...numbers.keys()].map(async (slice) => unpackWoff(await read(`${folder}/${slice}.woff`))));
      for (const has of numbers.values()) for (const letter of has) wanted.delete(letter);
      if (slices.length > 0) found.push({ form, slices });
    } catch {
      if (isAsked) unfetched.add(name);
    }
  }
  return found;
}

/** The forms that the texts show, the most frequent one first. */
function formsOf(texts: readonly string[]): HanForm[] {
  const counts = new Map<HanForm, number>();
  for (const text of texts) {
    const form = hanFormOf(text);
    if (form) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([form]) => form);
}

function rank(forms: readonly HanForm[], form: HanForm): number {
  const index = forms.indexOf(form);
  return index === -1 ? forms.length : index;
}

/** By slice: stretches of characters, as how many code points are left out, how many follow, how many are left out … */
type Slices = readonly (readonly number[])[];

function parseSlices(json: string): Slices {
  const { slices } = JSON.parse(json) as { slices: Slices };
  return slices;
}

/** Which of the letters each slice has; slices without any are left out. */
function slicesWith(letters: readonly string[], slices: Slices): Map<number, string[]> {
  const byCodePoint = new Map(letters.map((letter) => [letter.codePointAt(0) ?? 0, letter]));
  const found = new Map<number, string[]>();
  slices.forEach((runs, slice) => {
    let at = 0;
    runs.forEach((length, index) => {
      const end = at + length;
      if (index % 2 === 1) {
        for (; at < end; at++) {
          const letter = byCodePoint.get(at);
          if (letter === undefined) continue;
          const has = found.get(slice);
          if (has) has.push(letter);
          else found.set(slice, [letter]);
        }
      }
      at = end;
    });
  });
  return found;
}
