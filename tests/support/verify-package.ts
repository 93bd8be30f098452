import { signOffLines, type Signature } from '../../src/domain/signature.ts';
import { signaturesOfLine } from '../../src/domain/signed-content.ts';
import { personRoleNames } from '../../src/domain/person.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { fileSizeText } from '../../src/lib/file-size-text.ts';
import type { Folded } from '../../src/log/folded.ts';
import type { ReadOptions, ReadPackage } from '../../src/package/read-package.ts';
import { isSignatureIntact } from '../../src/signing/digest.ts';
import { checkProof } from '../../src/signing/proof.ts';
import { keyText, plainLines, provePackage } from './proved-package.ts';

/** What a package holds, in lines for a terminal. `status`: 0 all of it holds, 1 some of it does not, 2 it could not be looked at. */
export interface Verdict {
  readonly status: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Reads a package as Folio does, folds its logs without trusting anybody beforehand, and says what came of it. */
export async function verifyPackage(blob: Blob, options: ReadOptions & { readonly now: string }): Promise<Verdict> {
  const proved = await provePackage(blob, options);
  if (!proved.ok) return { status: proved.error.status, lines: proved.error.lines };
  const { held, folded, snapshot, wrong, toKnow, rejected } = proved.value;
  const signatures = snapshot ? signatureLines(snapshot) : [];
  return {
    status: wrong.length === 0 ? 0 : 1,
    lines: plainLines([
      ...headLines(held, folded),
      '',
      'Who signed what',
      ...logLines(held, folded),
      '',
      'The sign-off sheet',
      ...(signatures.length === 0 ? ['  No signatures.'] : signatures),
      ...section('Without effect: said by a key that may not say it', rejected),
      ...section('To know', toKnow),
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

function signatureLines(snapshot: Snapshot): readonly string[] {
  return signOffLines.flatMap((line) =>
    signaturesOfLine(snapshot.signatures, line).map((signature, index) => {
      const text = `  ${personRoleNames[line]}: ${signature.name}, ${signature.signedAt}, ${proofText(signature)}`;
      // An earlier signature on the same line is history; what it covered has changed since, or it would not be.
      if (index > 0) return `${text}; replaced by a later one`;
      return `${text}; ${isSignatureIntact(signature, snapshot) ? 'nothing it covers was changed since' : 'WHAT IT COVERS WAS CHANGED SINCE'}`;
    }),
  );
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

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
