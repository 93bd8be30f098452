import { beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../src/lib/canonical-json.ts';
import { packageErrorText } from '../../src/package/package-error-text.ts';
import { readPackage, type ReadPackage } from '../../src/package/read-package.ts';
import { packed, samplePackage, sha256Of } from './package-fixture.ts';
import { relisted, repacked, setText, textIn, unpacked } from './bag-content.ts';

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
}, 60_000);

/** Everything that a reader learns from a package. */
async function meaningOf({ files, ...rest }: ReadPackage): Promise<string> {
  const contents = await Promise.all(
    files.map(async ({ bytes, ...file }) => ({ ...file, content: sha256Of(new Uint8Array(await bytes.arrayBuffer())) })),
  );
  return canonicalJson({ ...rest, files: contents });
}

/** The same numbers every time, so that what fails once fails again. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3_266_489_917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) % sides;
  };
}

type Mutation = (bytes: Uint8Array<ArrayBuffer>, roll: (sides: number) => number) => Uint8Array<ArrayBuffer>;

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const mutations: Readonly<Record<string, Mutation>> = {
  'one bit': (bytes, roll) => {
    const at = roll(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8));
    return bytes;
  },
  'several bytes': (bytes, roll) => {
    for (let left = 1 + roll(8); left > 0; left -= 1) bytes[roll(bytes.length)] = roll(256);
    return bytes;
  },
  'a bit of the directory': (bytes, roll) => {
    const at = bytes.length - 1 - roll(Math.min(1_400, bytes.length));
    bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8));
    return bytes;
  },
  'cut at the end': (bytes, roll) => bytes.slice(0, roll(bytes.length)),
  'cut at the beginning': (bytes, roll) => bytes.slice(1 + roll(bytes.length - 1)),
  'something taken out': (bytes, roll) => {
    const at = roll(bytes.length);
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + roll(300)));
  },
  'something put in': (bytes, roll) => {
    const at = roll(bytes.length);
    return joined(
      bytes.subarray(0, at),
      Uint8Array.from({ length: 1 + roll(300) }, () => roll(256)),
      bytes.subarray(at),
    );
  },
  'two parts exchanged': (bytes, roll) => {
    const size = 1 + roll(200);
    const [one, other] = [roll(bytes.length - size), roll(bytes.length - size)];
    const part = bytes.slice(one, one + size);
    bytes.copyWithin(one, other, other + size);
    bytes.set(part, other);
    return bytes;
  },
  'a part repeated': (bytes, roll) => {
    const at = roll(bytes.length);
    return joined(bytes.subarray(0, at), bytes.subarray(at, at + 1 + roll(2_000)), bytes.subarray(at));
  },
  'a word of a text, with all lists made again': (bytes, roll) => {
    const bag = unpacked(bytes);
    const paths = [...bag.content.keys()].filter((path) => /\.(jws|json|jwk|txt)$/.test(path) && !path.startsWith('data/files/')).sort();
    const path = paths[roll(paths.length)] ?? '';
    const text = textIn(bag.content, path);
    const at = roll(text.length);
    const words = ['', '0', '9', '"', 'null', '__proto__', ' ', '\n', '-1', '1e999', '{', ']', 'e01', 'ff', '\u202e', 'true'];
    setText(bag.content, path, text.slice(0, at) + (words[roll(words.length)] ?? '') + text.slice(at + roll(6)));
    return repacked(roll(4) === 0 ? bag : relisted(bag));
  },
  'two files exchanged, with all lists made again': (bytes, roll) => {
    const bag = unpacked(bytes);
    const paths = [...bag.content.keys()].sort();
    const [one, other] = [paths[roll(paths.length)] ?? '', paths[roll(paths.length)] ?? ''];
    const content = bag.content.get(one) ?? new Uint8Array();
    bag.content.set(one, bag.content.get(other) ?? new Uint8Array());
    bag.content.set(other, content);
    return repacked(relisted(bag));
  },
};

const kinds = Object.entries(mutations);
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
