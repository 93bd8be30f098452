import { stageName } from '../../domain/coverage/process-operations.ts';
import { evidenceReference, type EvidenceOf } from '../../domain/evidence.ts';
import { isOverridden, worstConsequence } from '../../domain/evidence/assessment.ts';
import { doneActions } from '../../domain/evidence/decision.ts';
import { yesNo } from '../../domain/evidence/row.ts';
import { isFilled } from '../../domain/record.ts';
import { buildRegister, type RegisterRow } from '../../domain/register.ts';
import { riskName, riskReference, type RiskType, riskTypeNames, riskTypes } from '../../domain/risk.ts';
import { bandOf, type Level, levelNames } from '../../domain/risk-method.ts';
import { formatDate } from '../../lib/dates.ts';
import { type MatrixReport, matrixReport } from './matrix-report.ts';
import { stepText } from './ratings-report.ts';
import { inReferenceOrder, type Mention, mentionOf, type ReportContext } from './report-context.ts';

export interface RegisterRisk {
  readonly reference: string;
  readonly name: string;
  /** Stages, then the type. */
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
  const { snapshot } = context;
  const { rows, grid } = buildRegister(snapshot);
  return {
    type: 'register',
    risks: rows.map((row) => registerRisk(row, context)),
    overrides: rows.flatMap((row) => override(row, context)),
    types: riskTypes.map((type) => riskTypeNames[type]),
    stages: grid.map(({ stage, cells }) => ({
      name: stageName(stage),
      isMomentOfTruth: stage.isMomentOfTruth,
      cells: cells.map(({ risks, reason = '' }) => ({
        risks: risks.map(({ risk, rating }) => ({ reference: riskReference(risk), level: rating?.classification ?? null })),
        reason,
      })),
    })),
    matrix: matrixReport(snapshot.portfolio.method, rows),
  };
}

function registerRisk(row: RegisterRow, { snapshot }: ReportContext): RegisterRisk {
  const { risk, rating, stages, evidence } = row;
  return {
    reference: riskReference(risk),
    name: riskName(risk),
    where: [stages.map(stageName).join(', '), risk.type === null ? '' : shortTypeNames[risk.type]].filter(isFilled).join(' · '),
    probability: stepText(rating?.probability),
    finance: stepText(rating?.consequences.finance.step),
    reputation: stepText(rating?.consequences.reputation.step),
    healthAndSafety: stepText(rating?.consequences.healthAndSafety.step),
    level: rating?.classification ?? null,
    isOverridden: rating !== null && isOverridden(rating, snapshot.portfolio.method),
    decision: decisionOn(row),
    mentions: inReferenceOrder(evidence, (item) => item).map((item) => mentionOf(item)),
    hazard: risk.hazard,
    event: risk.event,
    affected: risk.affected,
    controls: risk.controls,
    affectsCustomers: yesNo(risk.affectsCustomers),
  };
}

/** The types where room is short. */
const shortTypeNames: Readonly<Record<RiskType, string>> = { ...riskTypeNames, 'sub-standard': 'Sub-standard' };

/** The latest decision about the risk in a few words, or else the judgement of its latest assessment. */
function decisionOn({ decisions, rating }: RegisterRow): string {
  const latest = decisions.filter((item) => item.details.decision !== null).sort((a, b) => (a.activityDate < b.activityDate ? 1 : -1))[0];
  if (latest) return decisionText(latest);
  if (rating === null || rating.judgement === null) return 'Not decided yet';
  const word = rating.judgement === 'act' ? 'To act' : 'To tolerate';
  return isFilled(rating.judgementReason) ? `${word}: ${shorten(rating.judgementReason)}` : word;
}

function decisionText({ details }: EvidenceOf<'decision'>): string {
  if (details.decision === 'tolerate') return `Tolerated${isFilled(details.reviewDate) ? `; review ${formatDate(details.reviewDate)}` : ''}`;
  const done = doneActions(details);
  const [action] = done.length > 0 ? done : details.actions;
  const what = action ? `: ${shorten(action.action)}` : '';
  const when = done[0] ? `, done ${formatDate(done[0].doneOn)}` : '';
  const left = details.residual.classification === null ? '' : `; now ${levelNames[details.residual.classification].toLowerCase()}`;
  return `Acted${what}${when}${left}`;
}

/** The first words: the whole text is on the page of the evidence. */
function shorten(text: string): string {
  const flat = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  if (flat.length <= LONGEST_DECISION) return flat;
  return `${flat.slice(0, flat.lastIndexOf(' ', LONGEST_DECISION)).replace(/[\p{P}\s]+$/u, '')}…`;
}

const LONGEST_DECISION = 60;

function override({ risk, rating, score, history }: RegisterRow, { snapshot }: ReportContext): readonly string[] {
  const { method } = snapshot.portfolio;
  const [latest] = history;
  if (rating === null || score === null || rating.classification === null || !latest || !isOverridden(rating, method)) return [];
  const product = `${rating.probability ?? 0} × ${worstConsequence(rating.consequences) ?? 0} = ${score}`;
  const [band, given] = [bandOf(method, score), rating.classification].map((level) => levelNames[level].toLowerCase());
  const reason = isFilled(rating.overrideReason) ? ` “${rating.overrideReason.trim()}”` : ' No reason is given.';
  return [`${riskReference(risk)}: the matrix gives ${band} (${product}); classified ${given} in ${evidenceReference(latest.assessment)}.${reason}`];
}
