import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FontFamily } from '../../../src/pdf/document/font-family.ts';
import { layoutText, textWidth } from '../../../src/pdf/document/text-layout.ts';
import type { TextLine } from '../../../src/pdf/document/text-line.ts';
import type { TextStyle } from '../../../src/pdf/document/words.ts';
import { readFonts } from '../../support/pdf-fonts.ts';

const family = new FontFamily(readFonts());
const style: TextStyle = { chain: family.regular, size: 10, color: '#1d2421' };
const bold: TextStyle = { ...style, chain: family.bold };

/** The text that the glyphs of a line spell, read back by their codes as a viewer does. */
function textOf(line: TextLine): string {
  return line.fragments
    .map(({ font, codes, actualText }) => {
      const each = codes.replace(/>[^<]*</g, '').match(/.{4}/g) ?? [];
      return actualText ?? each.map((code) => font.textByCode.get(Number.parseInt(code, 16))).join('');
    })
    .join('');
}

/** Torn words are measured letter by letter, so that they can be off by the kerning within them. */
const LETTER_KERNING = 1;

const lay = (text: string, width: number) => layoutText([{ text, style }], width);
const lines = (text: string, width: number) => lay(text, width).map(textOf);

describe('breaking lines', () => {
  it('breaks at spaces and keeps the space, so that copied lines do not run together', () => {
    expect(lines('one two three', 40)).toEqual(['one two ', 'three']);
  });

  it('breaks at line feeds, keeps empty lines, and joins several spaces to one', () => {
    expect(lines('a\n\nb  c\r\nd', 200)).toEqual(['a', '', 'b c', 'd']);
    expect(lines('', 200)).toEqual(['']);
  });

  it('does not break at a no-break space', () => {
    expect(lines('see E4\u00A0p.\u00A014', 52)).toEqual(['see ', 'E4\u00A0p.\u00A014']);
  });

  it('breaks after a hyphen or stroke before it tears a word, but not next to a single letter', () => {
    expect(lines('a self-assessment', 50)).toEqual(['a self-', 'assessme', 'nt']);
    expect(lines('the e-mail', 36)).toEqual(['the ', 'e-mail']);
  });

  it('tears a word that is wider than the line, never within an accented letter', () => {
    const torn = lines('x̣̂'.repeat(12), 40);
    expect(torn.length).toBeGreaterThan(1);
    for (const line of torn) expect(line).toMatch(/^(x̣̂)+$/u);
  });

  it('lays out a pasted key of ten thousand letters', () => {
    const key = 'QmFzZTY0'.repeat(1250);
    expect(lines(key, 480).join('')).toBe(key);
  });

  it('breaks a word of two looks only where there is a space', () => {
    const line = layoutText(
      [
        { text: 'plain ', style },
        { text: 'bold', style: bold },
        { text: 'ly, more', style },
      ],
      70,
    );
    expect(line.map(textOf)).toEqual(['plain boldly, ', 'more']);
    expect(line[0]?.fragments.map((fragment) => fragment.span)).toEqual([0, 1, 2]);
  });

  it('keeps every character, and no line is wider than it may be', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-zŵŷłőẬΩж0-9.,’–/-]{1,24}$/u), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 300 }), (parts, width) => {
        const text = parts.join(' ').normalize('NFC');
        const laid = lay(text, width);
        expect(laid.map(textOf).join('')).toBe(text);
        for (const line of laid) expect(line.width).toBeLessThanOrEqual(width + LETTER_KERNING);
      }),
      { numRuns: 60 },
    );
  });
});

describe('shaping', () => {
  it('kerns', () => {
    expect(textWidth('AVAVAV', style)).toBeLessThan(3 * (textWidth('A', style) + textWidth('V', style)) - 1);
  });

  it('composes decomposed letters first', () => {
    expect(lines('Vie\u0323\u0302t w\u0302', 200)).toEqual(['Việt ŵ']);
  });

  it.each([
    'Ystrad Mynach ŵ Ŵ ŷ',
    'Łódź Świątek',
    'Iași Țăndărei',
    'İstanbul ağaç ışık',
    'Tiếng Việt Nguyễn',
    'Ωραίος Ἀθῆναι'.slice(0, 6),
    'Привет Київ',
    '€ £ “quoted” – — … •',
    '✓ ✗ ☐ ☑ ▲ ◆ ●',
    '→ ≤ ≥ ≠ ≈',
  ])('spells %s', (text) => {
    family.missing.clear();
    expect(lines(text, 1000)).toEqual([text.normalize('NFC')]);
    expect([...family.missing]).toEqual([]);
  });

  it('draws a replacement for what no font has, and says what it was', () => {
    family.missing.clear();
    const [line] = lay('a 😀 漢 ﷺ b', 1000);
    const drawn = line?.fragments.map(({ font, codes }) =>
      (codes.match(/[0-9a-f]{4}/g) ?? []).map((code) => font.textByCode.get(Number.parseInt(code, 16))).join(''),
    );
    expect(drawn?.join('')).toBe('a \uFFFD \uFFFD \uFFFD b');
    // Who copies the text or hears it read gets what was typed.
    expect(lines('a 😀 漢 ﷺ b', 1000)).toEqual(['a 😀 漢 ﷺ b']);
    expect([...family.missing]).toEqual(['😀', '漢', 'ﷺ']);
  });

  it('survives anything that can be typed or pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 1, max: 200 }), (text, width) => {
        for (const line of lay(text, width)) {
          for (const { codes } of line.fragments) expect(codes.replace(/>[^<]*</g, '')).not.toMatch(/^(?:.{4})*0000/);
          expect(Number.isFinite(line.width)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('right to left', () => {
  it('places words from the right and keeps reading order', () => {
    // Hebrew, of which the fonts here know nothing: the replacements still show where each word went.
    const [line] = lay('אבג abc דה', 300);
    const [first, , second, , third] = line?.fragments ?? [];
    expect(line?.isRightToLeft).toBe(true);
    expect(first && second && third && first.x > second.x && second.x > third.x).toBe(true);
  });
});
