import type { Strokes } from '../../domain/person.ts';
import { isFilled } from '../../domain/record.ts';
import { signaturesOfLine } from '../../domain/signed-content.ts';
import { agreedWords, type SheetLine } from '../../domain/sign-off.ts';
import { type Signature, type SignOffLine, signOffLines } from '../../domain/signature.ts';
import { formatDate } from '../../lib/dates.ts';
import { shortDigest } from '../../signing/digest.ts';
import { unitFacts } from './cover-report.ts';
import { countMet, dayOf, instantWords, joinFacts, type ReportContext } from './report-context.ts';
import { brokenByText, signedHow, type SignedHowReport } from './signed-how.ts';

/** What stands where a signature belongs. */
export type SignatureMark =
  | { readonly type: 'drawn'; readonly strokes: Strokes }
  /** Words in its place: not required, not sampled, signed on paper. */
  | { readonly type: 'words'; readonly words: string }
  /** Room to sign by hand. */
  | { readonly type: 'blank' };

export interface SignOffLineReport {
  /** The words agreed to, above the line; null where the unit has none. */
  readonly statement: string | null;
  readonly label: string;
  /** Who signs, under the label. */
  readonly person: string;
  readonly mark: SignatureMark;
  readonly date: string;
  /** Signed, and nothing was changed since. */
  readonly isIntact: boolean;
  /** Something was changed after it was signed. */
  readonly isBroken: boolean;
  /** By which edits; '' while nothing was changed. */
  readonly brokenBy: string;
  /** Null where nobody has signed, and for wet ink. */
  readonly how: SignedHowReport | null;
  /** V1: the field in which this file itself can be signed; null where nobody needs to sign. */
  readonly field: SignOffField | null;
}

export interface SignOffField {
  readonly name: SignOffLine;
  readonly label: string;
  /** What the signer agrees to. */
  readonly reason: string;
}

export interface SignOffReport {
  readonly type: 'sign-off';
  readonly unit: string;
  readonly declaration: string;
  readonly lines: readonly SignOffLineReport[];
  /** True when a seal stands on the sheet: what one proves is said elsewhere. */
  readonly hasSeals: boolean;
  /** What the signatures stand for, in sentences. */
  readonly signed: readonly string[];
  /** Signed although something was open: who, why, and what. */
  readonly openGaps: readonly { readonly who: string; readonly reason: string; readonly gaps: readonly string[] }[];
  /** Earlier signatures, broken ones, and reasons for unlocking, oldest first. */
  readonly history: readonly { readonly when: string; readonly what: string; readonly detail: string; readonly mark: SignatureMark | null }[];
}

export function signOffReport(context: ReportContext): SignOffReport {
  const { unit, sheet, snapshot } = context;
  const lines = sheet.map((line) => lineReport(line, context));
  const current = sheet.flatMap(({ state }) => (state.type === 'signed' ? [state.signature] : []));
  return {
    type: 'sign-off',
    unit: `Unit ${unit.id} · ${unit.title} · ${unitFacts(unit)}`,
    declaration: unit.signOff.declaration,
    lines,
    hasSeals: lines.some(({ how }) => how !== null && how.seal !== ''),
    signed: whatWasSigned(context, current),
    openGaps: snapshot.signatures
      .filter((signature) => signature.openGaps.length > 0 || isFilled(signature.openGapsReason))
      .map((signature) => ({
        who: `${signature.name}, ${formatDate(dayOf(signature.signedAt))}`,
        reason: signature.openGapsReason,
        gaps: signature.openGaps,
      })),
    history: history(context, current),
  };
}

/** The mark that a signature left. */
export function markOf(signature: Pick<Signature, 'method' | 'strokes' | 'writtenOn'>): SignatureMark {
  if (signature.method === 'drawn')
    return signature.strokes ? { type: 'drawn', strokes: signature.strokes } : { type: 'words', words: 'Nothing was drawn' };
  return { type: 'words', words: 'Signed by hand on the printed sheet' };
}

function lineReport({ line, state, person }: SheetLine, context: ReportContext): SignOffLineReport {
  const { snapshot } = context;
  const common = { statement: line.statement, label: line.label, isIntact: false, isBroken: false, brokenBy: '', how: null, field: null };
  const field = { name: line.id, label: `${line.label}, digitally`, reason: agreedWords(line) };
  const expected =
    line.id === 'candidate'
      ? joinFacts(snapshot.portfolio.candidate.name, snapshot.portfolio.candidate.enrolmentNumber)
      : joinFacts(person?.name ?? '', person?.qualification ?? '');
  if (state.type === 'not-needed') return { ...common, person: line.role, mark: { type: 'words', words: state.words }, date: '–' };
  if (state.type === 'awaited') return { ...common, person: isFilled(expected) ? expected : line.role, mark: { type: 'blank' }, date: '', field };
  const { signature } = state;
  const isIntact = context.isIntact(signature);
  const qualification = person?.id === signature.personId ? person.qualification : '';
  const detail = line.id === 'candidate' ? snapshot.portfolio.candidate.enrolmentNumber : isFilled(qualification) ? qualification : signature.role;
  // Where the unit gives a line no words, those that the signature was given to stand there.
  const statement = line.statement ?? (isFilled(signature.statement) ? signature.statement.trim() : null);
  return {
    ...common,
    statement,
    person: joinFacts(signature.name, detail),
    mark: markOf(signature),
    date: signedOn(signature),
    isIntact,
    isBroken: !isIntact,
    brokenBy: isIntact ? '' : brokenByText(signature, context),
    how: signedHow(signature, line.id, context),
    field: { ...field, reason: statement ?? field.reason },
  };
}

function signedOn(signature: Signature): string {
  return formatDate(signature.method === 'wet-ink' && isFilled(signature.writtenOn) ? signature.writtenOn : dayOf(signature.signedAt));
}

function whatWasSigned(context: ReportContext, current: readonly Signature[]): readonly string[] {
  const { unit, snapshot, coverage, digest } = context;
  const count = snapshot.evidence.length;
  const facts = `${count} ${count === 1 ? 'piece' : 'pieces'} of evidence, ${coverage.evidenced} of ${coverage.needed} points evidenced, ${countMet(context)} of ${coverage.needed} judged met. Digest of the candidate’s work: ${shortDigest(digest)}.`;
  if (current.length === 0) return [`${facts} Nobody has signed yet.`];
  // A signature given to other words than the sheet has, of an earlier version of the unit, says so.
  const others = unit.signOff.lines.flatMap(({ id, statement, label }) => {
    const signature = current.find(({ subject }) => subject.type === 'sign-off' && subject.line === id);
    return signature && statement !== null && isFilled(signature.statement) && signature.statement.trim() !== statement
      ? [`${label} was given to other words: “${signature.statement.trim()}”`]
      : [];
  });
  return [
    facts,
    ...others,
    'Each signature holds a digest of exactly what was signed; a later change to any of it shows on this sheet. A drawn signature shows what was agreed to and when, not who a person is in law.',
  ];
}

/** Signatures that no longer stand alone on their line, and each unlocking with its reason. */
function history(context: ReportContext, current: readonly Signature[]): SignOffReport['history'] {
  const { snapshot, unit } = context;
  const labels = new Map(unit.signOff.lines.map((line) => [line.id, line.label]));
  const old = signOffLines.flatMap((line) =>
    signaturesOfLine(snapshot.signatures, line)
      .filter((signature) => !current.includes(signature) || !context.isIntact(signature))
      .map((signature) => ({
        at: signature.signedAt,
        what: labels.get(line) ?? line,
        detail: joinFacts(
          `${signature.name}, ${signature.role}`,
          `digest ${shortDigest(signature.digest)}`,
          context.isIntact(signature) ? 'signed again later' : 'what it covers was changed afterwards',
        ),
        mark: markOf(signature),
      })),
  );
  const unlocked = snapshot.events
    .filter((event) => event.type === 'answered' && event.table === 'portfolios')
    .map((event) => ({
      at: event.at,
      what: 'Unlocked for changes',
      detail: event.changes.map(({ to }) => (typeof to === 'string' ? to : '')).join(' '),
      mark: null,
    }));
  return [...old, ...unlocked]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, what, detail, mark }) => ({ when: instantWords(at), what, detail, mark }));
}
