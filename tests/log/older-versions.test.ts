import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foldLogs } from '../../src/log/fold.ts';
import type { BatchPayload } from '../../src/log/batch.ts';
import { readBatch } from '../../src/log/read-batch.ts';
import { signBatch } from '../../src/log/sign-batch.ts';
import { dataVersion } from '../../src/migrations/steps.ts';
import { createKeyPair, keyIdOf } from '../../src/signing/keys.ts';
import { valueOf } from '../support/storage-session.ts';

type Row = Readonly<Record<string, unknown>>;

/** A portfolio as that version wrote it. */
function frozen(version: number): { readonly portfolio: Row; readonly evidence: readonly Row[]; readonly risks: readonly Row[] } {
  return JSON.parse(readFileSync(new URL(`../fixtures/data-versions/${version}.json`, import.meta.url), 'utf8')) as ReturnType<typeof frozen>;
}

// L5: what was signed long ago stays as it was signed, and is read in today's shape.
test.each(Array.from({ length: dataVersion - 1 }, (_, index) => index + 1))('a log that version %i signed is read in full', async (version) => {
  const { portfolio, evidence, risks } = frozen(version);
  const key = await createKeyPair();
  const entry = (table: string, record: Row): BatchPayload['entries'][number] => ({ table, base: [], record });
  const own = ({ author }: Row) => author === 'candidate';
  const batch = await signBatch(key, {
    version,
    portfolioId: String(portfolio['id']),
    seq: 1,
    previous: null,
    clock: '2026-11-10T09:00:00.000Z-0000',
    at: '2026-11-10T09:00:00.000Z',
    seen: {},
    purpose: 'share',
    founds: true,
    signer: { name: 'Aisha Khan', role: 'candidate', isQualified: null, qualification: '', organisation: '' },
    entries: [
      entry('portfolios', portfolio),
      ...risks.map((row) => entry('risks', row)),
      ...evidence.filter(own).map((row) => entry('evidence', row)),
    ],
  });
  const read = valueOf(readBatch(batch.jws));
  const trust = { founderKeyId: keyIdOf(key.publicKey), trusted: [] };
  const folded = foldLogs([read], trust, { portfolioId: String(portfolio['id']), now: '2026-11-11T09:00:00.000Z' });
  expect([folded.rejected, folded.problems]).toEqual([[], []]);
  expect([...folded.records.portfolios.values()].map(({ record }) => record)).toMatchObject([{ ...portfolio, logoId: null, paper: 'A4' }]);
  expect(folded.records.risks.size).toBe(risks.length);
  expect(folded.records.evidence.size).toBe(evidence.filter(own).length);
});
