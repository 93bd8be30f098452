import { signOffLines, type Signature } from '../../src/domain/signature.ts';
import { signaturesOfLine } from '../../src/domain/signed-content.ts';
import { personRoleNames } from '../../src/domain/person.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { listRecords } from '../../src/domain/table-lists.ts';
import { fileSizeText } from '../../src/lib/file-size-text.ts';
import { foldLogs } from '../../src/log/fold.ts';
import type { Folded, LogProblem } from '../../src/log/folded.ts';
import { packageErrorText } from '../../src/package/package-error-text.ts';
import { readPackage, type ReadOptions, type ReadPackage } from '../../src/package/read-package.ts';
import { isSignatureIntact } from '../../src/signing/digest.ts';
import { wordsOf } from '../../src/signing/key-words.ts';
import { checkProof } from '../../src/signing/proof.ts';
import { inReadingOrder } from '../../src/storage/snapshot-queries.ts';

/** What a package holds, in lines for a terminal. `status`: 0 all of it holds, 1 some of it does not, 2 it could not be looked at. */
export interface Verdict {
  readonly status: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Reads a package as Folio does, folds its logs without trusting anybody beforehand, and says what came of it. */
export async function verifyPackage(blob: Blob, options: ReadOptions & { readonly now: string }): Promise<Verdict> {
  const read = await readPackage(blob, options);
  if (!read.ok) {
    const { type } = read.error;
    const isLocked = type === 'encrypted' || type === 'wrong-passphrase' || type === 'not-for-this-device' || type === 'not-readable';
    return { status: isLocked ? 2 : 1, lines: [packageErrorText(read.error), `(${JSON.stringify(read.error)})`] };
  }
  const held = read.value;
  const folded = foldLogs(held.batches, { founderKeyId: null, trusted: [] }, { portfolioId: held.info.portfolioId, now: options.now });
  const signatures = signatureLines(folded);
  const wrong = [...folded.problems.filter((problem) => isBroken(problem, held)).map(problemText), ...signatures.broken];
  const rejected = folded.rejected.map(
    ({ table, reference, id, reason, keyId }) => `${table} ${reference || id}: ${reason}, said by ${keyText(keyId)}`,
  );
  return {
    status: wrong.length === 0 ? 0 : 1,
    lines: plainLines([
      ...headLines(held, folded),
      '',
      'Who signed what',
      ...logLines(held, folded),
      '',
      'The sign-off sheet',
      ...(signatures.lines.length === 0 ? ['  No signatures.'] : signatures.lines),
      ...section('Without effect: said by a key that may not say it', rejected),
      ...section('To know', folded.problems.filter((problem) => !isBroken(problem, held)).map(problemText)),
      ...section('DOES NOT HOLD', wrong),
      '',
      wrong.length === 0 ? 'Everything in this package holds.' : 'Not everything in this package holds.',
    ]),
  };
}

function headLines({ info, files, filesNotIncluded, signedBy, digest, unit, batches }: ReadPackage, { records }: Folded): readonly string[] {
  const candidate = records.portfolios.get(info.portfolioId)?.record.candidate.name ?? '';
  const size = fileSizeText(files.reduce((sum, file) => sum + file.size, 0));
  const counts = `${batches.length} batches, ${records.evidence.size} pieces of evidence, ${files.length} files (${size})`;
  return [
    `Portfolio ${info.portfolioId}${candidate === '' ? '' : ` of ${candidate}`}`,
    `  A ${info.kind} package made by Folio ${info.appVersion} (format ${info.format}, data version ${info.dataVersion})`,
    `  ${counts}${filesNotIncluded.length === 0 ? '' : `; ${filesNotIncluded.length} more files are listed and not included`}`,
    unit ? `  Unit ${unit.unit.id} version ${unit.unit.version}: ${unit.unit.title}` : '  No unit file',
    signedBy ? `  Signed as a whole by ${keyText(signedBy.keyId)}` : '  Not signed as a whole; each batch is',
    `  Digest ${digest}`,
  ];
}

function logLines({ batches }: ReadPackage, { keys, founderKeyId }: Folded): readonly string[] {
  const authors = [...new Set(batches.map(({ keyId }) => keyId))];
  return authors.flatMap((keyId) => {
    const own = batches.filter((batch) => batch.keyId === keyId);
    const [first, last] = [own[0]?.payload, own.at(-1)?.payload];
    const roles = keys[keyId]?.roles ?? [];
    const granted = roles.map((role) => personRoleNames[role]).join(', ');
    const standing = keyId === founderKeyId ? 'began the portfolio' : granted === '' ? 'no role by the logs in this package' : `granted: ${granted}`;
    return [
      `  ${last?.signer.name ?? ''}, says to be: ${last ? personRoleNames[last.signer.role] : ''}; ${standing}`,
      `    key ${keyText(keyId)}`,
      `    ${own.length} batches, ${own.reduce((sum, { payload }) => sum + payload.entries.length, 0)} entries, ${first?.at ?? ''} to ${last?.at ?? ''}`,
    ];
  });
}

function signatureLines(folded: Folded): { readonly lines: readonly string[]; readonly broken: readonly string[] } {
  const snapshot = snapshotOf(folded);
  if (!snapshot) return { lines: [], broken: [] };
  const broken: string[] = [];
  const lines = signOffLines.flatMap((line) =>
    signaturesOfLine(snapshot.signatures, line).map((signature, index) => {
      const text = `  ${personRoleNames[line]}: ${signature.name}, ${signature.signedAt}, ${proofText(signature)}`;
      // An earlier signature on the same line is history; what it covered has changed since, or it would not be.
      if (checkProof(signature).type === 'broken') broken.push(`The proof of the signature of ${signature.name} (${line}) does not hold.`);
      if (index > 0) return `${text}; replaced by a later one`;
      return `${text}; ${isSignatureIntact(signature, snapshot) ? 'nothing it covers was changed since' : 'WHAT IT COVERS WAS CHANGED SINCE'}`;
    }),
  );
  return { lines, broken };
}

function proofText(signature: Signature): string {
  const proof = checkProof(signature);
  switch (proof.type) {
    case 'holds':
      return `sealed with key ${keyText(proof.keyId)}`;
    case 'broken':
      return `PROOF DOES NOT HOLD (${proof.reason})`;
    case 'none':
      return signature.method === 'wet-ink' ? 'on paper' : 'drawn without a key of the signer';
  }
}

/** Records that are not in the bin, in the order in which they are read; null when nobody here wrote the portfolio itself. */
function snapshotOf({ records, portfolioId }: Folded): Snapshot | null {
  const portfolio = records.portfolios.get(portfolioId)?.record;
  if (!portfolio) return null;
  const lists = listRecords((table) =>
    inReadingOrder(
      table,
      [...records[table].values()].map(({ record }) => record).filter(({ deletedAt }) => deletedAt === null),
    ),
  );
  return { portfolio, ...lists };
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

function keyText(keyId: string): string {
  return `${keyId.slice(0, 12)}… (${wordsOf(keyId).join(' ')})`;
}

/** Names come from strangers: none of them may steer a terminal or turn text round. */
function plainLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}'));
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
