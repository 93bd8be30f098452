import { decisions, judgementDecisionNames, rulesOfEvidence, type Judgement } from '../../domain/judgement.ts';
import { isFilled } from '../../domain/record.ts';
import { formatDate } from '../../lib/dates.ts';
import { claimFindings, type ClaimFindingReport, findingsGone, type InSituReport, seenInSituOf } from './claim-findings.ts';
import { instantWords, joinPoints, type ReportContext } from './report-context.ts';
import { type ChangesReport, changesNow, type ReturnReport, returnReports } from './returns-report.ts';

export interface JudgementReport {
  readonly decision: string;
  readonly isLatest: boolean;
  /** J2: the evidence is no longer what was judged. */
  readonly isChanged: boolean;
  readonly by: string;
  readonly when: string;
  readonly feedback: string;
  /** The first letters of what was ticked, a dash for what was not: `V A C – –`. */
  readonly evidenceIs: string;
}

export interface AssessmentReport {
  readonly type: 'assessment';
  /** What the letters of the rules of evidence stand for. */
  readonly letters: string;
  readonly tally: string;
  readonly points: readonly { readonly pointId: string; readonly statement: string; readonly judgements: readonly JudgementReport[] }[];
  readonly claims: readonly ClaimFindingReport[];
  readonly inSitu: readonly InSituReport[];
  /** How many findings are about evidence that is no longer there. */
  readonly findingsGone: number;
  readonly returns: readonly ReturnReport[];
  readonly sinceReturn: ChangesReport | null;
  readonly plan: readonly {
    readonly agreed: string;
    readonly what: string;
    readonly points: string;
    readonly due: string;
    readonly done: string;
    readonly outcome: string;
  }[];
  readonly questions: readonly {
    readonly when: string;
    readonly how: string;
    readonly points: string;
    readonly question: string;
    readonly answer: string;
  }[];
}

export function assessmentReport(context: ReportContext): AssessmentReport {
  const { unit, snapshot, coverage } = context;
  const latest = new Set(coverage.points.flatMap((point) => point.judgement?.id ?? []));
  const counts = decisions.map((decision) => ({ decision, count: coverage.points.filter((point) => point.judgement?.decision === decision).length }));
  return {
    type: 'assessment',
    letters: rulesOfEvidence.map((rule) => `${rule.charAt(0).toUpperCase()} ${rule}`).join(', '),
    tally: counts
      .filter(({ count }) => count > 0)
      .map(({ decision, count }) => `${count} ${judgementDecisionNames[decision].toLowerCase()}`)
      .join(', '),
    points: pointsJudged(context).map(({ pointId, judgements }) => ({
      pointId,
      statement: context.pointById.get(pointId)?.statement ?? '',
      judgements: judgements.map((judgement) => judgementReport(judgement, latest.has(judgement.id), context)),
    })),
    claims: claimFindings(context),
    inSitu: context.evidence.flatMap((item) => seenInSituOf(item, context)),
    findingsGone: findingsGone(context),
    returns: returnReports(context),
    sinceReturn: changesNow(context),
    plan: snapshot.planItems.map((item) => ({
      agreed: formatDate(item.agreedOn),
      what: item.what,
      points: joinPoints(unit, item.pointIds),
      due: formatDate(item.due),
      done: formatDate(item.doneOn),
      outcome: item.outcome,
    })),
    questions: snapshot.questions.map((item) => ({
      when: formatDate(item.askedOn),
      how: `${item.isOral ? 'Asked aloud' : 'Asked in writing'} by ${context.names.person(item.assessorId)}`,
      points: joinPoints(unit, item.pointIds),
      question: item.question,
      answer: item.answer,
    })),
  };
}

/** Points in the unit's order with all their judgements, newest first. */
function pointsJudged({ unit, snapshot }: ReportContext): readonly { readonly pointId: string; readonly judgements: readonly Judgement[] }[] {
  const newestFirst = [...snapshot.judgements].sort((a, b) =>
    a.judgedAt === b.judgedAt ? (a.id < b.id ? 1 : -1) : a.judgedAt < b.judgedAt ? 1 : -1,
  );
  const ids = new Set([...unit.points.map((point) => point.id), ...snapshot.judgements.map((judgement) => judgement.pointId)]);
  return [...ids]
    .map((pointId) => ({ pointId, judgements: newestFirst.filter((judgement) => judgement.pointId === pointId) }))
    .filter(({ judgements }) => judgements.length > 0);
}

function judgementReport(judgement: Judgement, isLatest: boolean, { personById, coverage, digests }: ReportContext): JudgementReport {
  const point = coverage.byPoint.get(judgement.pointId);
  return {
    decision: judgementDecisionNames[judgement.decision],
    isLatest,
    isChanged: isLatest && point !== undefined && digests.ofJudged(point.claims.map(({ evidence }) => evidence)) !== judgement.digest,
    by: personById.get(judgement.assessorId)?.name ?? '(deleted)',
    when: instantWords(judgement.judgedAt),
    feedback: isFilled(judgement.feedback) ? judgement.feedback.trim() : '',
    evidenceIs: rulesOfEvidence.map((rule) => (judgement.evidenceIs.includes(rule) ? rule.charAt(0).toUpperCase() : '–')).join('\u00A0'),
  };
}
