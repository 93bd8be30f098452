import { beforeAll, describe, expect, test } from 'vitest';
import { sortCopiedRows } from '../../src/exchange/device-copy-rows.ts';
import { isDeviceCopy, readDeviceCopy } from '../../src/package/read-device-copy.ts';
import { rescueCopy } from '../support/rescue-copy.ts';
import { valueOf } from '../support/storage-session.ts';
import { storeDevice } from '../support/store-device.ts';
import { Chance } from '../log/chance.ts';
import { filesIn, rawZip, type RawFile } from './raw-zip.ts';

let copy: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const { device } = await storeDevice('hostile');
  const { blob } = await rescueCopy(device.session.db.name);
  copy = new Uint8Array(await blob.arrayBuffer());
});

const TOP = 'folio-rescue-2026-11-22';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (zip: Uint8Array<ArrayBuffer>) => readDeviceCopy(new Blob([zip]));
/** The copy made again by hand, with one file in place of that of the same name, or more. */
const withFile = (file: RawFile) => rawZip([...filesIn(copy).filter(({ name }) => name !== file.name), file]);
const withText = (path: string, text: string) => withFile({ name: `${TOP}/${path}`, bytes: bytes(text) });

async function refusal(zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const result = await read(zip);
  return result.ok ? 'taken' : result.error.type;
}

describe('a copy of a device that is not as the rescue page writes it (R23)', () => {
  test('made again by hand it is taken: what follows is refused for its own fault', async () => {
    expect(await refusal(rawZip(filesIn(copy)))).toBe('taken');
    expect(await isDeviceCopy(new Blob([copy]))).toBe(true);
    expect(await isDeviceCopy(new Blob(['PK']))).toBe(false);
  });

  test.each([
    `${TOP}/../../etc/passwd`,
    '../evil',
    `${TOP}/tables/../evil.jsonl`,
    `${TOP}/files/..`,
    `${TOP}/evil.exe`,
    `folio-rescue-2026-11-23/tables/evidence.jsonl`,
    `${TOP}/tables/__proto__.jsonl`,
    `${TOP}/COPY.json`,
  ])('a file under the name %s', async (name) => {
    expect(await refusal(withFile({ name, bytes: bytes('{}\n') }))).toMatch(/^bad-(?:name|zip)$/);
  });

  test.each<[string, string, string]>([
    ['a key twice', 'tables/evidence.jsonl', '{"id":"a","id":"b"}\n'],
    ['a key that reaches into the program', 'tables/evidence.jsonl', '{"__proto__":{"admin":true}}\n'],
    ['nesting without end', 'tables/evidence.jsonl', `${'['.repeat(5_000)}${']'.repeat(5_000)}\n`],
    ['no JSON', 'tables/evidence.jsonl', 'hello\n'],
    ['a line that is cut short', 'tables/evidence.jsonl', '{"id":"a"}'],
    ['a summary of something else', 'copy.json', '{\n  "type": "other"\n}'],
    ['no summary', 'copy.json', ''],
  ])('%s', async (_, path, text) => {
    expect(await refusal(withText(path, text))).toBe('bad-content');
  });

  test('a newer format, and newer data', async () => {
    const summary = JSON.parse(new TextDecoder().decode(filesIn(copy).find(({ name }) => name.endsWith('/copy.json'))?.bytes)) as object;
    const changed = (change: object) => withText('copy.json', JSON.stringify({ ...summary, ...change }, null, 2));
    expect(await refusal(changed({ format: 2 }))).toBe('newer-format');
    expect(await refusal(changed({ databaseVersion: 99_990 }))).toBe('newer-data');
  });

  test('a file with other bytes than its name says is left out, and the rest is taken', async () => {
    const file = filesIn(copy).find(({ name }) => name.includes('/files/'));
    const found = valueOf(await read(withFile({ name: file?.name ?? '', bytes: bytes('something else') })));
    expect(found.files).toEqual([]);
    expect(found.brokenFiles).toHaveLength(1);
    expect(found.rows.get('evidence')?.length).toBeGreaterThan(0);
  });

  test('300 copies with bytes changed at random: refused, or the rows are those that were there', async () => {
    const random = new Chance(311);
    const wanted = valueOf(await read(copy)).rows;
    const outcomes = { refused: 0, same: 0 };
    for (let round = 0; round < 300; round += 1) {
      const mutated = new Uint8Array(copy);
      for (let flips = random.below(3); flips >= 0; flips -= 1) mutated[random.below(mutated.length)] = random.below(256);
      const result = await read(round % 5 === 0 ? mutated.slice(0, random.below(mutated.length)) : mutated);
      expect(result.ok ? result.value.rows : wanted).toEqual(wanted);
      outcomes[result.ok ? 'same' : 'refused'] += 1;
    }
    expect(outcomes.refused).toBeGreaterThan(200);
  });
});

describe('rows of a copy (R23)', () => {
  test('those without their shape, of no portfolio, or not signed as they say are left out and counted', async () => {
    const rows = new Map(valueOf(await read(copy)).rows);
    const [evidence] = rows.get('evidence') ?? [];
    rows.set('evidence', [{ ...(evidence as object), id: 5 }, { ...(evidence as object), portfolioId: 'nobody' }, null, 'text', []]);
    const [batch] = rows.get('batches') ?? [];
    rows.set('batches', [batch, { ...(batch as object), jws: 'a.b.c' }]);
    rows.set('workplaces', [{ portfolioId: 'portfolio-1', role: 'king' }]);
    const sorted = sortCopiedRows(rows, 3);
    expect(sorted.unread).toEqual(
      expect.arrayContaining([
        { table: 'evidence', count: 5 },
        { table: 'batches', count: 1 },
        { table: 'workplaces', count: 1 },
      ]),
    );
    expect(sorted.portfolios[0]).toMatchObject({ rows: { evidence: [] }, workplace: null });
    expect(sorted.portfolios[0]?.batches).toHaveLength(1);
  });
});
