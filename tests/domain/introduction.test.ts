import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIntroduction, writeIntroduction, type Introduction } from '../../src/domain/introduction.ts';
import { signOffLines } from '../../src/domain/signature.ts';

const maya: Introduction = {
  name: 'Maya Müller-Ōta',
  role: 'assessor',
  isQualified: true,
  qualification: 'A1',
  organisation: 'Northbank College',
  publicKey: { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' },
  recipient: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
};

describe('S13: an introduction', () => {
  test('comes back as it was, whatever it says', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        line.filter((name) => name !== ''),
        fc.constantFrom(...signOffLines),
        fc.constantFrom(true, false, null),
        line,
        line,
        (name, role, isQualified, qualification, organisation) => {
          const given = { ...maya, name, role, isQualified, qualification, organisation };
          expect(readIntroduction(writeIntroduction(given))).toEqual({ ok: true, value: given });
        },
      ),
    );
  });

  test('is found among other words, broken into lines and quoted', () => {
    const text = writeIntroduction(maya);
    const broken = text.replaceAll(/(.{60})/g, '$1\n> ');
    expect(readIntroduction(`Hello Sam,\n> ${broken}\nRegards. Maya`)).toEqual({ ok: true, value: maya });
  });

  test('survives a QR code: short enough', () => {
    expect(writeIntroduction(maya).length).toBeLessThan(380);
  });

  test.each([
    ['Hello', 'not-an-introduction'],
    ['', 'not-an-introduction'],
    [writeIntroduction(maya).slice(0, -20), 'cut-off'],
    [writeIntroduction(maya).replace('-1:', '-2:'), 'newer'],
    [writeIntroduction(maya).replace('-1:W', '-1:X'), 'damaged'],
    ['folio-introduction-1:bnVsbA.', 'damaged'],
    ['folio-introduction-1:W10.', 'damaged'],
    ['folio-introduction-1:%%%.', 'damaged'],
  ])('says what is wrong: %#', (text, type) => {
    expect(readIntroduction(text)).toEqual({ ok: false, error: { type } });
  });

  test('nothing that comes in makes it throw', () => {
    expect(() =>
      fc.assert(fc.property(fc.string(), (noise) => typeof readIntroduction(`folio-introduction-1:${noise}.`).ok === 'boolean')),
    ).not.toThrow();
  });
});
