import { beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../src/lib/canonical-json.ts';
import { packageErrorText } from '../../src/package/package-error-text.ts';
import { readPackage, type ReadPackage } from '../../src/package/read-package.ts';
import { packed, samplePackage, sha256Of } from './package-fixture.ts';
import { dice, packageMutations } from './package-mutations.ts';

const COUNT = 2_000;
const LONGEST = 10_000;

let original: Uint8Array<ArrayBuffer>;
let said = '';

beforeAll(async () => {
  const { input } = await samplePackage({ fileSizes: [2_000] });
  const [first] = input.batches;
  original = await packed({ ...input, unit: null, batches: first ? [first] : [], heads: {} });
  const read = await readPackage(new Blob([original]));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  said = await meaningOf(read.value);
});

/** Everything that a reader learns from a package. */
async function meaningOf({ files, ...rest }: ReadPackage): Promise<string> {
  const contents = await Promise.all(
    files.map(async ({ bytes, ...file }) => ({ ...file, content: sha256Of(new Uint8Array(await bytes.arrayBuffer())) })),
  );
  return canonicalJson({ ...rest, files: contents });
}

const kinds = Object.entries(packageMutations);
const share = Math.ceil(COUNT / kinds.length);

test.each(kinds)(
  'refused, or the same to every letter: %s',
  async (name, mutate) => {
    let refused = 0;
    for (let run = 0; run < share; run += 1) {
      const mutant = mutate(original.slice(), dice(run * 31 + name.length));
      const began = performance.now();
      const read = await readPackage(new Blob([mutant]));
      expect(performance.now() - began).toBeLessThan(LONGEST);
      if (!read.ok) refused += 1;
      const came = read.ok ? await meaningOf(read.value) : packageErrorText(read.error);
      // The same to every letter, or a sentence.
      expect(came === said || (!read.ok && /^[^\p{Cc}\p{Cf}]+\.$/u.test(came)), `${name}, run ${run}: ${came}`).toBe(true);
    }
    expect(refused).toBeGreaterThan(share / 4);
  },
  300_000,
);
