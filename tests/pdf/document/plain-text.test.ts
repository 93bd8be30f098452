import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FontFamily } from '../../../src/pdf/document/font-family.ts';
import { plainLines } from '../../../src/pdf/document/plain-text.ts';
import { layoutText } from '../../../src/pdf/document/text-layout.ts';
import type { TextLine } from '../../../src/pdf/document/text-line.ts';
import type { TextStyle } from '../../../src/pdf/document/words.ts';
import { readFonts } from '../../support/pdf-fonts.ts';

const family = new FontFamily(readFonts());
const style: TextStyle = { chain: family.regular, size: 9, color: '#1d2421' };

/** The same text in two looks that are one, which goes word by word; the cut is beside a space or a line feed, where no kerning is. */
function wordByWord(text: string, width: number): readonly TextLine[] {
  return layoutText(
    [
      { text, style },
      { text: '', style },
    ],
    width,
  );
}

/** Widths to a billionth of a point: the two ways add them up in another order. */
const comparable = (lines: readonly TextLine[]) =>
  lines.map(({ fragments, width, isRightToLeft }) => ({
    width: width.toFixed(9),
    isRightToLeft,
    fragments: fragments.map(({ font, x, width: wide, ...fragment }) => ({ ...fragment, font: font.key, x: x.toFixed(9), width: wide.toFixed(9) })),
  }));

describe('plain text', () => {
  const word = fc.oneof(
    { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z0-9.,’“()]{1,12}$/) },
    fc.stringMatching(/^[ŵŷâÂłśżőăâĞİş]{1,9}$/u),
    fc.stringMatching(/^[ậếỗựẬỲΑΤΥγλЖдщя]{1,9}$/u),
    fc.constantFrom('self-help', 'E4\u00A0p.\u00A014', '→', 'R5–R9', 'and/or', 'office', 'שלום', 'e\u0301', '😀', '▲\u00A0High', ' ', '\n', '-'),
  );
  const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));

  // No sum of letters' widths, multiples of 0.0045, comes so near to one of these that the order of adding decides whether it fits.
  const width = fc.oneof(
    fc.integer({ min: 8, max: 400 }).map((whole) => whole + 0.0003),
    fc.constant(Number.POSITIVE_INFINITY),
  );

  it('is laid out as word by word, whatever it says and however wide it may be', () => {
    let plain = 0;
    fc.assert(
      fc.property(text, width, (given, wide) => {
        const found = plainLines(given, style, wide);
        if (!found) return;
        plain++;
        expect(comparable(found)).toEqual(comparable(wordByWord(given, wide)));
      }),
      { numRuns: 1_500 },
    );
    expect(plain).toBeGreaterThan(200);
  });

  it.each(['', ' ', 'one two three', 'a\n\nb  c\n', ' led by a space', 'Cŵn yn y tŷ', 'Zażółć gęślą jaźń', 'Tiếng Việt', 'Ελληνικά', 'Кириллица'])(
    'needs no more for %j',
    (given) => {
      expect(comparable(plainLines(given, style, 60) ?? [])).toEqual(comparable(wordByWord(given, 60)));
    },
  );

  it.each(['שלום', 'مرحبا', 'e\u0301', '😀', '▲', 'a\u00ADb', 'a\tb', 'a\r\nb', 'x'.repeat(65), '\u037E'])(
    'leaves %j to the general way',
    (given) => {
      expect(plainLines(given, style, 300)).toBeUndefined();
    },
  );

  it('leaves a word to it that may have to be torn', () => {
    expect(plainLines('unbreakable', style, 20)).toBeUndefined();
    expect(plainLines('one self-assessment', style, 60)).toBeUndefined();
  });
});
