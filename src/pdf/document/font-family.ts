import { FontChain } from './font-chain.ts';
import type { HanForm } from './east-asian.ts';
import { createFont, createSlicedFont, type TextFont } from './text-font.ts';

/** Font files (TrueType) as bytes. The others are asked for characters that the text fonts lack. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  /** Signs and mathematics. */
  readonly fallbacks: readonly Uint8Array[];
  /** Other scripts, as far as the text has any; asked in this order, before `fallbacks`. */
  readonly scripts?: readonly ScriptFiles[];
  /** Chinese, Japanese and Korean: the form that a text is written in is asked first, then this order. */
  readonly eastAsian?: readonly EastAsianFiles[];
  /** Pictures in one colour, asked last. */
  readonly emoji?: Uint8Array | undefined;
  /** Names of scripts that the text has and whose fonts could not be fetched, for the caller to tell the user about. */
  readonly unfetched?: readonly string[];
}

export interface ScriptFiles {
  readonly regular: Uint8Array;
  /** Where there is none, the regular one is used. */
  readonly bold?: Uint8Array | undefined;
}

export interface EastAsianFiles {
  readonly form: HanForm;
  /** Files with some characters each. */
  readonly slices: readonly Uint8Array[];
}

/** The typefaces of one document, and the characters that none of them has. */
export class FontFamily {
  readonly regular: FontChain;
  readonly bold: FontChain;
  readonly fonts: readonly TextFont[];
  /** Characters drawn as the replacement mark, for the caller to tell the user about. */
  readonly missing = new Set<string>();

  constructor({ regular, bold, fallbacks, scripts = [], eastAsian = [], emoji }: FontFiles) {
    const fonts: TextFont[] = [];
    const keep = (font: TextFont): TextFont => {
      fonts.push(font);
      return font;
    };
    const nextKey = () => `F${fonts.length + 1}`;
    const add = (bytes: Uint8Array) => keep(createFont(bytes, nextKey()));
    const texts = [add(regular), add(bold)] as const;
    const signs = fallbacks.map(add);
    const others = scripts.map((script) => {
      const plain = add(script.regular);
      return [plain, script.bold ? add(script.bold) : plain] as const;
    });
    const han = eastAsian.map(({ form, slices }) => ({ form, font: keep(createSlicedFont(slices, nextKey())) }));
    const pictures = emoji ? [add(emoji)] : [];
    const chain = (style: 0 | 1) =>
      new FontChain({ text: texts[style], scripts: others.map((pair) => pair[style]), signs, eastAsian: han, pictures }, this.missing);
    this.fonts = fonts;
    this.regular = chain(0);
    this.bold = chain(1);
  }
}
