import type { Evidence, EvidenceKind, EvidenceOf } from '../evidence.ts';
import type { Rating } from '../evidence/assessment.ts';
import type { Stage } from '../process.ts';
import { isFilled } from '../record.ts';
import type { Risk, RiskType } from '../risk.ts';
import type { RiskMethod } from '../risk-method.ts';
import type { Snapshot } from '../snapshot.ts';

/** The latest rating of a risk, and the assessment that holds it. */
export interface LatestRating {
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
  readonly evidenceById: ReadonlyMap<string, Evidence>;
  ofKind<K extends EvidenceKind>(kind: K): readonly EvidenceOf<K>[];
  /** Risks of one type at one stage, described or not. */
  risksAt(stageId: string, type: RiskType): readonly Risk[];
  /** Ratings of one risk, newest assessment first. Empty while it was never rated. */
  ratingsOf(riskId: string): readonly LatestRating[];
  /** Ids that point at risks that still exist. */
  existing(riskIds: readonly string[]): readonly string[];
  /** Communications to customers or staff, by the risks that they are about. */
  communicationsTo(audience: 'customers' | 'staff'): ReadonlyMap<string, readonly EvidenceOf<'communication'>[]>;
}

/** C9: a risk is identified once something is written of what may happen or of its source. */
export function isIdentified(risk: Risk): boolean {
  return [risk.title, risk.event, risk.hazard].some(isFilled);
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

  const risksAt = new Map<string, Risk[]>();
  for (const risk of snapshot.risks) {
    for (const stageId of risk.stageIds) if (risk.type !== null) push(risksAt, `${stageId} ${risk.type}`, risk);
  }

  const ofKind = <K extends EvidenceKind>(kind: K) => (byKind.get(kind) ?? []) as readonly Evidence[] as readonly EvidenceOf<K>[];
  const ratings = new Map<string, LatestRating[]>();
  for (const assessment of [...ofKind('assessment')].sort(newestFirst)) {
    assessment.details.rows.forEach((rating, index) => {
      if (riskById.has(rating.riskId)) push(ratings, rating.riskId, { rating, index, assessment });
    });
  }

  const communications = { customers: new Map<string, EvidenceOf<'communication'>[]>(), staff: new Map<string, EvidenceOf<'communication'>[]>() };
  for (const communication of ofKind('communication')) {
    const { audience, riskIds } = communication.details;
    if (audience === null) continue;
    for (const riskId of new Set(riskIds)) if (riskById.has(riskId)) push(communications[audience], riskId, communication);
  }

  return {
    snapshot,
    method: snapshot.portfolio.method,
    stages: snapshot.stages,
    risks: snapshot.risks,
    riskById,
    evidenceById: new Map(snapshot.evidence.map((evidence) => [evidence.id, evidence])),
    ofKind,
    risksAt: (stageId, type) => risksAt.get(`${stageId} ${type}`) ?? [],
    ratingsOf: (riskId) => ratings.get(riskId) ?? [],
    existing: (riskIds) => riskIds.filter((riskId) => riskById.has(riskId)),
    communicationsTo: (audience) => communications[audience],
  };
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
