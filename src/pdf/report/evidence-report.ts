import { evidenceReference, evidenceTitle, kindName, type Evidence } from '../../domain/evidence.ts';
import { evidenceRows } from '../../domain/evidence/evidence-rows.ts';
import type { Row } from '../../domain/evidence/row.ts';
import { isFilled } from '../../domain/record.ts';
import { confirmationsOf } from '../../domain/signed-content.ts';
import { formatDate } from '../../lib/dates.ts';
import { claimFindingText, type InSituReport, seenInSituOf } from './claim-findings.ts';
import { type EmbeddedFile, fileReports, filesOf, type FileReport, type PhotoReport, photoReports } from './file-report.ts';
import { type RatingsReport, ratingsReport } from './ratings-report.ts';
import { dayOf, joinFacts, joinPoints, type ReportContext } from './report-context.ts';
import { markOf, type SignatureMark } from './sign-off-report.ts';

export interface EvidencePageReport {
  readonly reference: string;
  readonly title: string;
  /** `Formal assessment · 12 November 2026`. */
  readonly above: string;
  readonly claimsLine: string;
  readonly claims: readonly { readonly pointId: string; readonly statement: string; readonly locator: string; readonly finding: string }[];
  readonly rows: readonly (Row | RatingsReport)[];
  readonly photos: readonly PhotoReport[];
  readonly files: readonly FileReport[];
  readonly isDraft: boolean;
  /** Setting, confidentiality, help: label and value. */
  readonly authenticity: readonly (readonly [label: string, value: string])[];
  readonly confirmations: readonly ConfirmationReport[];
  readonly inSitu: readonly InSituReport[];
}

export interface ConfirmationReport {
  readonly who: string;
  readonly statement: string;
  readonly date: string;
  readonly mark: SignatureMark;
  readonly isBroken: boolean;
}

export interface EvidenceReport {
  readonly type: 'evidence';
  readonly pages: readonly EvidencePageReport[];
}

export function evidenceReport(context: ReportContext, embedded: ReadonlyMap<string, EmbeddedFile>): EvidenceReport {
  return { type: 'evidence', pages: context.evidence.map((item) => evidencePage(item, context, embedded)) };
}

function evidencePage(item: Evidence, context: ReportContext, embedded: ReadonlyMap<string, EmbeddedFile>): EvidencePageReport {
  const { unit, snapshot, pointById } = context;
  const files = filesOf(item, context);
  const attachedAs = (sha256: string) => (context.inside.attachesFiles ? (embedded.get(sha256)?.name ?? '') : '');
  const order = new Map(unit.points.map((point, index) => [point.id, index]));
  const claims = [...item.claims].sort((a, b) => (order.get(a.pointId) ?? Infinity) - (order.get(b.pointId) ?? Infinity));
  const answered = item.kind === 'knowledge' && item.details.pointId !== '' ? `Answer to ${item.details.pointId}` : '';
  return {
    reference: evidenceReference(item),
    title: evidenceTitle(item),
    above: joinFacts(
      answered === '' ? kindName(item.kind) : answered,
      formatDate(item.activityDate),
      item.isSimulated ? 'Simulated' : '',
      item.author === 'assessor' ? 'By the assessor' : '',
    ),
    isDraft: item.status === 'draft',
    claimsLine: joinPoints(
      unit,
      claims.map((claim) => claim.pointId),
    ),
    claims: claims.map(({ pointId, locator }) => ({
      pointId,
      statement: pointById.get(pointId)?.statement ?? 'Not a point of this unit',
      locator: locator.trim(),
      finding: claimFindingText(item, pointId, context),
    })),
    rows: [...question(item, context), ...rowsOf(item, context)],
    photos: photoReports(item, files, attachedAs),
    files: fileReports(files, attachedAs),
    inSitu: seenInSituOf(item, context),
    authenticity: authenticity(item),
    confirmations: confirmationsOf(snapshot.signatures, item.id).map((signature) => ({
      who: joinFacts(signature.name, signature.role),
      statement: signature.statement,
      date: formatDate(dayOf(signature.signedAt)),
      mark: markOf(signature),
      isBroken: !context.isIntact(signature),
    })),
  };
}

/** A knowledge answer begins with what was asked, in the unit's words. */
function question(item: Evidence, { pointById }: ReportContext): readonly Row[] {
  const asked = item.kind === 'knowledge' ? pointById.get(item.details.pointId) : undefined;
  return asked ? [{ label: 'Question', type: 'text', text: `${asked.id} ${asked.statement}` }] : [];
}

/** The rows that every reader of the evidence sees; the table of an assessment in the form of the register. */
function rowsOf(item: Evidence, context: ReportContext): EvidencePageReport['rows'] {
  const rows = evidenceRows(item, context.names);
  return item.kind === 'assessment' ? rows.map((row) => (row.type === 'table' ? ratingsReport(item, context) : row)) : rows;
}

function authenticity(item: Evidence): EvidencePageReport['authenticity'] {
  const { confidentiality } = item;
  const saved = dayOf(item.updatedAt);
  const recorded = `${formatDate(dayOf(item.createdAt))}${saved === dayOf(item.createdAt) ? '' : `, last changed ${formatDate(saved)}`}`;
  return [
    ['Setting', item.isSimulated ? 'Simulated, not real work' : 'Real work'],
    ['Confidentiality', confidentialityText(confidentiality)],
    ...helpDeclared(item),
    ['Recorded', recorded],
  ];
}

/** The candidate declares help. An assessor who had some says so; who had none need not. */
function helpDeclared({ author, help }: Evidence): EvidencePageReport['authenticity'] {
  const facts = [['Help from people', help.people] as const, ['Help from software', help.ai] as const];
  if (author === 'assessor') return facts.filter(([, words]) => isFilled(words));
  return facts.map(([label, words]) => [label, isFilled(words) ? words : 'None declared']);
}

function confidentialityText({ mode, heldAt, seenBy, seenOn }: Evidence['confidentiality']): string {
  if (mode !== 'held') return { open: 'Nothing withheld', redacted: 'Personal details have been taken out' }[mode];
  const on = isFilled(seenOn) ? ` on ${formatDate(seenOn)}` : '';
  const seen =
    isFilled(seenBy) || isFilled(seenOn) ? ` The candidate says that ${isFilled(seenBy) ? seenBy.trim() : 'somebody'} saw it there${on}.` : '';
  return `The original is kept at ${isFilled(heldAt) ? heldAt.trim() : 'the workplace'}.${seen}`;
}
