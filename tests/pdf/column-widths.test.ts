import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnWidths } from '../../src/pdf/sections/column-widths.ts';

test('columns fill the width exactly, and none is without room', () => {
  const texts = fc.array(fc.string({ maxLength: 400 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 9 }), (columns) => {
      const widths = columnWidths(columns, 9, 500);
      expect(widths).toHaveLength(columns.length);
      expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(500, 3);
      expect(Math.min(...widths)).toBeGreaterThan(10);
    }),
  );
});

test('a short column is as wide as its text, and a long word is not cut while there is room', () => {
  const [time = 0, question = 0, answer = 0] = columnWidths(
    [
      ['Time', '0:40'],
      ['Question', 'Why so?'],
      ['Answer', 'Because of it. '.repeat(40)],
    ],
    9,
    500,
  );
  expect(time).toBeLessThan(45);
  expect(question).toBeLessThan(65);
  expect(answer).toBeGreaterThan(390);
  const [narrow = 0] = columnWidths([['Grundstücksverkehr'], ['a '.repeat(2000)], ['b '.repeat(2000)]], 9, 500);
  expect(narrow).toBeGreaterThan('Grundstücksverkehr'.length * 5);
});
