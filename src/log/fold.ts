import type { Portfolio } from '../domain/portfolio.ts';
import { tableSchemas } from '../domain/tables.ts';
import { digestOf } from '../signing/digest.ts';
import type { Batch } from './batch.ts';
import { chainLogs } from './chain.ts';
import { compareBatches, entriesOf, type RecordEntry, type TableSchemas, type UnreadEntry } from './entries.ts';
import { foldEvents } from './fold-events.ts';
import { foldKeys } from './fold-keys.ts';
import { foldRecords } from './fold-records.ts';
import type { Folded, LogProblem, Rejection, Trust } from './folded.ts';
import { findRoles } from './roles.ts';

/** What a fold needs to know besides the batches: which portfolio, what time it is here, and the shapes of the tables. */
export interface FoldOptions {
  readonly portfolioId: string;
  /** This device's time, as an instant. It only says whose clock is ahead: records and roles do not depend on it. */
  readonly now: string;
  readonly schemas?: TableSchemas;
}

/**
 * L: the state of a portfolio: what all its logs say together. A function of the set of batches and of whom this device trusts:
 * order and repetition make no difference, and nothing that a batch says can undo what another key said.
 */
export function foldLogs(batches: readonly Batch[], trust: Trust, { portfolioId, now, schemas = tableSchemas }: FoldOptions): Folded {
  const { applied, problems } = chainLogs(batches, portfolioId, now);
  const said = applied.map((batch) => entriesOf(batch, schemas));
  const entries = said.flatMap(({ records }) => records);
  const founding = findFounder(applied, trust.founderKeyId);
  const roles = findRoles(entries, founding.keyId, trust);
  const authority = { roles, exampleBatch: exampleBatchOf(founding.batch, entries), foundedAt: founding.batch?.payload.clock ?? null };
  const { records, conflicts, rejected } = foldRecords(entries, authority);
  const audit = foldEvents(
    said.flatMap(({ events }) => events),
    authority,
  );
  const unread = said.flatMap((item) => item.unread).map(rejectionOfUnread);
  return {
    portfolioId,
    records,
    events: audit.events,
    conflicts,
    rejected: [...rejected, ...audit.rejected, ...unread].sort(byPlace),
    problems: [...problems, ...founding.problems],
    heads: Object.fromEntries(applied.map(({ keyId, hash, payload }) => [keyId, { seq: payload.seq, hash, clock: payload.clock }])),
    keys: foldKeys(batches, applied, roles, founding.keyId, trust),
    founderKeyId: founding.keyId,
  };
}

interface Founding {
  readonly keyId: string | null;
  readonly batch: Batch | null;
  readonly problems: readonly LogProblem[];
}

/** L20: whose key began the portfolio: the one that this device met first; before it met any, the earliest that says so. */
function findFounder(applied: readonly Batch[], known: string | null): Founding {
  const claims = applied.filter(({ payload }) => payload.founds && payload.seq === 1).sort(compareBatches);
  const keyId = known ?? claims[0]?.keyId ?? null;
  const batch = claims.find((claim) => claim.keyId === keyId) ?? null;
  const others = claims.filter((claim) => claim.keyId !== keyId);
  const problems: LogProblem[] = others.map((claim) => ({ type: 'second-founder', keyId: claim.keyId, seq: claim.payload.seq }));
  return { keyId, batch, problems: keyId === null && applied.length > 0 ? [{ type: 'no-founder' }] : problems };
}

/**
 * L24: the batch that began an example, whose judgements and samples nobody's key wrote. Only as long as nobody with a say calls the
 * portfolio anything but an example: else a candidate could begin an example and go on with it in earnest.
 */
function exampleBatchOf(founding: Batch | null, entries: readonly RecordEntry[]): Batch | null {
  const portfolios = entries.filter(({ table }) => table === 'portfolios');
  const isBegun = portfolios.some(({ batch }) => batch === founding);
  return isBegun && portfolios.every(({ record }) => (record as Portfolio).isExample) ? founding : null;
}

function rejectionOfUnread({ batch, table, id, raw, reason }: UnreadEntry): Rejection {
  return { keyId: batch.keyId, seq: batch.payload.seq, table, id, version: digestOf(raw), reference: '', reason };
}

function byPlace(a: Rejection, b: Rejection): number {
  if (a.keyId !== b.keyId) return a.keyId < b.keyId ? -1 : 1;
  if (a.seq !== b.seq) return a.seq - b.seq;
  const [left, right] = [`${a.table} ${a.id} ${a.reason}`, `${b.table} ${b.id} ${b.reason}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
