import { describe, expect, it } from 'vitest';
import { srgbProfile } from '../../../src/pdf/document/srgb-profile.ts';

describe('the sRGB profile', () => {
  const profile = srgbProfile();
  const view = new DataView(profile.buffer);
  const ascii = (at: number, length: number) => new TextDecoder('latin1').decode(profile.subarray(at, at + length));
  const tags = Array.from({ length: view.getUint32(128) }, (_, i) => ({
    signature: ascii(132 + i * 12, 4),
    offset: view.getUint32(136 + i * 12),
    size: view.getUint32(140 + i * 12),
  }));
  const find = (signature: string) => tags.find((tag) => tag.signature === signature)?.offset ?? 0;
  const coordinates = (signature: string) => [0, 1, 2].map((i) => view.getInt32(find(signature) + 8 + i * 4) / 65_536);

  it('has the header and the tags that a display profile needs', () => {
    expect(view.getUint32(0)).toBe(profile.length);
    expect([ascii(12, 12), ascii(36, 4)]).toEqual(['mntrRGB XYZ ', 'acsp']);
    expect(tags.map((tag) => tag.signature)).toEqual(['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC']);
    for (const { offset, size } of tags) {
      expect(offset % 4).toBe(0);
      expect(offset + size).toBeLessThanOrEqual(profile.length);
    }
  });

  it('makes white of equal parts of red, green and blue', () => {
    const white = coordinates('wtpt');
    [0, 1, 2].forEach((i) => {
      const sum = (coordinates('rXYZ')[i] ?? 0) + (coordinates('gXYZ')[i] ?? 0) + (coordinates('bXYZ')[i] ?? 0);
      expect(sum).toBeCloseTo(white[i] ?? 0, 3);
    });
  });

  it('has the curve of sRGB: mid grey is about a fifth of the light', () => {
    const at = find('gTRC') + 12;
    expect(view.getUint16(at)).toBe(0);
    expect(view.getUint16(at + 1023 * 2)).toBe(65_535);
    expect(view.getUint16(at + 512 * 2) / 65_535).toBeCloseTo(0.2147, 2);
  });
});
