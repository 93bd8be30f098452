import { createFacts } from './coverage/facts.ts';
import { noRiskReason } from './coverage/process-operations.ts';
import { evidenceReference, type Evidence, type EvidenceOf } from './evidence.ts';
import { risksOf } from './evidence/named-risks.ts';
import { ratingScore, worstConsequence, type Rating } from './evidence/assessment.ts';
import type { Stage } from './process.ts';
import { riskTypes, type Risk, type RiskType } from './risk.ts';
import type { Snapshot } from './snapshot.ts';

/** A risk with everything that the register shows of it: its latest rating, decision and evidence. */
export interface RegisterRow {
  readonly risk: Risk;
  readonly stages: readonly Stage[];
  readonly rating: Rating | null;
  /** Probability × worst consequence of the latest rating. */
  readonly score: number | null;
  readonly probability: number | null;
  readonly consequence: number | null;
  /** Earlier ratings, newest first, with the assessment that holds them. */
  readonly history: readonly { readonly rating: Rating; readonly assessment: EvidenceOf<'assessment'> }[];
  readonly decisions: readonly EvidenceOf<'decision'>[];
  readonly evidence: readonly Evidence[];
}

/** A cell of the stage × type grid. */
export interface GridCell {
  readonly type: RiskType;
  readonly risks: readonly RegisterRow[];
  /** Why there is none; undefined while there is neither a risk nor a reason. */
  readonly reason: string | undefined;
  readonly isOpen: boolean;
}

export interface Register {
  readonly rows: readonly RegisterRow[];
  readonly grid: readonly { readonly stage: Stage; readonly cells: readonly GridCell[] }[];
}

/** G1: the risk register: a view of the records, computed anew whenever they change. */
export function buildRegister(snapshot: Snapshot): Register {
  const facts = createFacts(snapshot);
  const stageById = new Map(snapshot.stages.map((stage) => [stage.id, stage]));
  const evidenceByRisk = new Map<string, Evidence[]>();
  for (const evidence of snapshot.evidence) {
    for (const riskId of new Set(risksOf(evidence))) evidenceByRisk.set(riskId, [...(evidenceByRisk.get(riskId) ?? []), evidence]);
  }
  const rows = snapshot.risks.map((risk): RegisterRow => {
    const [latest, ...earlier] = facts.ratingsOf(risk.id);
    const evidence = evidenceByRisk.get(risk.id) ?? [];
    return {
      risk,
      stages: risk.stageIds.flatMap((id) => stageById.get(id) ?? []).sort((a, b) => a.order - b.order),
      rating: latest?.rating ?? null,
      score: latest ? ratingScore(latest.rating) : null,
      probability: latest?.rating.probability ?? null,
      consequence: latest ? worstConsequence(latest.rating.consequences) : null,
      history: (latest ? [latest, ...earlier] : []).map(({ rating, assessment }) => ({ rating, assessment })),
      decisions: evidence.filter((item) => item.kind === 'decision'),
      evidence,
    };
  });
  const rowById = new Map(rows.map((row) => [row.risk.id, row]));
  const grid = snapshot.stages.map((stage) => ({
    stage,
    cells: riskTypes.map((type): GridCell => {
      const risks = facts.risksAt(stage.id, type).flatMap((risk) => rowById.get(risk.id) ?? []);
      const reason = noRiskReason(stage, type);
      return { type, risks, reason, isOpen: risks.length === 0 && reason === undefined };
    }),
  }));
  return { rows, grid };
}

/** What was decided about a risk, in a few words: `Act: photo on delivery, done 3 Nov`. Empty while undecided. */
export function decisionWords({ decisions, rating }: Pick<RegisterRow, 'decisions' | 'rating'>): string {
  const latest = decisions.at(-1);
  const decision = latest?.details.decision ?? rating?.judgement ?? null;
  if (decision === null) return '';
  const word = decision === 'act' ? 'Act' : 'Tolerate';
  if (!latest) return word;
  const [action] = latest.details.actions;
  const more = decision === 'act' && action ? action.action : latest.details.reason;
  return more.trim() === '' ? `${word} (${evidenceReference(latest)})` : `${word}: ${more}`;
}
