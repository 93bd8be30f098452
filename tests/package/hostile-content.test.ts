import { beforeAll, describe, expect, test } from 'vitest';
import { readPackage } from '../../src/package/read-package.ts';
import { signJws } from '../../src/signing/jws.ts';
import { createKeyPair, type SigningKey } from '../../src/signing/keys.ts';
import { relisted, repacked, setText, textIn, unpacked, type Bag } from './bag-content.ts';
import { outcomeOf } from './outcome-of.ts';
import { logOf, packed, samplePackage, sha256Of } from './package-fixture.ts';

let signed: Uint8Array<ArrayBuffer>;
let unsigned: Uint8Array<ArrayBuffer>;
let stranger: SigningKey;

beforeAll(async () => {
  const { input } = await samplePackage({ fileSizes: [5_000] });
  [signed, unsigned, stranger] = [await packed(input), await packed({ ...input, signer: null }), await createKeyPair()];
});

const text = (value: string) => new TextEncoder().encode(value);

describe('a proper zip with the wrong content', () => {
  const forged = async (change: (bag: Bag) => void | Promise<void>, from: Uint8Array = unsigned) => {
    const bag = unpacked(from);
    await change(bag);
    return repacked(relisted(bag));
  };
  const portfolioJson = (bag: Bag) =>
    JSON.parse(textIn(bag.content, 'data/portfolio.json')) as { [key: string]: unknown; files: { path: string | null }[] };
  const setJson = (bag: Bag, value: unknown) => setText(bag.content, 'data/portfolio.json', `${JSON.stringify(value, null, 1)}\n`);
  const pathOf = (bag: Bag, start: string, at = 0) => [...bag.content.keys()].filter((path) => path.startsWith(start)).sort()[at] ?? '';

  test('with its lists made again it is taken: what follows is refused for its own fault', async () => {
    expect(await readPackage(new Blob([await forged(() => undefined)]))).toMatchObject({ ok: true });
  });

  test('a changed file', async () => {
    const bag = unpacked(unsigned);
    bag.content.set('data/files/e01-photo-of-desk-1.jpg', text('another photo'));
    expect(await outcomeOf(repacked(bag))).toBe('bad-content');
    const same = unpacked(unsigned);
    same.content.set('data/files/e01-photo-of-desk-1.jpg', new Uint8Array(5_000));
    expect(await outcomeOf(repacked(same))).toBe('changed-file');
  });
  test('a changed file with all lists made again, in a signed package', async () => {
    const bytes = await forged((bag) => setText(bag.content, 'data/evidence.csv', 'nothing'), signed);
    expect(await outcomeOf(bytes)).toBe('bad-signature');
  });
  test('a file left out', async () => {
    const bag = unpacked(unsigned);
    bag.content.delete('data/evidence.csv');
    expect(await outcomeOf(repacked(bag))).toBe('missing-file');
  });
  test('a file left out that only portfolio.json still names', async () => {
    expect(await outcomeOf(await forged((bag) => void bag.content.delete('data/files/e01-photo-of-desk-1.jpg')))).toBe('missing-file');
  });
  test('a file that portfolio.json does not name', async () => {
    expect(await outcomeOf(await forged((bag) => setText(bag.content, 'data/files/evil.txt', 'evil')))).toBe('unlisted-file');
  });
  test('no portfolio.json', async () => {
    expect(await outcomeOf(await forged((bag) => void bag.content.delete('data/portfolio.json')))).toBe('missing-file');
  });
  test('a newer format, whatever else it holds', async () => {
    expect(
      await outcomeOf(
        await forged((bag) => {
          setText(bag.content, 'bag-info.txt', `${textIn(bag.content, 'bag-info.txt').replace('Folio-Format: 1', 'Folio-Format: 2')}Folio-New: x\n`);
          setText(bag.content, 'data/new-place.txt', 'x');
        }),
      ),
    ).toBe('newer-format');
  });
  test('newer records', async () => {
    expect(
      await outcomeOf(
        await forged((bag) =>
          setText(bag.content, 'bag-info.txt', textIn(bag.content, 'bag-info.txt').replace(/Data-Version: \d+/, 'Data-Version: 99')),
        ),
      ),
    ).toBe('newer-data');
  });
  test('another portfolio', async () => {
    expect(
      await outcomeOf(
        await forged((bag) => setText(bag.content, 'bag-info.txt', textIn(bag.content, 'bag-info.txt').replace('portfolio-1', 'portfolio-2'))),
      ),
    ).toBe('bad-name');
  });
  test.each([
    ['a kind that is none', /Kind: \w+/, 'Kind: virus'],
    ['a line twice', /(Folio-Format: 1)/, '$1\nFolio-Format: 1'],
    ['numbers in odd ways', /Folio-Data-Version: (\d)/, 'Folio-Data-Version: 0$1'],
  ])('bag-info.txt: %s', async (_case, from, to) => {
    expect(await outcomeOf(await forged((bag) => setText(bag.content, 'bag-info.txt', textIn(bag.content, 'bag-info.txt').replace(from, to))))).toBe(
      'bad-content',
    );
  });

  test.each<[string, string]>([
    ['keys that reach into the program', '{"__proto__":{"isAdmin":true}}'],
    ['lists 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['no JSON', '{'],
    ['a byte order mark', '\u{feff}{}'],
    ['a list', '[]'],
    ['a key twice', '{"portfolioId":"portfolio-1","portfolioId":"portfolio-2"}'],
  ])('portfolio.json: %s', async (_case, json) => {
    expect(await outcomeOf(await forged((bag) => setText(bag.content, 'data/portfolio.json', `${json}\n`)))).toBe('bad-content');
  });
  test('portfolio.json: keys that reach into the program, deep within', async () => {
    expect(
      await outcomeOf(
        await forged((bag) => {
          const json = textIn(bag.content, 'data/portfolio.json');
          setText(bag.content, 'data/portfolio.json', json.replace('"snapshot": {', '"snapshot": {\n  "constructor": 1,'));
        }),
      ),
    ).toBe('bad-content');
  });
  test('portfolio.json of more than 16 MB', async () => {
    expect(await outcomeOf(await forged((bag) => setJson(bag, { ...portfolioJson(bag), snapshot: 'x'.repeat(17_000_000) })))).toBe('too-large');
  });
  test('not UTF-8', async () => {
    expect(await outcomeOf(await forged((bag) => void bag.content.set('data/portfolio.json', Uint8Array.of(0xff, 0xfe, 10))))).toBe('bad-content');
  });
  test('a file under another one’s hash', async () => {
    expect(
      await outcomeOf(
        await forged((bag) => {
          const json = portfolioJson(bag);
          setJson(bag, { ...json, files: json.files.map((file) => (file.path === null ? file : { ...file, sha256: sha256Of('other') })) });
        }),
      ),
    ).toBe('bad-content');
  });

  test('a log cut short behind the back of portfolio.json', async () => {
    expect(
      await outcomeOf(
        await forged((bag) => {
          const [first, second] = [pathOf(bag, 'data/log/', 0), pathOf(bag, 'data/log/', 1)];
          bag.content.delete(first.slice(0, 80) === second.slice(0, 80) ? second : pathOf(bag, 'data/log/', 2));
        }),
      ),
    ).toBe('bad-content');
  });
  test('a batch of which one letter was changed', async () => {
    expect(
      await outcomeOf(
        await forged((bag) => {
          const path = pathOf(bag, 'data/log/');
          const [head = '', body = '', tail = ''] = textIn(bag.content, path).split('.');
          const payload = Buffer.from(body, 'base64url').toString().replace('Test', 'Rest');
          setText(bag.content, path, `${head}.${Buffer.from(payload).toString('base64url')}.${tail}`);
        }),
      ),
    ).toBe('bad-batch');
  });
  test('a batch under another number', async () => {
    expect(
      await outcomeOf(
        await forged((bag) => {
          const path = pathOf(bag, 'data/log/');
          bag.content.set(path.replace(/\d{8}\.jws/, '00000007.jws'), bag.content.get(path) ?? new Uint8Array());
          bag.content.delete(path);
        }),
      ),
    ).toBe('bad-batch');
  });
  test('a batch of another portfolio', async () => {
    expect(
      await outcomeOf(
        await forged(async (bag) => {
          const [batch] = await logOf(stranger, 'candidate', 'portfolio-2', [[]]);
          if (batch) setText(bag.content, `data/log/${batch.keyId}/00000001.jws`, batch.jws);
        }),
      ),
    ).toBe('bad-batch');
  });
  test('something else that was signed, in the place of a batch', async () => {
    expect(
      await outcomeOf(await forged(async (bag) => setText(bag.content, pathOf(bag, 'data/log/'), await signJws(stranger, 'folio-package', '{}')))),
    ).toBe('bad-batch');
  });
  test('a key that is missing', async () => {
    expect(await outcomeOf(await forged((bag) => void bag.content.delete(pathOf(bag, 'data/keys/'))))).toBe('missing-file');
  });
  test('keys exchanged', async () => {
    expect(
      await outcomeOf(
        await forged((bag) => {
          const [one, other] = [pathOf(bag, 'data/keys/', 0), pathOf(bag, 'data/keys/', 1)];
          const content = bag.content.get(one) ?? new Uint8Array();
          bag.content.set(one, bag.content.get(other) ?? new Uint8Array());
          bag.content.set(other, content);
        }),
      ),
    ).toBe('bad-content');
  });
  test('a key that signed nothing', async () => {
    expect(await outcomeOf(await forged((bag) => setText(bag.content, `data/keys/${sha256Of('x')}.jwk`, '{}')))).toBe('unlisted-file');
  });
  test('a signature by a stranger over other content', async () => {
    expect(
      await outcomeOf(await forged(async (bag) => setText(bag.content, 'signature.jws', await signJws(stranger, 'folio-package', 'other')))),
    ).toBe('bad-signature');
  });
  test('a batch’s signature in the place of the package’s', async () => {
    expect(await outcomeOf(await forged((bag) => setText(bag.content, 'signature.jws', textIn(bag.content, pathOf(bag, 'data/log/')))))).toBe(
      'bad-signature',
    );
  });
  test('a unit that is none, and a second unit', async () => {
    const unit = JSON.stringify({ id: '999' });
    const drop = (bag: Bag) => bag.content.delete(pathOf(bag, 'data/unit/'));
    expect(await outcomeOf(await forged((bag) => void (drop(bag) && setText(bag.content, `data/unit/${sha256Of(unit)}.json`, unit))))).toBe(
      'bad-content',
    );
    expect(await outcomeOf(await forged((bag) => setText(bag.content, `data/unit/${sha256Of(unit)}.json`, unit)))).toBe('unlisted-file');
  });
});

test('a signature taken off is seen: the package then counts as unsigned', async () => {
  const bag = unpacked(signed);
  bag.content.delete('signature.jws');
  const read = await readPackage(new Blob([repacked(bag)]));
  // The key of the signature is also that of a log, so it stays.
  expect(read).toMatchObject({ ok: true, value: { signedBy: null } });
});
