import { relisted, repacked, setText, textIn, unpacked } from './bag-content.ts';

/** The same numbers every time, so that what fails once fails again. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3_266_489_917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) % sides;
  };
}

type Mutation = (bytes: Uint8Array<ArrayBuffer>, roll: (sides: number) => number) => Uint8Array<ArrayBuffer>;

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** Ways to make a package wrong, from a bit on its way to a careful forgery. */
export const packageMutations: Readonly<Record<string, Mutation>> = {
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
