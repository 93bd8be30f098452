import { beforeAll, describe, expect, test } from 'vitest';
import { BATCH_TYPE, type BatchPayload } from '../../src/log/batch.ts';
import { foldLogs } from '../../src/log/fold.ts';
import { nextBatch } from '../../src/log/next-batch.ts';
import { readBatch } from '../../src/log/read-batch.ts';
import { signBatch } from '../../src/log/sign-batch.ts';
import { dataVersion } from '../../src/migrations/steps.ts';
import { signJws } from '../../src/signing/jws.ts';
import { createKeyPair, keyIdOf, type SigningKey } from '../../src/signing/keys.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';

let key: SigningKey;
const { portfolio, ...lists } = completePortfolio().snapshot();
const { events, judgements: _judgements, planItems: _planItems, questions: _questions, samples: _samples, ...rows } = lists;
const NOW = '2026-11-22T12:00:00.000Z';
const signer = { name: 'Łucja', role: 'candidate', isQualified: null, qualification: '', organisation: '' } as const;

beforeAll(async () => {
  key = await createKeyPair();
});

function fold(batches: Parameters<typeof foldLogs>[0]) {
  return foldLogs(batches, { founderKeyId: keyIdOf(key.publicKey), trusted: [] }, { portfolioId: portfolio.id, now: NOW });
}

function payloadOf(): BatchPayload {
  const own = { ...rows, portfolios: [portfolio], signatures: [] };
  const input = {
    rows: own,
    events,
    resolutions: [],
    keyId: keyIdOf(key.publicKey),
    role: 'candidate',
    signer,
    purpose: 'share',
    founds: true,
    now: NOW,
  } as const;
  const payload = nextBatch({ ...input, folded: fold([]) });
  if (!payload) throw new Error('Nothing to say');
  return payload;
}

const readText = async (payload: string) => readBatch(await signJws(key, BATCH_TYPE, payload));

test('L5: a whole portfolio is signed, read back and folded to the very same records', async () => {
  const payload = payloadOf();
  const signed = await signBatch(key, payload);
  const read = readBatch(signed.jws);
  expect(read).toEqual({ ok: true, value: signed });
  const folded = fold(read.ok ? [read.value] : []);
  expect([folded.rejected, folded.problems, folded.conflicts]).toEqual([[], [], []]);
  expect(rows.risks.map(({ id }) => folded.records.risks.get(id)?.record)).toEqual(rows.risks);
  expect([...folded.records.evidence.values()].map(({ record }) => record)).toHaveLength(rows.evidence.length);
  expect(folded.records.portfolios.get(portfolio.id)?.record).toEqual(portfolio);
});

test('R54: a batch may name the program that signed it, and says the same without', async () => {
  const program = '0.1.0+0123456789abcdef0123456789abcdef';
  const read = readBatch((await signBatch(key, { ...payloadOf(), program })).jws);
  expect(read.ok && read.value.payload).toEqual({ ...payloadOf(), program });
  expect(fold(read.ok ? [read.value] : []).records.portfolios.get(portfolio.id)?.record).toEqual(portfolio);
  expect(await readText(JSON.stringify({ ...payloadOf(), program: 'x'.repeat(501) }))).toMatchObject({ ok: false, error: { path: 'program' } });
});

test('L15: records of the first data version are read as those of today, and keep the digest that was signed', async () => {
  const { language: _language, ...first } = portfolio;
  const read = await readText(JSON.stringify({ ...payloadOf(), version: 1, entries: [{ table: 'portfolios', base: [], record: first }] }));
  const folded = fold(read.ok ? [read.value] : []);
  expect(folded.records.portfolios.get(portfolio.id)?.record).toEqual({ ...portfolio, language: 'en-GB' });
});

describe('L5: refused', () => {
  test.each<[string, (text: string) => string]>([
    ['a key twice', (text) => text.replace('{', `{"version":${dataVersion},`)],
    ['spaces', (text) => text.replace('{', '{ ')],
    ['__proto__', (text) => text.replace('"candidate":{', '"__proto__":{"x":1},"candidate":{')],
    ['constructor', (text) => text.replace('"candidate":{', '"constructor":1,"candidate":{')],
    ['prototype within a list', (text) => text.replace('"base":[]', '"base":[{"prototype":1}]')],
    ['33 levels', (text) => text.replace('"base":[]', `"base":${'['.repeat(33)}${']'.repeat(33)}`)],
    ['100,000 levels', () => '['.repeat(100_000)],
    ['another way to write a number', (text) => text.replace(/"version":\d+/, '$&.0')],
    ['no JSON', () => 'version: 2'],
  ])('%s', async (_what, change) => {
    const text = JSON.stringify(payloadOf());
    expect(change(text)).not.toBe(text);
    expect(await readText(change(text))).toEqual({ ok: false, error: { type: 'not-plain-json' } });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a member that we do not know', { extra: 1 }, ''],
    ['number 0', { seq: 0 }, 'seq'],
    ['a day that does not exist', { clock: '2026-02-30T09:00:00.000Z-0000' }, 'clock'],
    ['a clock without a count', { clock: '2026-02-20T09:00:00.000Z' }, 'clock'],
    ['a purpose of its own', { purpose: 'x' }, 'purpose'],
    ['a record that is a list', { entries: [{ table: 'risks', base: [], record: [] }] }, 'entries.0.record'],
  ])('%s', async (_what, change, path) => {
    expect(await readText(JSON.stringify({ ...payloadOf(), ...change }))).toMatchObject({ ok: false, error: { type: 'wrong-shape', path } });
  });

  test('a newer Folio’s, whatever its shape', async () => {
    expect(await readText(JSON.stringify({ version: 99, all: 'different' }))).toEqual({ ok: false, error: { type: 'newer', version: 99 } });
  });

  test('what was signed as something else, and what is too long to look at', async () => {
    expect(readBatch(await signJws(key, 'folio-signature+json', JSON.stringify(payloadOf())))).toEqual({ ok: false, error: { type: 'wrong-type' } });
    expect(readBatch('a'.repeat(24 * 1024 * 1024 + 1))).toEqual({ ok: false, error: { type: 'too-long' } });
  });
});
