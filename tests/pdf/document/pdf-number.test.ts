import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pdfNumber } from '../../../src/pdf/document/pdf-syntax.ts';

test.each([
  [0, '0'],
  [-0.0004, '0'],
  [0.5, '0.5'],
  [-0.5, '-0.5'],
  [-1.25, '-1.25'],
  [12.3456, '12.346'],
  [0.001, '0.001'],
  [841.89, '841.89'],
  [1e6, '1000000'],
])('%d is written %s', (value, text) => {
  expect(pdfNumber(value)).toBe(text);
});

test('law: at most three decimals, no exponent, within half a thousandth', () => {
  fc.assert(
    fc.property(fc.double({ min: -20_000, max: 20_000, noNaN: true }), (value) => {
      const text = pdfNumber(value);
      expect(text).toMatch(/^-?\d+(?:\.\d{0,2}[1-9])?$/);
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.0005 + 1e-9);
    }),
  );
});
