import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Scheme = 'light' | 'dark';

const css = readFileSync(new URL('../../src/ui/base.css', import.meta.url), 'utf8');

/** Every text colour with every ground it is put on. */
const pairs: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['ink', ['paper', 'sheet', 'side', 'well', 'brand-soft', 'high-soft', 'medium-soft', 'low-soft']],
  ['muted', ['paper', 'sheet', 'side', 'well']],
  ['brand', ['paper', 'sheet', 'side', 'brand-soft']],
  ['brand-hover', ['paper', 'sheet', 'brand-soft']],
  ['on-brand', ['brand', 'brand-hover']],
  ['high', ['paper', 'sheet', 'side', 'high-soft']],
  ['medium', ['paper', 'sheet', 'side', 'medium-soft']],
  ['low', ['paper', 'sheet', 'side', 'low-soft']],
  ['candidate', ['paper', 'sheet', 'side']],
  ['assessor', ['paper', 'sheet', 'side']],
  ['iqa', ['paper', 'sheet', 'side']],
  ['on-tone', ['high', 'medium', 'low', 'candidate', 'assessor', 'iqa']],
];

describe.each<Scheme>(['light', 'dark'])('contrast in %s', (scheme) => {
  test.each(pairs)('%s on %j is 4.5:1 or more', (text, grounds) => {
    const failures = grounds
      .map((ground) => ({ ground, ratio: contrast(colour(text, scheme), colour(ground, scheme)) }))
      .filter(({ ratio }) => ratio < 4.5);

    expect(failures).toEqual([]);
  });

  test('the edge of what takes typing is 3:1 or more', () => {
    expect(contrast(colour('line-field', scheme), colour('sheet', scheme))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('line-field', scheme), colour('paper', scheme))).toBeGreaterThanOrEqual(3);
  });
});

/** Red, green and blue from 0 to 255, from the token's light-dark(…). */
function colour(token: string, scheme: Scheme): readonly number[] {
  const match = new RegExp(`--folio-${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, 'u').exec(css);
  const hex = scheme === 'light' ? match?.[1] : match?.[2];
  if (hex === undefined) throw new Error(`base.css has no --folio-${token}: light-dark(#…, #…)`);

  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** WCAG 2.2, "contrast ratio". */
function contrast(first: readonly number[], second: readonly number[]): number {
  const [lighter = 0, darker = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);

  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });

  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
