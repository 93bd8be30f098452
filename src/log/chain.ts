import { dataVersion } from '../migrations/steps.ts';
import type { Batch } from './batch.ts';
import type { LogProblem } from './folded.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface Chained {
  /** The batches that count: of each key those from the first on, as far as each follows from the one before. */
  readonly applied: readonly Batch[];
  readonly problems: readonly LogProblem[];
}

/**
 * L10–L14: which batches count. It depends on the set of batches alone, not on their order or how often each was given.
 * `now` decides only whose clock is called ahead.
 */
export function chainLogs(batches: readonly Batch[], portfolioId: string, now: string): Chained {
  const applied: Batch[] = [];
  const problems: LogProblem[] = [];
  const tomorrow = new Date(Date.parse(now) + DAY).toISOString();
  for (const [keyId, log] of logsByKey(batches)) {
    const chain = followLog(keyId, log, portfolioId);
    applied.push(...chain.applied);
    problems.push(...chain.problems);
  }
  for (const { keyId, payload } of applied) {
    if (payload.clock.slice(0, tomorrow.length) > tomorrow) problems.push({ type: 'clock-ahead', keyId, seq: payload.seq, clock: payload.clock });
  }
  return { applied, problems: [...problems, ...unseenTails(applied, problems)] };
}

/** Logs in the order of their keys, without repeated batches, each by number. */
function logsByKey(batches: readonly Batch[]): readonly (readonly [string, readonly Batch[]])[] {
  const logs = new Map<string, Map<string, Batch>>();
  for (const batch of batches) {
    const log = logs.get(batch.keyId);
    if (log) log.set(batch.hash, batch);
    else logs.set(batch.keyId, new Map([[batch.hash, batch]]));
  }
  return [...logs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([keyId, log]) => [keyId, [...log.values()].sort((a, b) => a.payload.seq - b.payload.seq || (a.hash < b.hash ? -1 : 1))]);
}

/** One log from its first batch to where it breaks off, and all that is wrong with it. */
function followLog(keyId: string, log: readonly Batch[], portfolioId: string): Chained {
  const problems: LogProblem[] = [];
  const bySeq = new Map<number, Batch[]>();
  for (const batch of log) {
    const { seq, portfolioId: other } = batch.payload;
    if (other !== portfolioId) problems.push({ type: 'foreign-portfolio', keyId, seq, portfolioId: other });
    else bySeq.set(seq, [...(bySeq.get(seq) ?? []), batch]);
  }
  for (const [seq, said] of bySeq) if (said.length > 1) problems.push({ type: 'fork', keyId, seq, hashes: said.map(({ hash }) => hash) });
  const applied: Batch[] = [];
  for (let seq = 1; bySeq.has(seq); seq += 1) {
    const [batch, ...more] = bySeq.get(seq) ?? [];
    if (!batch || more.length > 0) return { applied, problems };
    const problem = breakBetween(applied.at(-1), batch);
    if (problem) return { applied, problems: [...problems, problem] };
    applied.push(batch);
  }
  const missing = applied.length + 1;
  const waiting = [...bySeq.keys()].filter((seq) => seq > missing);
  if (waiting.length > 0) problems.push({ type: 'gap', keyId, seq: missing, waiting });
  return { applied, problems };
}

/** Why a batch does not follow from the one before it, or null when it does. */
function breakBetween(before: Batch | undefined, { keyId, payload }: Batch): LogProblem | null {
  const { seq, version } = payload;
  if (version > dataVersion) return { type: 'newer', keyId, seq, version };
  if (payload.previous !== (before?.hash ?? null)) return { type: 'broken-chain', keyId, seq, reason: 'previous' };
  if (before && payload.clock <= before.payload.clock) return { type: 'broken-chain', keyId, seq, reason: 'clock' };
  return null;
}

/** L12: batches that somebody had seen and that are not here: of a log cut short nothing else tells. */
function unseenTails(applied: readonly Batch[], known: readonly LogProblem[]): readonly LogProblem[] {
  const heads = new Map(applied.map(({ keyId, payload }) => [keyId, payload.seq]));
  const broken = new Set(known.flatMap((problem) => ('keyId' in problem && problem.type !== 'clock-ahead' ? [problem.keyId] : [])));
  const missing = new Set<string>();
  for (const { payload } of applied) {
    for (const [keyId, seq] of Object.entries(payload.seen)) if (seq > (heads.get(keyId) ?? 0) && !broken.has(keyId)) missing.add(keyId);
  }
  return [...missing].sort().map((keyId) => ({ type: 'gap', keyId, seq: (heads.get(keyId) ?? 0) + 1, waiting: [] }));
}
