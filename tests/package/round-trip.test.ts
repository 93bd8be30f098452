import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPackage, type ReadPackage } from '../../src/package/read-package.ts';
import { NAME_SHAPE } from '../../src/package/places.ts';
import { createKeyPair, keyIdOf } from '../../src/signing/keys.ts';
import { canonicalJson } from '../../src/lib/canonical-json.ts';
import { bytesOf, fileOf, headsOf, logOf, packed, samplePackage } from './package-fixture.ts';
import { textIn, unpacked } from './bag-content.ts';
import { filesIn } from './raw-zip.ts';

async function readBack(bytes: Uint8Array<ArrayBuffer>): Promise<ReadPackage> {
  const read = await readPackage(new Blob([bytes]));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function bytesIn(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

describe('what is written is read', () => {
  test('batches, files, unit, heads and who signed', async () => {
    const { input, contents, candidateId } = await samplePackage();
    const read = await readBack(await packed(input));
    expect(read.info).toEqual({ format: 1, dataVersion: 3, appVersion: '0.1.0', kind: 'submission', portfolioId: 'portfolio-1' });
    expect(read.batches.map(({ jws }) => jws).sort()).toEqual(input.batches.map(({ jws }) => jws).sort());
    expect(read.heads).toEqual(input.heads);
    expect(read.signedBy?.keyId).toBe(candidateId);
    expect(canonicalJson(read.unit?.unit)).toBe(canonicalJson(input.unit));
    expect(await Promise.all(read.files.map(({ bytes }) => bytesIn(bytes)))).toEqual(
      [...contents].sort((a, b) => (fileOf('', a).sha256 < fileOf('', b).sha256 ? -1 : 1)),
    );
    expect(read.filesNotIncluded).toMatchObject([{ name: 'Not sent.pdf', size: 77 }]);
    expect(canonicalJson(read.readable)).toBe(canonicalJson(input.snapshot));
  });

  test('X4: names are plain, begin with the reference, and each content is there once', async () => {
    const { input } = await samplePackage();
    const read = await readBack(await packed({ ...input, files: [...input.files, ...input.files] }));
    expect(read.files.map(({ path }) => path).sort()).toEqual(['data/files/e01-photo-of-desk-1.jpg', 'data/files/file-photo-of-desk-2.jpg']);
  });

  test('X4: two files of one name keep apart, in whatever order they come', async () => {
    const { input } = await samplePackage();
    const files = [1, 2, 3].map((seed) => fileOf('Minutes.pdf', bytesOf(100, seed)));
    const one = await packed({ ...input, snapshot: null, signer: null, files });
    const other = await packed({ ...input, snapshot: null, signer: null, files: files.toReversed() });
    expect((await readBack(one)).files).toHaveLength(3);
    expect(Buffer.compare(one, other)).toBe(0);
  });

  test('a review holds one log, names the heads of the others, and no files', async () => {
    const { input, assessor } = await samplePackage();
    const own = input.batches.filter(({ keyId }) => keyId === keyIdOf(assessor.publicKey));
    const bytes = await packed({ ...input, kind: 'review', batches: own, snapshot: null, unit: null, files: [], signer: assessor });
    expect(bytes.length).toBeLessThan(12_000);
    const read = await readBack(bytes);
    expect(read.batches).toHaveLength(1);
    expect(Object.keys(read.heads)).toHaveLength(2);
    expect(read).toMatchObject({ unit: null, files: [], readable: null });
  });

  test('an empty portfolio, and empty files', async () => {
    const { input } = await samplePackage();
    const files = [fileOf('nothing.txt', new Uint8Array())];
    const read = await readBack(await packed({ ...input, batches: [], heads: {}, snapshot: null, unit: null, signer: null, files }));
    expect(read.batches).toEqual([]);
    expect(read.files).toMatchObject([{ size: 0 }]);
  });

  test('any names, sizes and logs come back', async () => {
    const key = await createKeyPair();
    const { input } = await samplePackage();
    const file = fc.record({ name: fc.string({ unit: 'binary', maxLength: 40 }), size: fc.integer({ min: 0, max: 5_000 }), seed: fc.nat(50) });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 6 }), fc.nat(3), fc.stringMatching(/^[!-~]{1,40}$/), async (wanted, length, portfolioId) => {
        const files = wanted.map(({ name, size, seed }) => fileOf(name, bytesOf(size, seed)));
        const batches = await logOf(
          key,
          'candidate',
          portfolioId,
          Array.from({ length }, () => []),
        );
        const bytes = await packed({
          ...input,
          portfolioId,
          snapshot: null,
          files,
          batches,
          heads: headsOf(batches),
          signer: length % 2 ? key : null,
        });
        const read = await readBack(bytes);
        expect(read.batches).toEqual(batches);
        expect(read.files.map(({ sha256 }) => sha256)).toEqual([...new Set(files.map(({ sha256 }) => sha256))].sort());
        for (const { sha256, bytes: content } of read.files) expect(fileOf('', new Uint8Array(await content.arrayBuffer())).sha256).toBe(sha256);
        for (const { name } of filesIn(bytes)) expect(name).toMatch(NAME_SHAPE);
      }),
      { numRuns: 60 },
    );
  });
});

describe('X1: the same content gives the same bytes', () => {
  test('whatever the order, the time and the time zone', async () => {
    const { input } = await samplePackage();
    const zone = process.env['TZ'];
    const made = new Set<string>();
    try {
      for (const [at, name] of ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Europe/London'].entries()) {
        process.env['TZ'] = name;
        const order = <T>(list: readonly T[]) => (at % 2 === 0 ? list : list.toReversed());
        const heads = Object.fromEntries(order(Object.entries(input.heads)));
        const bytes = await packed({ ...input, signer: null, batches: order(input.batches), files: order(input.files), heads });
        made.add(Buffer.from(bytes).toString('base64'));
      }
      expect(new Date(0).getTimezoneOffset()).not.toBe(300);
      process.env['TZ'] = 'America/New_York';
      expect(new Date(0).getTimezoneOffset()).toBe(300);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    expect(made.size).toBe(1);
  });

  test('a package that was read makes the same package again', async () => {
    const { input } = await samplePackage();
    const bytes = await packed({ ...input, signer: null });
    const { files, batches, heads, unit } = await readBack(bytes);
    const again = await packed({
      ...input,
      signer: null,
      batches,
      heads,
      unit: unit?.unit ?? null,
      files: files.map(({ bytes: blob, ...file }) => ({ ...file, open: () => Promise.resolve(blob) })),
    });
    expect(Buffer.compare(bytes, again)).toBe(0);
  });

  test('only the signature of the package is new each time', async () => {
    const { input } = await samplePackage();
    const [one, other] = [unpacked(await packed(input)), unpacked(await packed(input))];
    const different = [...one.content.keys()].filter((path) => textIn(one.content, path) !== textIn(other.content, path));
    expect(different).toEqual(['signature.jws']);
  });
});
