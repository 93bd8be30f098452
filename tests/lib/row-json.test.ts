import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowFromJson, rowToJson, type RowAside } from '../../src/lib/row-json.ts';

const nothingAside: RowAside = {
  keepFile: () => {
    throw new Error('no Blob was expected');
  },
  leaveOut: (what) => {
    throw new Error(`${what} was not to be left out`);
  },
};
const thereAndBack = (row: unknown) => rowFromJson(JSON.parse(rowToJson(row, nothingAside)));

describe('a row as a line of JSON (R22)', () => {
  test('any plain data comes back as it was, also where it looks like what stands for something else', () => {
    const marked = fc.constantFrom('$folio.bytes', '$folio.object', '$folio.file', '$folio.date', 'id');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 5 }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('record')),
      list: fc.array(tie('tree'), { maxLength: 4 }),
      record: fc.dictionary(
        fc.oneof(
          fc.string().filter((key) => key !== '__proto__'),
          marked,
        ),
        tie('tree'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        // The names of secrets are left out, which is another test.
        fc.pre(!/privateKey|recipientSecret/.test(JSON.stringify(value)));
        expect(thereAndBack({ value })).toEqual({ value });
      }),
    );
  });

  test('bytes, dates and odd numbers come back', () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
    expect(thereAndBack({ bytes, at: new Date('2026-11-22T10:00:00.000Z'), odd: [Number.NaN, Infinity] })).toEqual({
      bytes,
      at: new Date('2026-11-22T10:00:00.000Z'),
      odd: [Number.NaN, Infinity],
    });
  });

  test('a Blob is named, and keys are left out and told of', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const told: string[] = [];
    const line = rowToJson(
      {
        keyId: 'k',
        privateKey: pair.privateKey,
        recipientSecret: 'AGE-SECRET',
        other: pair.privateKey,
        blob: new Blob(['abc'], { type: 'image/png' }),
      },
      { keepFile: () => 'files/abc', leaveOut: (what) => told.push(what) },
    );
    expect(line).not.toContain('AGE-SECRET');
    expect(told).toEqual(['key', 'key', 'key']);
    expect(JSON.parse(line)).toMatchObject({ blob: { '$folio.file': { path: 'files/abc', size: 3, mediaType: 'image/png' } } });
    expect(rowFromJson(JSON.parse(line))).toEqual({ keyId: 'k', privateKey: null, recipientSecret: null, other: null, blob: null });
  });
});
