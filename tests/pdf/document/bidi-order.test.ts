import bidiFactory from 'bidi-js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddingLevels, visualOrder } from '../../../src/pdf/document/bidi-order.ts';

describe('visual order', () => {
  it('agrees with the reference reordering for any mixture', () => {
    const bidi = bidiFactory();
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'א', 'ב', 'ش', '1', '٢', ' ', '(', ')', '.'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, (value) => {
        const levels = embeddingLevels(value);
        if (!levels) return;
        expect(visualOrder([...levels.levels])).toEqual(
          bidi.getReorderedIndices(value, levels).filter((_, index) => index >= 0 && index < value.length),
        );
      }),
    );
  });

  it('leaves text from left to right alone', () => {
    expect(embeddingLevels('Only English, 12.5 %')).toBeUndefined();
    expect(visualOrder([0, 0, 0])).toEqual([0, 1, 2]);
  });
});
