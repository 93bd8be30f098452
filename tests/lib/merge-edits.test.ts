import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, isSameJson } from '../../src/lib/canonical-json.ts';
import { diffValues } from '../../src/lib/diff-values.ts';
import { mergeEdits } from '../../src/lib/merge-edits.ts';

const record = fc.record({ a: fc.string(), b: fc.integer(), c: fc.record({ d: fc.string(), e: fc.array(fc.integer()) }) });

describe('mergeEdits', () => {
  test('without an edit of mine, theirs stands; without one of theirs, mine', () => {
    fc.assert(
      fc.property(record, record, (base, other) => {
        expect(mergeEdits(base, base, other)).toEqual({ value: other, clashes: [] });
        expect(mergeEdits(base, other, base)).toEqual({ value: other, clashes: [] });
      }),
    );
  });

  test('edits of different fields are both kept', () => {
    fc.assert(
      fc.property(record, fc.string(), fc.integer(), fc.string(), (base, a, b, d) => {
        const { value, clashes } = mergeEdits(base, { ...base, a, c: { ...base.c, d } }, { ...base, b });
        expect(value).toEqual({ ...base, a, b, c: { ...base.c, d } });
        expect(clashes).toEqual([]);
      }),
    );
  });

  test('rows with ids merge one by one: mine edited, theirs added, each kept', () => {
    const base = [
      { id: '1', text: 'one' },
      { id: '2', text: 'two' },
    ];
    const mine = [
      { id: '1', text: 'ONE' },
      { id: '2', text: 'two' },
    ];
    const theirs = [
      { id: '1', text: 'one' },
      { id: '3', text: 'three' },
    ];
    expect(mergeEdits(base, mine, theirs)).toEqual({
      value: [
        { id: '1', text: 'ONE' },
        { id: '3', text: 'three' },
      ],
      clashes: [],
    });
  });

  test('a row that I edited and they removed is kept', () => {
    const base = [{ id: '1', text: 'one' }];
    expect(mergeEdits(base, [{ id: '1', text: 'mine' }], []).value).toEqual([{ id: '1', text: 'mine' }]);
  });

  test('one text changed in two ways is a clash with its path', () => {
    expect(mergeEdits({ c: { d: '' } }, { c: { d: 'm' } }, { c: { d: 't' } }).clashes).toEqual([{ path: 'c.d', mine: 'm', theirs: 't' }]);
  });
});

describe('canonicalJson', () => {
  test('does not depend on the order of keys, and tells different values apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(canonicalJson(reversedKeys(a))).toBe(canonicalJson(a));
        expect(isSameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(JSON.stringify(a)));
      }),
    );
  });
});

describe('diffValues', () => {
  test('is empty exactly when nothing differs', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(diffValues(a, b).length === 0).toBe(isSameJson(a, b));
      }),
    );
  });

  test('names the path', () => {
    expect(diffValues({ rows: [{ p: 1 }] }, { rows: [{ p: 2 }] })).toEqual([{ field: 'rows.0.p', from: 1, to: 2 }]);
  });
});

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversedKeys(item)]),
  );
}
