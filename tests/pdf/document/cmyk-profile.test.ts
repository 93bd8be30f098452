import { describe, expect, it } from 'vitest';
import { cmykProfile } from '../../../src/pdf/document/cmyk-profile.ts';

describe('the profile for photos in ink', () => {
  const profile = cmykProfile();
  const view = new DataView(profile.buffer);
  const ascii = (at: number, length: number) => new TextDecoder('latin1').decode(profile.subarray(at, at + length));
  const tags = Array.from({ length: view.getUint32(128) }, (_, i) => ({
    signature: ascii(132 + i * 12, 4),
    offset: view.getUint32(136 + i * 12),
    size: view.getUint32(140 + i * 12),
  }));
  const table = tags.find(({ signature }) => signature === 'A2B0');
  const start = table?.offset ?? 0;
  const grid = view.getUint8(start + 10);

  /** Lightness, a and b of full or no ink of each of the four. */
  const colorOf = (...inks: readonly [number, number, number, number]) => {
    const index = inks.reduce((sum, ink) => sum * grid + ink * (grid - 1), 0);
    const at = start + 52 + 4 * 2 * 2 + index * 6;
    return { l: (view.getUint16(at) * 100) / 65_280, a: view.getUint16(at + 2) / 256 - 128, b: view.getUint16(at + 4) / 256 - 128 };
  };

  it('leads from CMYK to Lab, with the tags that an input profile needs', () => {
    expect(view.getUint32(0)).toBe(profile.length);
    expect([ascii(12, 12), ascii(36, 4)]).toEqual(['scnrCMYKLab ', 'acsp']);
    expect(tags.map(({ signature }) => signature)).toEqual(['desc', 'cprt', 'wtpt', 'A2B0']);
    expect([ascii(start, 4), view.getUint8(start + 8), view.getUint8(start + 9)]).toEqual(['mft2', 4, 3]);
    expect(table?.size).toBe(52 + 4 * 4 + grid ** 4 * 6 + 3 * 4);
    expect(start + (table?.size ?? 0)).toBeLessThanOrEqual(profile.length);
  });

  it('knows paper, black, and sRGB’s own red, green and blue', () => {
    const near = (color: ReturnType<typeof colorOf>, l: number, a: number, b: number) => {
      expect([color.l, color.a, color.b].map((value) => Math.round(value) + 0)).toEqual([l, a, b]);
    };
    near(colorOf(0, 0, 0, 0), 100, 0, 0);
    near(colorOf(0, 0, 0, 1), 0, 0, 0);
    near(colorOf(1, 1, 1, 0), 0, 0, 0);
    // As every table of sRGB under D50 gives them.
    near(colorOf(0, 1, 1, 0), 54, 81, 70);
    near(colorOf(1, 0, 1, 0), 88, -79, 81);
    near(colorOf(1, 1, 0, 0), 30, 68, -112);
  });
});
