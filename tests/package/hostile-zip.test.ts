import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPackage } from '../../src/package/read-package.ts';
import { unpacked } from './bag-content.ts';
import { outcomeOf } from './outcome-of.ts';
import { packed, samplePackage } from './package-fixture.ts';
import { filesIn, rawZip, type RawFile, type RawZip } from './raw-zip.ts';

let signed: Uint8Array<ArrayBuffer>;
let unsigned: Uint8Array<ArrayBuffer>;
let top = '';

beforeAll(async () => {
  const { input } = await samplePackage({ fileSizes: [5_000] });
  [signed, unsigned] = [await packed(input), await packed({ ...input, signer: null })];
  top = unpacked(signed).folder;
});

const text = (value: string) => new TextEncoder().encode(value);
const evil: RawFile = { name: 'x', bytes: text('evil') };
const last = (files: readonly RawFile[]) => files[files.length - 1] ?? evil;

describe('a zip that is not as Folio writes it', () => {
  /** The package again, byte by byte, with one file more or one changed. */
  const withFile = (name: string | Uint8Array, more: Partial<RawFile> = {}) =>
    rawZip([...filesIn(unsigned), { ...evil, name, ...more }].sort(byName));
  const byName = (a: RawFile, b: RawFile) => (String(a.name) < String(b.name) ? -1 : 1);
  const changedLast = (change: Partial<RawFile>, zip?: RawZip) => {
    const files = filesIn(unsigned);
    return rawZip([...files.slice(0, -1), { ...last(files), ...change }], zip);
  };

  test('made again by hand it is taken: what follows is refused for its own fault', async () => {
    expect(await readPackage(new Blob([rawZip(filesIn(unsigned))]))).toMatchObject({ ok: true });
  });

  test.each<[string, () => string | Uint8Array]>([
    ['a path that climbs', () => `${top}/../../etc/passwd`],
    ['a path that climbs at once', () => '../../etc/passwd'],
    ['an absolute path', () => '/etc/passwd'],
    ['a drive', () => 'c:/windows/system32/evil.dll'],
    ['backslashes', () => `${top}\\data\\files\\evil.txt`],
    ['a name that begins with a dot', () => `${top}/data/files/.htaccess`],
    ['capital letters', () => `${top}/data/files/Evil.txt`],
    ['the same name in other case', () => `${top}/data/PORTFOLIO.json`],
    ['a control character', () => `${top}/data/files/a\u0007b.txt`],
    ['a line break', () => `${top}/data/files/a\nb.txt`],
    ['a zero', () => `${top}/data/files/a\u0000.txt`],
    ['text turned round', () => `${top}/data/files/e01-\u202egpj.exe`],
    ['letters outside ASCII', () => `${top}/data/files/e01-phoțo.jpg`],
    ['bytes that are no text', () => Uint8Array.of(...text(`${top}/data/files/`), 0xff, 0xfe)],
    ['a device of Windows', () => `${top}/CON`],
    ['a device of Windows in lower case', () => `${top}/con`],
    ['__proto__', () => `${top}/__proto__`],
    ['__proto__ as a folder', () => `${top}/data/__proto__/x`],
    ['a folder', () => `${top}/data/files/`],
    ['a second top folder', () => 'portfolio-000000000000/data/files/evil.txt'],
    ['no top folder', () => 'zzz.txt'],
    ['a very long name', () => `${top}/data/files/${'a'.repeat(300)}`],
    ['what archivers of Apple leave', () => '__MACOSX/._portfolio'],
    ['a place that is none', () => `${top}/data/program.exe`],
    ['fetch.txt of BagIt', () => `${top}/fetch.txt`],
  ])('%s', async (_case, name) => {
    expect(['bad-name', 'bad-zip', 'unlisted-file']).toContain(await outcomeOf(withFile(name())));
  });

  test('a file that no list knows', async () => {
    expect(await outcomeOf(withFile(`${top}/data/files/evil.txt`))).toBe('unlisted-file');
  });
  test('a name twice', async () => {
    expect(await outcomeOf(withFile(`${top}/data/portfolio.json`))).toBe('bad-zip');
  });
  test('names out of order', async () => {
    expect(await outcomeOf(rawZip(filesIn(unsigned).toReversed()))).toBe('bad-zip');
  });
  test('a wrong checksum', async () => {
    expect(await outcomeOf(changedLast({ crc: 0x1234 }))).toBe('bad-zip');
  });
  test('sizes that lie: too large', async () => {
    expect(await outcomeOf(changedLast({ size: 999, packedSize: 999, local: { size: 999 } }))).toBe('bad-zip');
  });
  test('sizes that lie: too small', async () => {
    expect(await outcomeOf(changedLast({ size: 10, packedSize: 10, local: { size: 10 } }))).toBe('bad-zip');
  });
  test('two sizes that differ', async () => {
    expect(await outcomeOf(changedLast({ size: 4_000_000_000 }))).toBe('bad-zip');
  });
  test('another name in the local header', async () => {
    expect(await outcomeOf(changedLast({ local: { name: `${top}/tagmanifest-sha512.txt` } }))).toBe('bad-zip');
  });
  test('another checksum in the local header', async () => {
    expect(await outcomeOf(changedLast({ local: { crc: 7 } }))).toBe('bad-zip');
  });
  test('another method in the local header', async () => {
    expect(await outcomeOf(changedLast({ local: { method: 8 } }))).toBe('bad-zip');
  });
  test('two files at one place', async () => {
    expect(await outcomeOf(changedLast({ offset: 0 }))).toBe('bad-zip');
  });
  test('something in front', async () => {
    expect(await outcomeOf(rawZip(filesIn(unsigned), { before: text('MZ program') }))).toBe('not-a-package');
  });
  test('another zip in front', async () => {
    expect(await outcomeOf(new Uint8Array(Buffer.concat([unsigned, unsigned])))).toBe('bad-zip');
  });
  test('something behind', async () => {
    expect(await outcomeOf(rawZip(filesIn(unsigned), { behind: text('more') }))).toBe('bad-zip');
  });
  test('a comment', async () => {
    expect(await outcomeOf(rawZip(filesIn(unsigned), { comment: 'hello' }))).toBe('bad-zip');
  });
  test('something hidden between the files and the directory', async () => {
    expect(await outcomeOf(rawZip(filesIn(unsigned), { gap: text('hidden') }))).toBe('bad-zip');
  });
  test('encrypted by zip', async () => {
    expect(await outcomeOf(changedLast({ flags: 1 }))).toBe('repacked');
  });
  test('a symbolic link', async () => {
    expect(await outcomeOf(withFile(`${top}/data/files/link`, { attributes: 0xa1ff0000 }))).toBe('unlisted-file');
  });
  test('fewer files than there are', async () => {
    expect(await outcomeOf(rawZip(filesIn(unsigned), { count: 3 }))).toBe('bad-zip');
  });
  test('a directory of the wrong size', async () => {
    expect(await outcomeOf(rawZip(filesIn(unsigned), { directorySize: 10 }))).toBe('bad-zip');
  });
  test('a directory at another place', async () => {
    expect(await outcomeOf(rawZip(filesIn(unsigned), { directoryOffset: 0 }))).toBe('bad-zip');
  });

  test('compressed: packed again by hand, or a bomb', async () => {
    const zeros = new Uint8Array(50_000_000);
    const bomb: RawFile = { name: `${top}/data/files/zeros.bin`, bytes: zeros, packed: deflateRawSync(zeros), method: 8 };
    expect(await outcomeOf(rawZip([...filesIn(unsigned), bomb].sort(byName)))).toBe('repacked');
    const lying = { ...bomb, size: 100, packedSize: bomb.packed?.length ?? 0, method: 0 };
    expect(await outcomeOf(rawZip([...filesIn(unsigned), lying].sort(byName)))).toBe('bad-zip');
  });

  test('70,000 files', async () => {
    const files = Array.from({ length: 70_000 }, (_, index) => ({
      name: `${top}/data/files/${String(index).padStart(6, '0')}`,
      bytes: new Uint8Array(),
    }));
    const bytes = rawZip(files, { count: 60_000 });
    expect(await outcomeOf(bytes)).toBe('too-many-files');
    // The field for the count is too small for 70,000; what the directory holds must agree with it all the same.
    new DataView(bytes.buffer).setUint16(bytes.length - 12, 70_000 & 0xffff, true);
    expect(await outcomeOf(bytes)).toBe('bad-zip');
  });

  test('cut short, empty, or no zip at all', async () => {
    for (const length of [100, 1_000, signed.length >> 1, signed.length - 1]) expect(await outcomeOf(signed.slice(0, length))).toBe('cut-short');
    expect(await outcomeOf(new Uint8Array())).toBe('not-a-package');
    expect(await outcomeOf(text('%PDF-1.7 and so on'))).toBe('not-a-package');
    expect(await outcomeOf(rawZip([]))).toBe('not-a-package');
    expect(await outcomeOf(new Uint8Array(3))).toBe('not-a-package');
  });

  test('more than this device is asked to take', async () => {
    expect(await outcomeOf(signed, { limits: { bytes: 1_000 } })).toBe('too-large');
    expect(await outcomeOf(signed, { limits: { entries: 5 } })).toBe('too-many-files');
    expect(await outcomeOf(signed, { limits: { textBytes: 200 } })).toBe('too-large');
  });
});
