import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { listRecords } from '../../src/domain/table-lists.ts';
import { failure, success, type Result } from '../../src/lib/result.ts';
import { foldLogs } from '../../src/log/fold.ts';
import type { Folded, LogProblem } from '../../src/log/folded.ts';
import { withFilesBeside, type FileBeside } from '../../src/package/files-beside.ts';
import { packageErrorText } from '../../src/package/package-error-text.ts';
import { readPackage, type ReadOptions, type ReadPackage } from '../../src/package/read-package.ts';
import { wordsOf } from '../../src/signing/key-words.ts';
import { checkProof } from '../../src/signing/proof.ts';
import { inReadingOrder } from '../../src/storage/snapshot-queries.ts';

export interface ProvedPackage {
  readonly held: ReadPackage;
  /** Nobody is trusted beforehand. */
  readonly folded: Folded;
  /** Null when nobody in it wrote the portfolio itself. */
  readonly snapshot: SnapshotWithEvents | null;
  /** What says that somebody tampered or something is lost. */
  readonly wrong: readonly string[];
  readonly toKnow: readonly string[];
  /** Without effect: said by a key that may not say it. */
  readonly rejected: readonly string[];
}

/** Why there is nothing to prove. `status`: 1 the package does not hold, 2 it could not be looked at. */
export interface Unproved {
  readonly type: 'unproved';
  readonly status: 1 | 2;
  readonly lines: readonly string[];
}

export interface ProveOptions extends ReadOptions {
  readonly now: string;
  /** Files that lie beside the package, in the PDF that carries it. */
  readonly beside?: readonly FileBeside[] | undefined;
}

/** Reads a package as Folio does and folds its logs. */
export async function provePackage(blob: Blob, { now, beside = [], ...options }: ProveOptions): Promise<Result<ProvedPackage, Unproved>> {
  const inside = await readPackage(blob, options);
  const read = inside.ok && beside.length > 0 ? await withFilesBeside(inside.value, beside) : inside;
  if (!read.ok) {
    const { type } = read.error;
    const isLocked = type === 'encrypted' || type === 'wrong-passphrase' || type === 'not-for-this-device' || type === 'not-readable';
    return failure({ type: 'unproved', status: isLocked ? 2 : 1, lines: [packageErrorText(read.error), `(${JSON.stringify(read.error)})`] });
  }
  const held = read.value;
  const folded = foldLogs(held.batches, { founderKeyId: null, trusted: [] }, { portfolioId: held.info.portfolioId, now });
  const snapshot = snapshotOf(folded);
  const brokenProofs = (snapshot?.signatures ?? []).filter(
    (signature) => signature.subject.type === 'sign-off' && checkProof(signature).type === 'broken',
  );
  return success({
    held,
    folded,
    snapshot,
    wrong: [
      ...folded.problems.filter((problem) => isBroken(problem, held)).map(problemText),
      ...brokenProofs.map(
        ({ name, subject }) => `The proof of the signature of ${name} (${subject.type === 'sign-off' ? subject.line : ''}) does not hold.`,
      ),
    ],
    toKnow: folded.problems.filter((problem) => !isBroken(problem, held)).map(problemText),
    rejected: folded.rejected.map(({ table, reference, id, reason, keyId }) => `${table} ${reference || id}: ${reason}, said by ${keyText(keyId)}`),
  });
}

/** Records that are not in the bin, in the order in which they are read; null when nobody here wrote the portfolio itself. */
function snapshotOf({ records, portfolioId, events }: Folded): SnapshotWithEvents | null {
  const portfolio = records.portfolios.get(portfolioId)?.record;
  if (!portfolio) return null;
  const lists = listRecords((table) =>
    inReadingOrder(
      table,
      [...records[table].values()].map(({ record }) => record).filter(({ deletedAt }) => deletedAt === null),
    ),
  );
  return { portfolio, ...lists, events };
}

/** What says that somebody tampered or something is lost. A sparse package has gaps by design: logs that it only names. */
function isBroken(problem: LogProblem, { batches, info }: ReadPackage): boolean {
  switch (problem.type) {
    case 'clock-ahead':
      return false;
    case 'no-founder':
      return info.kind !== 'review';
    case 'gap':
      return info.kind !== 'review' || batches.some(({ keyId }) => keyId === problem.keyId);
    case 'fork':
    case 'broken-chain':
    case 'second-founder':
    case 'foreign-portfolio':
    case 'newer':
      return true;
  }
}

function problemText(problem: LogProblem): string {
  const place = 'keyId' in problem ? `log of ${keyText(problem.keyId)}, batch ${problem.seq}` : 'the portfolio';
  return `${place}: ${problem.type}`;
}

export function keyText(keyId: string): string {
  return `${keyId.slice(0, 12)}… (${wordsOf(keyId).join(' ')})`;
}

/** Names come from strangers: none of them may steer a terminal or turn text round. */
export function plainLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}'));
}
