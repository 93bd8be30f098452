import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverUnit, type UnitCoverage } from '../../../src/domain/coverage/cover-unit.ts';
import type { EvidenceKind } from '../../../src/domain/evidence.ts';
import type { Snapshot } from '../../../src/domain/snapshot.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { arbitraryPortfolio } from '../../support/arbitrary-portfolio.ts';
import { allPoints } from '../../support/all-points.ts';
import { completePortfolio } from '../../support/complete-portfolio.ts';

const snapshots = arbitraryPortfolio.map((builder): Snapshot => builder.snapshot());

/** What must not depend on the order of lists. Which of several like gaps is named first may. */
function essence({ points, needed, evidenced, parts }: UnitCoverage) {
  return {
    needed,
    evidenced,
    parts,
    points: points.map(({ point, isClaimed, isSufficient, isEvidenced, isNeeded, gaps, rules, support, claims, judgement }) => ({
      id: point.id,
      isClaimed,
      isSufficient,
      isEvidenced,
      isNeeded,
      gapCount: gaps.length,
      rules,
      support: support.map((evidence) => evidence.id).toSorted(),
      claims: claims.map((claim) => claim.evidence.id).toSorted(),
      judgement,
    })),
  };
}

describe('laws of coverage', () => {
  test('the order of the lists has no meaning', () => {
    const shuffled = snapshots.chain((snapshot) =>
      fc
        .record({
          stages: shuffle(snapshot.stages),
          risks: shuffle(snapshot.risks),
          evidence: shuffle(snapshot.evidence),
          judgements: shuffle(snapshot.judgements),
        })
        .map((lists) => [snapshot, { ...snapshot, ...lists }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([snapshot, other]) => {
        expect(essence(coverUnit(unit311, other))).toEqual(essence(coverUnit(unit311, snapshot)));
      }),
    );
  });

  test('a claim by ready evidence never lowers the count, and changes no rule', () => {
    const claimed = fc.tuple(arbitraryPortfolio, fc.constantFrom(...allPoints));
    fc.assert(
      fc.property(claimed, ([builder, pointId]) => {
        const before = coverUnit(unit311, builder.snapshot());
        const after = coverUnit(unit311, builder.evidence('observation', { claims: [pointId] }).snapshot());
        expect(after.evidenced).toBeGreaterThanOrEqual(before.evidenced);
        expect(after.byPoint.get(pointId)?.isClaimed).toBe(true);
        expect(after.points.map((point) => point.rules)).toEqual(before.points.map((point) => point.rules));
      }),
    );
  });

  test('taking a piece of evidence away changes only points that its kind bears on, or that it claims', () => {
    fc.assert(
      fc.property(snapshots, fc.nat(), (snapshot, pick) => {
        const gone = snapshot.evidence[pick % Math.max(1, snapshot.evidence.length)];
        fc.pre(gone !== undefined);
        const changed = changedPoints(snapshot, { ...snapshot, evidence: snapshot.evidence.filter((evidence) => evidence !== gone) });
        const concerned = new Set([...pointsOfKind[gone.kind], ...gone.claims.map((claim) => claim.pointId)]);
        expect(changed.filter((id) => !concerned.has(id))).toEqual([]);
      }),
    );
  });

  test('taking a stage away changes only the points about stages', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const changed = changedPoints(snapshot, { ...snapshot, stages: snapshot.stages.slice(1) });
        expect(changed.filter((id) => !/^311\.1\.[1-5]$/.test(id))).toEqual([]);
      }),
    );
  });

  test('taking a risk away changes nothing about the process, the groups or the knowledge', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const changed = changedPoints(snapshot, { ...snapshot, risks: snapshot.risks.slice(1) });
        expect(changed.filter((id) => /^3[abc]$|^311\.1\.1$|^311\.3\./.test(id))).toEqual([]);
      }),
    );
  });

  test('a judgement changes no rule, no claim and no count', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        expect(changedPoints(snapshot, { ...snapshot, judgements: [] })).toEqual([]);
      }),
    );
  });

  test('a point is evidenced exactly when it has no gap, and that is when it is claimed and sufficient', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const { points } = coverUnit(unit311, snapshot);
        expect(points.filter((point) => point.isEvidenced !== (point.gaps.length === 0))).toEqual([]);
        expect(points.filter((point) => point.isEvidenced !== (point.isClaimed && point.isSufficient))).toEqual([]);
      }),
    );
  });

  test('the count is that of the parts, and between none and what is needed', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const { parts, needed, evidenced } = coverUnit(unit311, snapshot);
        expect(parts.reduce((sum, part) => sum + part.evidenced, 0)).toBe(evidenced);
        expect(parts.every((part) => part.evidenced <= part.needed)).toBe(true);
        expect(needed).toBe(28);
      }),
    );
  });

  test('every single record of a complete portfolio matters where its rules say', () => {
    const snapshot = completePortfolio().snapshot();
    const without = (kind: EvidenceKind) =>
      evidencedPoints({ ...snapshot, evidence: snapshot.evidence.filter((evidence) => evidence.kind !== kind) });
    const missing = (kind: EvidenceKind) => allPoints.filter((id) => !without(kind).includes(id));
    expect(missing('process')).toEqual(['311.1.1']);
    expect(missing('everyday')).toEqual(['1a']);
    expect(missing('assessment')).toEqual([
      '1b',
      '2a',
      '2b',
      '2c',
      '2d',
      '311.1.2',
      '311.1.3',
      '311.1.4',
      '311.1.5',
      '311.2.1',
      '311.2.2',
      '311.2.3',
    ]);
    expect(missing('discussion')).toEqual(['1c', '3a', '3b', '3c', '311.2.4']);
    expect(missing('decision')).toEqual(['4a', '4b', '311.2.5']);
    expect(missing('communication')).toEqual(['311.1.6', '311.1.7']);
    expect(missing('knowledge')).toEqual(['311.3.1', '311.3.2', '311.3.3', '311.3.4', '311.3.5']);
    expect(missing('testimony')).toEqual([]);
  });
});

/** Points whose rules look at evidence of a kind. */
const pointsOfKind: Readonly<Record<EvidenceKind, readonly string[]>> = {
  process: ['311.1.1'],
  everyday: ['1a', '311.1.2', '311.1.3', '311.1.4', '311.1.5'],
  assessment: ['1b', '2a', '2b', '2c', '2d', '311.1.2', '311.1.3', '311.1.4', '311.1.5', '311.2.1', '311.2.2', '311.2.3'],
  discussion: ['1c', '3a', '3b', '3c', '311.1.2', '311.1.3', '311.1.4', '311.1.5', '311.2.4'],
  decision: ['4a', '4b', '311.2.5'],
  communication: ['311.1.6', '311.1.7'],
  knowledge: ['311.3.1', '311.3.2', '311.3.3', '311.3.4', '311.3.5'],
  testimony: [],
  observation: [],
  'professional-discussion': [],
  'work-product': [],
  reflective: [],
};

/** Points that differ; whether a sister of their group is needed (C6) and what is judged do not count. */
function changedPoints(before: Snapshot, after: Snapshot): readonly string[] {
  const [old, now] = [before, after].map((snapshot) =>
    essence(coverUnit(unit311, snapshot)).points.map((point) => JSON.stringify({ ...point, isNeeded: null, judgement: null })),
  );
  return allPoints.filter((_, index) => old?.[index] !== now?.[index]);
}

function evidencedPoints(snapshot: Snapshot): readonly string[] {
  return coverUnit(unit311, snapshot)
    .points.filter((point) => point.isEvidenced)
    .map((point) => point.point.id);
}

function shuffle<T>(list: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}
