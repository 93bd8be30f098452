import type { Actor, OwnedTable } from '../../src/domain/policy.ts';
import type { Batch, BatchEntry, BatchPayload } from '../../src/log/batch.ts';
import { foldLogs } from '../../src/log/fold.ts';
import type { Folded, Trust } from '../../src/log/folded.ts';
import { dataVersion } from '../../src/migrations/steps.ts';
import { digestOf } from '../../src/signing/digest.ts';
import { anySchemas, fakeBatch, fakeKey, type FakeKey } from './fake-batch.ts';

export const PORTFOLIO = 'portfolio-1';
export const NOW = '2026-11-22T12:00:00.000Z';

/** The minute of a clock on the day of the tests. */
export function clockAt(minute: number): string {
  return `${new Date(Date.parse('2026-11-22T09:00:00.000Z') + minute * 60_000).toISOString()}-0000`;
}

/** A record as its author leaves it; tests name only what they are about. */
export function entryOf(
  table: OwnedTable,
  id: string,
  author: string,
  fields: Record<string, unknown> = {},
  base: readonly BatchEntry['record'][] = [],
) {
  const at = '2026-11-22T09:00:00.000Z';
  const record = { id, portfolioId: PORTFOLIO, revision: 1, author, createdAt: at, updatedAt: at, deletedAt: null, ...fields };
  return { table, base: base.map((before) => digestOf(before)), record };
}

export function grantOf(id: string, author: Actor, { keyId, publicKey }: FakeKey, role: Actor, fields: Record<string, unknown> = {}) {
  return entryOf('grants', id, author, { keyId, publicKey, role, personId: '', name: `The ${role}`, comparedOn: '', ...fields });
}

/** The log of one key: each batch follows from the one before, unless the test says otherwise. */
export class FakeLog {
  readonly key: FakeKey;
  readonly batches: Batch[] = [];
  #minute: number;

  constructor(name: string, minute = 0) {
    this.key = fakeKey(name);
    this.#minute = minute;
  }

  get keyId(): string {
    return this.key.keyId;
  }

  /** Signs a batch that has seen all of the logs given. */
  say(entries: readonly BatchEntry[], seen: readonly FakeLog[] = [], changes: Partial<BatchPayload> = {}): Batch {
    const batch = this.make(entries, seen, changes);
    this.batches.push(batch);
    return batch;
  }

  make(entries: readonly BatchEntry[], seen: readonly FakeLog[] = [], changes: Partial<BatchPayload> = {}): Batch {
    this.#minute = Math.max(this.#minute, ...seen.map((log) => log.#minute)) + 1;
    const last = this.batches.at(-1);
    return fakeBatch(this.key, {
      version: dataVersion,
      portfolioId: PORTFOLIO,
      seq: (last?.payload.seq ?? 0) + 1,
      previous: last?.hash ?? null,
      clock: clockAt(this.#minute),
      at: NOW,
      seen: Object.fromEntries(seen.map((log) => [log.keyId, log.batches.length])),
      purpose: 'share',
      founds: false,
      signer: { name: 'Somebody', role: 'candidate', isQualified: null, qualification: '', organisation: '' },
      entries: [...entries],
      ...changes,
    });
  }
}

/** A candidate who began the portfolio, with one risk, and an assessor whom they granted the role. */
export function candidateAndAssessor() {
  const candidate = new FakeLog('candidate');
  const assessor = new FakeLog('assessor', 10);
  const risk = entryOf('risks', 'risk-1', 'candidate', { title: 'Wet floor', number: 1 });
  candidate.say([entryOf('portfolios', PORTFOLIO, 'candidate', { isExample: false, nextEvidenceNumber: 1, nextRiskNumber: 2 }), risk], [], {
    founds: true,
  });
  candidate.say([grantOf('grant-1', 'candidate', assessor.key, 'assessor')]);
  return { candidate, assessor, risk };
}

export function foldOf(batches: readonly Batch[], trust: Partial<Trust> = {}): Folded {
  return foldLogs(batches, { founderKeyId: null, trusted: [], ...trust }, { portfolioId: PORTFOLIO, now: NOW, schemas: anySchemas });
}

/** What a fold shows, as a test compares it: the shown record by table and id. */
export function shownIn(folded: Folded): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(folded.records).flatMap(([table, shown]) => [...shown.values()].map(({ record }) => [`${table} ${record.id}`, record])),
  );
}

/** What has no effect, in the order of the fold: table, id and why. */
export function reasonsIn({ rejected }: Folded): readonly string[] {
  return rejected.map(({ table, id, reason }) => `${table} ${id}: ${reason}`);
}
