import { expect, it } from 'vitest';
import { graphemesOf } from '../../../src/pdf/document/graphemes.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const bySegmenter = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

it('finds the letters that the segmenter finds, whatever stands beside them', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x2c00; code++) {
    const sign = String.fromCharCode(code);
    const text = `a${sign}a⌚${sign}${sign}❤`;
    if (graphemesOf(text).join('|') !== bySegmenter(text).join('|')) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
