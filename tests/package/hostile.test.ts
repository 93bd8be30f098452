import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageErrorText } from '../../src/package/package-error-text.ts';
import { readPackage, type ReadOptions } from '../../src/package/read-package.ts';
import { signJws } from '../../src/signing/jws.ts';
import { createKeyPair, type SigningKey } from '../../src/signing/keys.ts';
import { logOf, packed, samplePackage, sha256Of } from './package-fixture.ts';
import { relisted, repacked, setText, textIn, unpacked, type Bag } from './bag-content.ts';
import { filesIn, rawZip, type RawFile, type RawZip } from './raw-zip.ts';

/** Two seconds, and more for a machine that does other things as well. */
const LONGEST = 10_000;

let signed: Uint8Array<ArrayBuffer>;
let unsigned: Uint8Array<ArrayBuffer>;
let top = '';
let stranger: SigningKey;

beforeAll(async () => {
  const { input } = await samplePackage({ fileSizes: [5_000] });
  [signed, unsigned, stranger] = [await packed(input), await packed({ ...input, signer: null }), await createKeyPair()];
  top = unpacked(signed).folder;
}, 60_000);

/** Refused as this, with a sentence for people, soon enough. */
async function refused(bytes: Uint8Array<ArrayBuffer>, type: string, options?: ReadOptions): Promise<void> {
  const began = performance.now();
  const read = await readPackage(new Blob([bytes]), options);
  expect(performance.now() - began).toBeLessThan(LONGEST);
  if (read.ok) throw new Error('It was taken.');
  expect(read.error.type).toBe(type);
  const sentence = packageErrorText(read.error);
  expect(sentence).toMatch(/^[^\p{Cc}\p{Cf}]+[.]$/u);
  expect(sentence).toMatch(/Nothing was changed|Copy or download|Choose the file|try again/);
}

const text = (value: string) => new TextEncoder().encode(value);
const evil: RawFile = { name: 'x', bytes: text('evil') };
const last = (files: readonly RawFile[]) => files[files.length - 1] ?? evil;

describe('a zip that is not as Folio writes it', () => {
  /** The package again, byte by byte, with one file more or one changed. */
  const withFile = (name: string | Uint8Array, more: Partial<RawFile> = {}) => rawZip([...filesIn(unsigned), { ...evil, name, ...more }].sort(byName));
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
    const read = await readPackage(new Blob([withFile(name())]));
    expect(read).toMatchObject({ ok: false });
    if (!read.ok) {
      expect(['bad-name', 'bad-zip', 'unlisted-file']).toContain(read.error.type);
      expect(packageErrorText(read.error)).toMatch(/^[^\p{Cc}\p{Cf}]+\.$/u);
    }
  });

  test('a file that no list knows', () => refused(withFile(`${top}/data/files/evil.txt`), 'unlisted-file'));
  test('a name twice', () => refused(withFile(`${top}/data/portfolio.json`), 'bad-zip'));
  test('names out of order', () => refused(rawZip(filesIn(unsigned).toReversed()), 'bad-zip'));
  test('a wrong checksum', () => refused(changedLast({ crc: 0x1234 }), 'bad-zip'));
  test('sizes that lie: too large', () => refused(changedLast({ size: 999, packedSize: 999, local: { size: 999 } }), 'bad-zip'));
  test('sizes that lie: too small', () => refused(changedLast({ size: 10, packedSize: 10, local: { size: 10 } }), 'bad-zip'));
  test('two sizes that differ', () => refused(changedLast({ size: 4_000_000_000 }), 'bad-zip'));
  test('another name in the local header', () => refused(changedLast({ local: { name: `${top}/tagmanifest-sha512.txt` } }), 'bad-zip'));
  test('another checksum in the local header', () => refused(changedLast({ local: { crc: 7 } }), 'bad-zip'));
  test('another method in the local header', () => refused(changedLast({ local: { method: 8 } }), 'bad-zip'));
  test('two files at one place', () => refused(changedLast({ offset: 0 }), 'bad-zip'));
  test('something in front', () => refused(rawZip(filesIn(unsigned), { before: text('MZ program') }), 'not-a-package'));
  test('another zip in front', () => refused(new Uint8Array(Buffer.concat([unsigned, unsigned])), 'bad-zip'));
  test('something behind', () => refused(rawZip(filesIn(unsigned), { behind: text('more') }), 'bad-zip'));
  test('a comment', () => refused(rawZip(filesIn(unsigned), { comment: 'hello' }), 'bad-zip'));
  test('something hidden between the files and the directory', () => refused(rawZip(filesIn(unsigned), { gap: text('hidden') }), 'bad-zip'));
  test('encrypted by zip', () => refused(changedLast({ flags: 1 }), 'repacked'));
  test('a symbolic link', () => refused(withFile(`${top}/data/files/link`, { attributes: 0xa1ff0000 }), 'unlisted-file'));
  test('fewer files than there are', () => refused(rawZip(filesIn(unsigned), { count: 3 }), 'bad-zip'));
  test('a directory of the wrong size', () => refused(rawZip(filesIn(unsigned), { directorySize: 10 }), 'bad-zip'));
  test('a directory at another place', () => refused(rawZip(filesIn(unsigned), { directoryOffset: 0 }), 'bad-zip'));

  test('compressed: packed again by hand, or a bomb', async () => {
    const zeros = new Uint8Array(50_000_000);
    const bomb: RawFile = { name: `${top}/data/files/zeros.bin`, bytes: zeros, packed: deflateRawSync(zeros), method: 8 };
    await refused(rawZip([...filesIn(unsigned), bomb].sort(byName)), 'repacked');
    const lying = { ...bomb, size: 100, packedSize: bomb.packed?.length ?? 0, method: 0 };
    await refused(rawZip([...filesIn(unsigned), lying].sort(byName)), 'bad-zip');
  });

  test('70,000 files', async () => {
    const files = Array.from({ length: 70_000 }, (_, index) => ({ name: `${top}/data/files/${String(index).padStart(6, '0')}`, bytes: new Uint8Array() }));
    const bytes = rawZip(files, { count: 60_000 });
    await refused(bytes, 'too-many-files');
    // The field for the count is too small for 70,000; what the directory holds must agree with it all the same.
    new DataView(bytes.buffer).setUint16(bytes.length - 12, 70_000 & 0xffff, true);
    await refused(bytes, 'bad-zip');
  }, 60_000);

  test('cut short, empty, or no zip at all', async () => {
    for (const length of [100, 1_000, signed.length >> 1, signed.length - 1]) await refused(signed.slice(0, length), 'cut-short');
    await refused(new Uint8Array(), 'not-a-package');
    await refused(text('%PDF-1.7 and so on'), 'not-a-package');
    await refused(rawZip([]), 'not-a-package');
    await refused(new Uint8Array(3), 'not-a-package');
  });

  test('more than this device is asked to take', async () => {
    await refused(signed, 'too-large', { limits: { bytes: 1_000 } });
    await refused(signed, 'too-many-files', { limits: { entries: 5 } });
    await refused(signed, 'too-large', { limits: { textBytes: 200 } });
  });
});

describe('a proper zip with the wrong content', () => {
  const forged = async (change: (bag: Bag) => void | Promise<void>, from: Uint8Array = unsigned) => {
    const bag = unpacked(from);
    await change(bag);
    return repacked(relisted(bag));
  };
  const portfolioJson = (bag: Bag) => JSON.parse(textIn(bag.content, 'data/portfolio.json')) as { [key: string]: unknown; files: { path: string | null }[] };
  const setJson = (bag: Bag, value: unknown) => setText(bag.content, 'data/portfolio.json', `${JSON.stringify(value, null, 1)}\n`);
  const pathOf = (bag: Bag, start: string, at = 0) => [...bag.content.keys()].filter((path) => path.startsWith(start)).sort()[at] ?? '';

  test('with its lists made again it is taken: what follows is refused for its own fault', async () => {
    expect(await readPackage(new Blob([await forged(() => undefined)]))).toMatchObject({ ok: true });
  });

  test('a changed file', async () => {
    const bag = unpacked(unsigned);
    bag.content.set('data/files/e01-photo-of-desk-1.jpg', text('another photo'));
    await refused(repacked(bag), 'bad-content');
    const same = unpacked(unsigned);
    same.content.set('data/files/e01-photo-of-desk-1.jpg', new Uint8Array(5_000));
    await refused(repacked(same), 'changed-file');
  });
  test('a changed file with all lists made again, in a signed package', async () => {
    const bytes = await forged((bag) => setText(bag.content, 'data/evidence.csv', 'nothing'), signed);
    await refused(bytes, 'bad-signature');
  });
  test('a file left out', async () => {
    const bag = unpacked(unsigned);
    bag.content.delete('data/evidence.csv');
    await refused(repacked(bag), 'missing-file');
  });
  test('a file left out that only portfolio.json still names', () =>
    forged((bag) => void bag.content.delete('data/files/e01-photo-of-desk-1.jpg')).then((bytes) => refused(bytes, 'missing-file')));
  test('a file that portfolio.json does not name', () =>
    forged((bag) => setText(bag.content, 'data/files/evil.txt', 'evil')).then((bytes) => refused(bytes, 'unlisted-file')));
  test('no portfolio.json', () => forged((bag) => void bag.content.delete('data/portfolio.json')).then((bytes) => refused(bytes, 'missing-file')));
  test('a newer format, whatever else it holds', () =>
    forged((bag) => {
      setText(bag.content, 'bag-info.txt', `${textIn(bag.content, 'bag-info.txt').replace('Folio-Format: 1', 'Folio-Format: 2')}Folio-New: x\n`);
      setText(bag.content, 'data/new-place.txt', 'x');
    }).then((bytes) => refused(bytes, 'newer-format')));
  test('newer records', () =>
    forged((bag) => setText(bag.content, 'bag-info.txt', textIn(bag.content, 'bag-info.txt').replace(/Data-Version: \d+/, 'Data-Version: 99'))).then((bytes) =>
      refused(bytes, 'newer-data'),
    ));
  test('another portfolio', () =>
    forged((bag) => setText(bag.content, 'bag-info.txt', textIn(bag.content, 'bag-info.txt').replace('portfolio-1', 'portfolio-2'))).then((bytes) =>
      refused(bytes, 'bad-name'),
    ));
  test.each([
    ['a kind that is none', /Kind: \w+/, 'Kind: virus'],
    ['a line twice', /(Folio-Format: 1)/, '$1\nFolio-Format: 1'],
    ['numbers in odd ways', /Folio-Data-Version: 2/, 'Folio-Data-Version: 02'],
  ])('bag-info.txt: %s', (_case, from, to) =>
    forged((bag) => setText(bag.content, 'bag-info.txt', textIn(bag.content, 'bag-info.txt').replace(from, to))).then((bytes) => refused(bytes, 'bad-content')),
  );

  test.each<[string, string]>([
    ['keys that reach into the program', '{"__proto__":{"isAdmin":true}}'],
    ['lists 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['no JSON', '{'],
    ['a byte order mark', '\u{feff}{}'],
    ['a list', '[]'],
    ['a key twice', '{"portfolioId":"portfolio-1","portfolioId":"portfolio-2"}'],
  ])('portfolio.json: %s', (_case, json) =>
    forged((bag) => setText(bag.content, 'data/portfolio.json', `${json}\n`)).then((bytes) => refused(bytes, 'bad-content')),
  );
  test('portfolio.json: keys that reach into the program, deep within', () =>
    forged((bag) => {
      const json = textIn(bag.content, 'data/portfolio.json');
      setText(bag.content, 'data/portfolio.json', json.replace('"snapshot": {', '"snapshot": {\n  "constructor": 1,'));
    }).then((bytes) => refused(bytes, 'bad-content')));
  test('portfolio.json of more than 16 MB', () =>
    forged((bag) => setJson(bag, { ...portfolioJson(bag), snapshot: 'x'.repeat(17_000_000) })).then((bytes) => refused(bytes, 'too-large')));
  test('not UTF-8', () => forged((bag) => void bag.content.set('data/portfolio.json', Uint8Array.of(0xff, 0xfe, 10))).then((bytes) => refused(bytes, 'bad-content')));
  test('a file under another one’s hash', () =>
    forged((bag) => {
      const json = portfolioJson(bag);
      setJson(bag, { ...json, files: json.files.map((file) => (file.path === null ? file : { ...file, sha256: sha256Of('other') })) });
    }).then((bytes) => refused(bytes, 'bad-content')));

  test('a log cut short behind the back of portfolio.json', () =>
    forged((bag) => {
      const [first, second] = [pathOf(bag, 'data/log/', 0), pathOf(bag, 'data/log/', 1)];
      bag.content.delete(first.slice(0, 80) === second.slice(0, 80) ? second : pathOf(bag, 'data/log/', 2));
    }).then((bytes) => refused(bytes, 'bad-content')));
  test('a batch of which one letter was changed', () =>
    forged((bag) => {
      const path = pathOf(bag, 'data/log/');
      const [head = '', body = '', tail = ''] = textIn(bag.content, path).split('.');
      const payload = Buffer.from(body, 'base64url').toString().replace('Test', 'Rest');
      setText(bag.content, path, `${head}.${Buffer.from(payload).toString('base64url')}.${tail}`);
    }).then((bytes) => refused(bytes, 'bad-batch')));
  test('a batch under another number', () =>
    forged((bag) => {
      const path = pathOf(bag, 'data/log/');
      bag.content.set(path.replace(/\d{8}\.jws/, '00000007.jws'), bag.content.get(path) ?? new Uint8Array());
      bag.content.delete(path);
    }).then((bytes) => refused(bytes, 'bad-batch')));
  test('a batch of another portfolio', () =>
    forged(async (bag) => {
      const [batch] = await logOf(stranger, 'candidate', 'portfolio-2', [[]]);
      if (batch) setText(bag.content, `data/log/${batch.keyId}/00000001.jws`, batch.jws);
    }).then((bytes) => refused(bytes, 'bad-batch')));
  test('something else that was signed, in the place of a batch', () =>
    forged(async (bag) => setText(bag.content, pathOf(bag, 'data/log/'), await signJws(stranger, 'folio-package', '{}'))).then((bytes) => refused(bytes, 'bad-batch')));
  test('a key that is missing', () => forged((bag) => void bag.content.delete(pathOf(bag, 'data/keys/'))).then((bytes) => refused(bytes, 'missing-file')));
  test('keys exchanged', () =>
    forged((bag) => {
      const [one, other] = [pathOf(bag, 'data/keys/', 0), pathOf(bag, 'data/keys/', 1)];
      const content = bag.content.get(one) ?? new Uint8Array();
      bag.content.set(one, bag.content.get(other) ?? new Uint8Array());
      bag.content.set(other, content);
    }).then((bytes) => refused(bytes, 'bad-content')));
  test('a key that signed nothing', () =>
    forged((bag) => setText(bag.content, `data/keys/${sha256Of('x')}.jwk`, '{}')).then((bytes) => refused(bytes, 'unlisted-file')));
  test('a signature by a stranger over other content', () =>
    forged(async (bag) => setText(bag.content, 'signature.jws', await signJws(stranger, 'folio-package', 'other'))).then((bytes) => refused(bytes, 'bad-signature')));
  test('a batch’s signature in the place of the package’s', () =>
    forged((bag) => setText(bag.content, 'signature.jws', textIn(bag.content, pathOf(bag, 'data/log/')))).then((bytes) => refused(bytes, 'bad-signature')));
  test('a unit that is none, and a second unit', async () => {
    const unit = JSON.stringify({ id: '999' });
    const drop = (bag: Bag) => bag.content.delete(pathOf(bag, 'data/unit/'));
    await refused(
      await forged((bag) => void (drop(bag) && setText(bag.content, `data/unit/${sha256Of(unit)}.json`, unit))),
      'bad-content',
    );
    await refused(await forged((bag) => setText(bag.content, `data/unit/${sha256Of(unit)}.json`, unit)), 'unlisted-file');
  });
});

test('a signature taken off is seen: the package then counts as unsigned', async () => {
  const bag = unpacked(signed);
  bag.content.delete('signature.jws');
  const read = await readPackage(new Blob([repacked(bag)]));
  // The key of the signature is also that of a log, so it stays.
  expect(read).toMatchObject({ ok: true, value: { signedBy: null } });
});
