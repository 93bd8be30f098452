import type { Evidence, EvidenceKind, EvidenceOf } from '../evidence.ts';
import type { Rating } from '../evidence/assessment.ts';
import type { Stage } from '../process.ts';
import type { Risk, RiskType } from '../risk.ts';
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
  readonly stages: readonly Stage[];
  readonly risks: readonly Risk[];
  readonly riskById: ReadonlyMap<string, Risk>;
  readonly evidenceById: ReadonlyMap<string, Evidence>;
  ofKind<K extends EvidenceKind>(kind: K): readonly EvidenceOf<K>[];
  /** Risks of one type at one stage. */
  risksAt(stageId: string, type: RiskType): readonly Risk[];
  /** Ratings of one risk, newest assessment first. Empty while it was never rated. */
  ratingsOf(riskId: string): readonly LatestRating[];
  /** Ids that point at risks that still exist. */
  existing(riskIds: readonly string[]): readonly string[];
  /** Risks that were told to customers or staff, with the evidence that tells so. */
  told(audience: 'customers' | 'staff'): ReadonlyMap<string, readonly string[]>;
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

  const told = { customers: new Map<string, string[]>(), staff: new Map<string, string[]>() };
  for (const communication of ofKind('communication')) {
    const { audience, riskIds } = communication.details;
    if (audience !== null) for (const riskId of riskIds) push(told[audience], riskId, communication.id);
  }

  return {
    snapshot,
    stages: snapshot.stages,
    risks: snapshot.risks,
    riskById,
    evidenceById: new Map(snapshot.evidence.map((evidence) => [evidence.id, evidence])),
    ofKind,
    risksAt: (stageId, type) => risksAt.get(`${stageId} ${type}`) ?? [],
    ratingsOf: (riskId) => ratings.get(riskId) ?? [],
    existing: (riskIds) => riskIds.filter((riskId) => riskById.has(riskId)),
    told: (audience) => told[audience],
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
