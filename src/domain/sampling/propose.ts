import { groupBy } from '../../lib/group-by.ts';
import type { SampleReason } from '../sampling.ts';
import type { Decision } from './decisions.ts';
import type { AssessorSampling } from './rates.ts';
import { targetsOf, type Target } from './targets.ts';

/** Something that the machine proposes to sample. The IQA decides. */
export interface ProposedSample {
  readonly portfolioId: string;
  readonly candidate: string;
  readonly stage: 'interim' | 'summative';
  readonly reason: SampleReason;
  readonly pointIds: readonly string[];
  readonly evidenceIds: readonly string[];
  readonly why: string;
}

/** A decision that a plan names already, or that was sampled: looked at in any case. */
export interface Chosen {
  readonly portfolioId: string;
  readonly pointId: string;
}

/**
 * I15: the fewest decisions, found greedily, so that together with those sampled and those in the plan every assessor,
 * candidate, method, point group and workplace is looked at, and each assessor's rate is reached. `seed` settles ties:
 * the same caseload, plan and seed give the same proposal, on every device.
 */
export function proposeSample(
  decisions: readonly Decision[],
  assessors: readonly AssessorSampling[],
  alreadySampled: readonly Chosen[],
  seed: number,
): readonly ProposedSample[] {
  const chosen = new Set(alreadySampled.map(keyOf));
  const isChosen = (decision: Decision) => decision.samples.length > 0 || chosen.has(keyOf(decision));
  const hasSites = new Set(decisions.map(({ site }) => site).filter((site) => site !== '')).size > 1;
  const targets = new Map(decisions.map((decision) => [decision, targetsOf(decision, hasSites)]));
  const open = new Set([...targets.values()].flat().map(({ key }) => key));
  const missing = new Map(assessors.map(({ assessor, wanted }) => [assessor, wanted]));
  const perPortfolio = new Map<string, number>();
  const take = (decision: Decision) => {
    for (const { key } of targets.get(decision) ?? []) open.delete(key);
    missing.set(decision.assessor, (missing.get(decision.assessor) ?? 0) - 1);
    perPortfolio.set(decision.portfolioId, (perPortfolio.get(decision.portfolioId) ?? 0) + 1);
  };
  for (const decision of decisions) if (isChosen(decision)) take(decision);

  const picks: Pick[] = [];
  const rest = new Map(decisions.filter((decision) => !isChosen(decision)).map((decision) => [decision, tieBreak(decision, seed)]));
  for (;;) {
    let best: { readonly decision: Decision; readonly score: number; readonly tie: number } | null = null;
    for (const [decision, tie] of rest) {
      const weight = (targets.get(decision) ?? []).reduce((sum, target) => sum + (open.has(target.key) ? target.weight : 0), 0);
      const isBelowRate = (missing.get(decision.assessor) ?? 0) > 0;
      if (weight < 1 && !isBelowRate) continue;
      const score = weight + (isBelowRate ? 1 : 0) - (perPortfolio.get(decision.portfolioId) ?? 0) / 100;
      if (best === null || score > best.score || (score === best.score && tie < best.tie)) best = { decision, score, tie };
    }
    if (best === null) return inRows(picks, assessors);
    const { decision } = best;
    picks.push({ decision, targets: (targets.get(decision) ?? []).filter(({ key, weight }) => weight >= 1 && open.has(key)) });
    take(decision);
    rest.delete(decision);
  }
}

interface Pick {
  readonly decision: Decision;
  /** What this pick is the first to look at; none when it only fills the rate. */
  readonly targets: readonly Target[];
}

/** One row for each portfolio, those that the assessor has signed first, then in the order in which they were found. */
function inRows(picks: readonly Pick[], assessors: readonly AssessorSampling[]): readonly ProposedSample[] {
  const rows = [...groupBy(picks, ({ decision }) => decision.portfolioId).values()].map((own): ProposedSample => {
    const [first] = own;
    const strongest = own.flatMap(({ targets }) => targets).sort((a, b) => b.weight - a.weight);
    const words = [...new Set(strongest.map(({ why }) => why))];
    const rate = assessors.find(({ assessor }) => assessor === first.decision.assessor)?.rate;
    return {
      portfolioId: first.decision.portfolioId,
      candidate: first.decision.candidate,
      stage: first.decision.isFinal ? 'summative' : 'interim',
      reason: strongest[0]?.reason ?? 'assessor',
      pointIds: own.map(({ decision }) => decision.pointId).sort(byNumber),
      evidenceIds: [...new Set(own.flatMap(({ decision }) => decision.evidenceIds))],
      why: words.length > 0 ? words.slice(0, 4).join(' ') : `Towards ${rate?.percent ?? 0} % of ${first.decision.assessorName}’s decisions.`,
    };
  });
  return rows.sort((a, b) => Number(b.stage === 'summative') - Number(a.stage === 'summative'));
}

function keyOf({ portfolioId, pointId }: Chosen): string {
  return `${portfolioId} ${pointId}`;
}

/** FNV-1a over seed and decision: spreads ties evenly, and alike on every device. */
function tieBreak(decision: Decision, seed: number): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed} ${keyOf(decision)}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

const numbers = new Intl.Collator('en-GB', { numeric: true });
function byNumber(a: string, b: string): number {
  return numbers.compare(a, b);
}
