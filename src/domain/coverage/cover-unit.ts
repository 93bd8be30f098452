import { evidenceReference, type Evidence } from '../evidence.ts';
import type { Judgement } from '../judgement.ts';
import type { Snapshot } from '../snapshot.ts';
import { neededCount, partIds, type Unit, type UnitGroup, type UnitPoint } from '../unit.ts';
import { describeRule, evaluateRule } from './coverage-operations.ts';
import { createFacts } from './facts.ts';
import type { Gap } from './operation.ts';

/** A claim on a point, with the evidence that makes it. */
export interface PointClaim {
  readonly evidence: Evidence;
  readonly locator: string;
}

export interface RuleFinding {
  readonly description: string;
  readonly summary: string;
  readonly isSatisfied: boolean;
}

/** What is known of one point. Three facts, never merged: claimed, sufficient, judged. */
export interface PointCoverage {
  readonly point: UnitPoint;
  readonly claims: readonly PointClaim[];
  /** C3: a piece of evidence that is ready claims the point. */
  readonly isClaimed: boolean;
  /** C4: no rule of the point finds a gap. */
  readonly isSufficient: boolean;
  /** C5: claimed and sufficient. Not a judgement. */
  readonly isEvidenced: boolean;
  /** C6: false when the point's group has as many other points evidenced as it needs. */
  readonly isNeeded: boolean;
  readonly rules: readonly RuleFinding[];
  /** What is missing, claims included; empty when evidenced. */
  readonly gaps: readonly Gap[];
  /** Evidence that bears the rules out, whether it claims the point or not. */
  readonly support: readonly Evidence[];
  /** The assessor's latest decision. */
  readonly judgement: Judgement | null;
}

export interface PartCoverage {
  readonly id: (typeof partIds)[number];
  readonly title: string;
  readonly needed: number;
  readonly evidenced: number;
}

export interface UnitCoverage {
  readonly points: readonly PointCoverage[];
  readonly byPoint: ReadonlyMap<string, PointCoverage>;
  readonly parts: readonly PartCoverage[];
  readonly needed: number;
  readonly evidenced: number;
}

/** How far a portfolio covers a unit. Pure; linear in the portfolio's size. */
export function coverUnit(unit: Unit, snapshot: Snapshot): UnitCoverage {
  const facts = createFacts(snapshot);
  const claims = claimsByPoint(snapshot.evidence);
  const judgements = new Map([...snapshot.judgements].sort(oldestFirst).map((judgement) => [judgement.pointId, judgement]));

  const found = unit.points.map((point) => {
    const outcomes = point.rules.map((rule) => ({ rule, outcome: evaluateRule(rule, facts) }));
    const pointClaims = claims.get(point.id) ?? [];
    const isClaimed = pointClaims.some(({ evidence }) => evidence.status === 'ready');
    const isSufficient = outcomes.every(({ outcome }) => outcome.gaps.length === 0);
    return { point, outcomes, pointClaims, isClaimed, isSufficient, isEvidenced: isClaimed && isSufficient };
  });

  const evidencedInGroup = new Map(
    unit.groups.map((group) => [group.id, found.filter(({ point, isEvidenced }) => point.group === group.id && isEvidenced).length]),
  );
  const countOf = (group: UnitGroup) => Math.min(evidencedInGroup.get(group.id) ?? 0, group.needed ?? Infinity);
  const needs = new Map(unit.groups.map((group) => [group.id, group.needed]));
  const points = found.map(({ point, outcomes, pointClaims, isClaimed, isSufficient, isEvidenced }): PointCoverage => {
    const ruleGaps = outcomes.flatMap(({ outcome }) => outcome.gaps);
    const support = unique(outcomes.flatMap(({ outcome }) => outcome.support));
    const needed = needs.get(point.group);
    return {
      point,
      claims: pointClaims,
      isClaimed,
      isSufficient,
      isEvidenced,
      isNeeded: isEvidenced || needed === undefined || (evidencedInGroup.get(point.group) ?? 0) < needed,
      rules: outcomes.map(({ rule, outcome }) => ({
        description: describeRule(rule),
        summary: outcome.summary,
        isSatisfied: outcome.gaps.length === 0,
      })),
      gaps: isClaimed ? ruleGaps : [...ruleGaps, claimGap(point, pointClaims, support)],
      support,
      judgement: judgements.get(point.id) ?? null,
    };
  });
  const parts = unit.parts.map(({ id, title }) => {
    const groups = unit.groups.filter((group) => group.part === id);
    return { id, title, needed: neededCount(unit, id), evidenced: groups.reduce((sum, group) => sum + countOf(group), 0) };
  });
  return {
    points,
    byPoint: new Map(points.map((point) => [point.point.id, point])),
    parts,
    needed: neededCount(unit),
    evidenced: parts.reduce((sum, part) => sum + part.evidenced, 0),
  };
}

/** Ids settle the order of judgements of the same instant, so that every device shows the same one. */
function oldestFirst(a: Judgement, b: Judgement): number {
  if (a.judgedAt !== b.judgedAt) return a.judgedAt < b.judgedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function claimsByPoint(evidence: readonly Evidence[]): ReadonlyMap<string, readonly PointClaim[]> {
  const byPoint = new Map<string, PointClaim[]>();
  for (const item of evidence) {
    for (const claim of item.claims) {
      const list = byPoint.get(claim.pointId) ?? [];
      list.push({ evidence: item, locator: claim.locator });
      byPoint.set(claim.pointId, list);
    }
  }
  return byPoint;
}

/** C3: says what the shortest way to a claim by ready evidence is. */
function claimGap(point: UnitPoint, claims: readonly PointClaim[], support: readonly Evidence[]): Gap {
  const [draft] = claims;
  if (draft) {
    const reference = evidenceReference(draft.evidence);
    return {
      sentence: `${reference} claims ${point.id}, but it is still a draft.`,
      remedy: 'Finish it and mark it as ready.',
      place: { screen: 'evidence', evidenceId: draft.evidence.id, field: 'status' },
      button: `Open ${reference}`,
      minutes: 2,
    };
  }
  const able = support.find((evidence) => evidence.status === 'ready') ?? support[0];
  if (able) {
    const reference = evidenceReference(able);
    return {
      sentence: `No evidence claims ${point.id} yet. ${reference} could.`,
      remedy: `Claim ${point.id} with it, and say where to look.`,
      place: { screen: 'evidence', evidenceId: able.id, field: 'claims' },
      button: `Open ${reference}`,
      minutes: 1,
    };
  }
  return {
    sentence: `No evidence claims ${point.id} yet.`,
    remedy: 'Open a piece of evidence that shows it, and claim the point there.',
    place: { screen: 'coverage', pointId: point.id },
    button: 'Open point',
    minutes: 2,
  };
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
