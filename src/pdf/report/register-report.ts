import { noRiskReason, stageName } from '../../domain/coverage/process-operations.ts';
import { evidenceReference, risksOf, type EvidenceOf } from '../../domain/evidence.ts';
import { isOverridden, ratingScore, worstConsequence } from '../../domain/evidence/assessment.ts';
import { doneActions } from '../../domain/evidence/decision.ts';
import { yesNo } from '../../domain/evidence/row.ts';
import { isFilled } from '../../domain/record.ts';
import { riskName, riskReference, type Risk, type RiskType, riskTypeNames, riskTypes } from '../../domain/risk.ts';
import { bandOf, type Level, levelNames } from '../../domain/risk-method.ts';
import { formatShortDate } from '../../lib/dates.ts';
import { type MatrixReport, matrixReport } from './matrix-report.ts';
import { type Mention, mentionOf, type ReportContext } from './report-context.ts';

export interface RegisterRisk {
  readonly reference: string;
  readonly name: string;
  /** Stages, and on the next line the type. */
  readonly where: string;
  readonly probability: string;
  readonly finance: string;
  readonly reputation: string;
  readonly healthAndSafety: string;
  readonly level: Level | null;
  /** Classified otherwise than the matrix does. */
  readonly isOverridden: boolean;
  readonly decision: string;
  readonly mentions: readonly Mention[];
  /** What the candidate wrote of it; blank fields say so. */
  readonly hazard: string;
  readonly event: string;
  readonly affected: string;
  readonly controls: string;
  readonly affectsCustomers: string;
}

export interface StageCell {
  readonly risks: readonly { readonly reference: string; readonly level: Level | null }[];
  /** Why there is none here, in the candidate's words; '' when nothing was said. */
  readonly reason: string;
}

export interface RegisterReport {
  readonly type: 'register';
  readonly risks: readonly RegisterRisk[];
  readonly overrides: readonly string[];
  readonly types: readonly string[];
  readonly stages: readonly { readonly name: string; readonly isMomentOfTruth: boolean; readonly cells: readonly StageCell[] }[];
  readonly matrix: MatrixReport;
}

export function registerReport(context: ReportContext): RegisterReport {
  const { snapshot, facts } = context;
  return {
    type: 'register',
    risks: snapshot.risks.map((risk) => registerRisk(risk, context)),
    overrides: snapshot.risks.flatMap((risk) => override(risk, context)),
    types: riskTypes.map((type) => riskTypeNames[type]),
    stages: snapshot.stages.map((stage) => ({
      name: stageName(stage),
      isMomentOfTruth: stage.isMomentOfTruth,
      cells: riskTypes.map((type) => ({
        risks: facts.risksAt(stage.id, type).map((risk) => ({ reference: riskReference(risk), level: facts.ratingsOf(risk.id)[0]?.rating.classification ?? null })),
        reason: noRiskReason(stage, type) ?? '',
      })),
    })),
    matrix: matrixReport(context),
  };
}

function registerRisk(risk: Risk, { snapshot, facts, names }: ReportContext): RegisterRisk {
  const latest = facts.ratingsOf(risk.id)[0]?.rating;
  return {
    reference: riskReference(risk),
    name: riskName(risk),
    where: [risk.stageIds.map(names.stage).join(', '), risk.type === null ? '' : shortTypeNames[risk.type]].filter(isFilled).join('\n'),
    probability: step(latest?.probability),
    finance: step(latest?.consequences.finance.step),
    reputation: step(latest?.consequences.reputation.step),
    healthAndSafety: step(latest?.consequences.healthAndSafety.step),
    level: latest?.classification ?? null,
    isOverridden: latest !== undefined && isOverridden(latest, snapshot.portfolio.method),
    decision: decisionOn(risk, facts),
    mentions: snapshot.evidence.filter((item) => risksOf(item).includes(risk.id)).map((item) => mentionOf(item)),
    hazard: risk.hazard,
    event: risk.event,
    affected: risk.affected,
    controls: risk.controls,
    affectsCustomers: yesNo(risk.affectsCustomers),
  };
}

function step(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : String(value);
}

/** The types where room is short. */
const shortTypeNames: Readonly<Record<RiskType, string>> = { ...riskTypeNames, 'sub-standard': 'Sub-standard' };

/** The latest decision about the risk, or else the judgement of its latest assessment. */
function decisionOn(risk: Risk, facts: ReportContext['facts']): string {
  const decisions = facts.ofKind('decision').filter((item) => item.details.riskId === risk.id && item.details.decision !== null);
  const latest = decisions.sort((a, b) => (a.activityDate < b.activityDate ? 1 : -1))[0];
  if (latest) return decisionText(latest);
  const rating = facts.ratingsOf(risk.id)[0]?.rating;
  if (!rating || rating.judgement === null) return 'Not decided yet';
  const word = rating.judgement === 'act' ? 'To act' : 'To tolerate';
  return isFilled(rating.judgementReason) ? `${word}: ${shorten(rating.judgementReason)}` : word;
}

function decisionText({ details }: EvidenceOf<'decision'>): string {
  if (details.decision === 'tolerate') return `Tolerated${isFilled(details.reviewDate) ? `; review ${formatShortDate(details.reviewDate)}` : ''}`;
  const done = doneActions(details);
  const [action] = done.length > 0 ? done : details.actions;
  const what = action ? `: ${shorten(action.action)}` : '';
  const when = done[0] ? `, done ${formatShortDate(done[0].doneOn)}` : '';
  const left = details.residual.classification === null ? '' : `; now ${levelNames[details.residual.classification].toLowerCase()}`;
  return `Action taken${what}${when}${left}`;
}

/** The first words: the whole text is on the page of the evidence. */
function shorten(text: string): string {
  const flat = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  if (flat.length <= LONGEST_DECISION) return flat;
  return `${flat.slice(0, flat.lastIndexOf(' ', LONGEST_DECISION))}…`;
}

const LONGEST_DECISION = 60;

function override(risk: Risk, { facts, snapshot }: ReportContext): readonly string[] {
  const { method } = snapshot.portfolio;
  const latest = facts.ratingsOf(risk.id)[0];
  if (!latest || !isOverridden(latest.rating, method)) return [];
  const score = ratingScore(latest.rating) ?? 0;
  const product = `${latest.rating.probability ?? 0} × ${worstConsequence(latest.rating.consequences) ?? 0} = ${score}`;
  const band = levelNames[bandOf(method, score)].toLowerCase();
  const { classification, overrideReason } = latest.rating;
  const given = classification === null ? '' : levelNames[classification].toLowerCase();
  const reason = isFilled(overrideReason) ? ` “${overrideReason.trim()}”` : ' No reason is given.';
  return [`${riskReference(risk)}: the matrix gives ${band} (${product}); classified ${given} in ${evidenceReference(latest.assessment)}.${reason}`];
}
