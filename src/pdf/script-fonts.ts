import type { HanForm } from './document/east-asian.ts';

/** A typeface for scripts that the text fonts lack. Its files lie in `public/fonts`, made by tests/tools/make-fonts.mjs. */
export interface ScriptFont {
  /** What the user calls it. */
  readonly name: string;
  /** Without weight and ending. */
  readonly file: string;
  readonly hasBold: boolean;
  /** Characters for which it is worth fetching. */
  readonly characters: RegExp;
}

/**
 * In the order in which they are asked. Arabic has two: Vazirmatn, of which text extracts letter by letter, and for Sindhi
 * and other languages that it lacks letters for Noto Sans Arabic, which draws letters and dots apart.
 */
export const SCRIPT_FONTS: readonly ScriptFont[] = [
  {
    name: 'Latin, Greek and Cyrillic with rare letters',
    file: 'NotoSansWhole',
    hasBold: true,
    characters:
      /[\u0530-\u058F\u10A0-\u10FF\u1C80-\u1C8F\u1D00-\u1DBF\u1F00-\u1FFF\u20C0-\u20CF\u2C60-\u2C7F\u2E00-\u2E7F\uA640-\uA69F\uA700-\uA7FF\uAB30-\uAB6F]|[\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\u2DE0-\u2DFF]/,
  },
  { name: 'Arabic', file: 'Vazirmatn', hasBold: true, characters: /[\u0600-\u06FF\u0750-\u077F\u0870-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/ },
  { name: 'Arabic', file: 'NotoSansArabic', hasBold: false, characters: /[\u0600-\u06FF\u0750-\u077F\u0870-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/ },
  { name: 'Hebrew', file: 'NotoSansHebrew', hasBold: true, characters: /[\u0590-\u05FF\uFB1D-\uFB4F]/ },
  { name: 'Devanagari', file: 'NotoSansDevanagari', hasBold: true, characters: /[\u0900-\u097F\u1CD0-\u1CFF\uA830-\uA839\uA8E0-\uA8FF]/ },
  { name: 'Bengali', file: 'HindSiliguri', hasBold: true, characters: /[\u0980-\u09FF]/ },
  { name: 'Gurmukhi', file: 'NotoSansGurmukhi', hasBold: true, characters: /[\u0A00-\u0A7F]/ },
  { name: 'Gujarati', file: 'NotoSansGujarati', hasBold: true, characters: /[\u0A80-\u0AFF]/ },
  { name: 'Tamil', file: 'NotoSansTamil', hasBold: true, characters: /[\u0B80-\u0BFF]/ },
];

/** Asked last, for pictures and for signs that are wanted as pictures. */
export const EMOJI_FONT: ScriptFont = {
  name: 'Emoji',
  file: 'NotoEmoji',
  hasBold: false,
  characters: /\u20E3|\uFE0F|[\p{Extended_Pictographic}\p{Regional_Indicator}]/u,
};

/** Typefaces in slices, in a folder each; the first has the most characters. */
export const EAST_ASIAN_FONTS: readonly { readonly name: string; readonly form: HanForm; readonly folder: string }[] = [
  { name: 'Chinese', form: 'simplified', folder: 'NotoSansSC' },
  { name: 'Chinese', form: 'traditional', folder: 'NotoSansTC' },
  { name: 'Japanese', form: 'japanese', folder: 'NotoSansJP' },
  { name: 'Korean', form: 'korean', folder: 'NotoSansKR' },
];
