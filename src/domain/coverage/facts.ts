import type { Evidence, EvidenceKind, EvidenceOf } from '../evidence.ts';
import { risksOf } from '../evidence/named-risks.ts';
import type { Rating } from '../evidence/assessment.ts';
import type { Stage } from '../process.ts';
import { isFilled } from '../record.ts';
import type { Risk, RiskType } from '../risk.ts';
import type { RiskMethod } from '../risk-method.ts';
import type { Snapshot } from '../snapshot.ts';

/** A risk as rated in one formal assessment. */
export interface RatedRow {
  readonly risk: Risk;
  readonly rating: Rating;
  /** Position of the row within its assessment. */
  readonly index: number;
  readonly assessment: EvidenceOf<'assessment'>;
}

/** A snapshot arranged for the rules: built once, in time linear in the portfolio's size. */
export interface Facts {
  readonly snapshot: Snapshot;
  readonly method: RiskMethod;
  readonly stages: readonly Stage[];
  readonly risks: readonly Risk[];
  readonly riskById: ReadonlyMap<string, Risk>;
  ofKind<K extends EvidenceKind>(kind: K): readonly EvidenceOf<K>[];
  /** Risks of one type at one stage, described or not. */
  risksAt(stageId: string, type: RiskType): readonly Risk[];
  /** Risks that a piece of evidence speaks of and that still exist, each once. */
  risksIn(evidence: Evidence): readonly Risk[];
  /** Rows of a formal assessment whose risk still exists, in its order. */
  rowsOf(assessment: EvidenceOf<'assessment'>): readonly RatedRow[];
  /** C2: ratings of one risk, newest assessment first. Empty while it was never rated. */
  ratingsOf(riskId: string): readonly RatedRow[];
  /** Communications to customers or staff, by the ids of the risks that they are about. */
  communicationsTo(audience: 'customers' | 'staff'): ReadonlyMap<string, readonly EvidenceOf<'communication'>[]>;
}

/** C9: a risk is identified once something is written of what may happen or of its source. */
export function isIdentified(risk: Risk): boolean {
  return isFilled(risk.event) || isFilled(risk.title) || isFilled(risk.hazard);
}

/** C17: true for a step that the organisation's method has; null is not answered, and 5 is no step of a 3×3 method. */
export function isStep(method: RiskMethod, step: number | null): boolean {
  return step !== null && step <= method.size;
}

/** C1: ids that point at a deleted record count as absent. */
export function createFacts(snapshot: Snapshot): Facts {
  const riskById = new Map(snapshot.risks.map((risk) => [risk.id, risk]));
  const byKind = new Map<EvidenceKind, Evidence[]>();
  for (const evidence of snapshot.evidence) push(byKind, evidence.kind, evidence);
  const ofKind = <K extends EvidenceKind>(kind: K) => (byKind.get(kind) ?? []) as readonly Evidence[] as readonly EvidenceOf<K>[];

  const risksAt = new Map<string, Map<RiskType, Risk[]>>();
  for (const risk of snapshot.risks) {
    if (risk.type === null) continue;
    for (const stageId of risk.stageIds) {
      const byType = risksAt.get(stageId) ?? new Map<RiskType, Risk[]>();
      risksAt.set(stageId, byType);
      push(byType, risk.type, risk);
    }
  }

  // Ids are looked up here once for all rules: in a large portfolio that is most of the work.
  const risksIn = new Map<Evidence, readonly Risk[]>();
  for (const evidence of snapshot.evidence) {
    risksIn.set(evidence, [...new Set(risksOf(evidence).flatMap((riskId) => riskById.get(riskId) ?? []))]);
  }
  const rows = new Map<Evidence, readonly RatedRow[]>();
  const ratings = new Map<string, RatedRow[]>();
  for (const assessment of [...ofKind('assessment')].sort(newestFirst)) {
    const rated = ratedRows(assessment, riskById);
    rows.set(assessment, rated);
    for (const row of rated) push(ratings, row.risk.id, row);
  }

  const communications = { customers: new Map<string, EvidenceOf<'communication'>[]>(), staff: new Map<string, EvidenceOf<'communication'>[]>() };
  for (const communication of ofKind('communication')) {
    const { audience } = communication.details;
    if (audience !== null) for (const risk of risksIn.get(communication) ?? []) push(communications[audience], risk.id, communication);
  }

  return {
    snapshot,
    method: snapshot.portfolio.method,
    stages: snapshot.stages,
    risks: snapshot.risks,
    riskById,
    ofKind,
    risksAt: (stageId, type) => risksAt.get(stageId)?.get(type) ?? [],
    risksIn: (evidence) => risksIn.get(evidence) ?? [],
    rowsOf: (assessment) => rows.get(assessment) ?? [],
    ratingsOf: (riskId) => ratings.get(riskId) ?? [],
    communicationsTo: (audience) => communications[audience],
  };
}

function ratedRows(assessment: EvidenceOf<'assessment'>, riskById: ReadonlyMap<string, Risk>): readonly RatedRow[] {
  const rows: RatedRow[] = [];
  assessment.details.rows.forEach((rating, index) => {
    const risk = riskById.get(rating.riskId);
    if (risk) rows.push({ risk, rating, index, assessment });
  });
  return rows;
}

/** C2: the newest assessment counts: by the day of the activity, then by reference. One without a day is the oldest. */
function newestFirst(a: Evidence, b: Evidence): number {
  if (a.activityDate !== b.activityDate) return a.activityDate < b.activityDate ? 1 : -1;
  return b.number - a.number;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
