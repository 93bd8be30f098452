import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverUnit } from '../../../src/domain/coverage/cover-unit.ts';
import { suggestedClaims } from '../../../src/domain/coverage/next-actions.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Place } from '../../../src/domain/place.ts';
import type { Snapshot } from '../../../src/domain/snapshot.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { allPoints } from '../../support/all-points.ts';
import { arbitraryPortfolio } from '../../support/arbitrary-portfolio.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';

const snapshots = arbitraryPortfolio.map((builder): Snapshot => builder.snapshot());

describe('laws of gaps', () => {
  test('every gap leads somewhere that exists, and is told in sentences', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const gaps = coverUnit(unit311, snapshot).points.flatMap((point) => point.gaps);
        expect(gaps.filter((gap) => !exists(gap.place, snapshot))).toEqual([]);
        expect(gaps.flatMap((gap) => [gap.sentence, gap.remedy]).filter((words) => !/^\S.*\.$/.test(words))).toEqual([]);
        expect(gaps.filter((gap) => gap.button === '' || gap.minutes <= 0)).toEqual([]);
      }),
    );
  });

  test('whatever is suggested can be claimed, and is not suggested again', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const coverage = coverUnit(unit311, snapshot);
        const evidence = snapshot.evidence.map((item) => ({
          ...item,
          claims: [...item.claims, ...suggestedClaims(coverage, item.id).map((pointId) => ({ pointId, locator: '' }))],
        }));
        const after = coverUnit(unit311, { ...snapshot, evidence });
        expect(snapshot.evidence.flatMap((item) => suggestedClaims(after, item.id))).toEqual([]);
      }),
    );
  });

  test('an empty portfolio has 29 points open, and each says what to do', () => {
    const { points, evidenced } = coverUnit(unit311, buildPortfolio().snapshot());
    expect(evidenced).toBe(0);
    expect(points).toHaveLength(29);
    expect(points.every((point) => point.gaps.length >= 2 && point.isNeeded)).toBe(true);
  });
});

/** Whether the record and the field that a place names are there. */
function exists(place: Place, snapshot: Snapshot): boolean {
  switch (place.screen) {
    case 'evidence': {
      const found = snapshot.evidence.find((evidence) => evidence.id === place.evidenceId);
      return found !== undefined && (place.field === undefined || hasField(found, place.field));
    }
    case 'register':
    case 'new-evidence':
      return place.riskId === undefined || snapshot.risks.some((risk) => risk.id === place.riskId);
    case 'register-grid':
    case 'process':
      return place.stageId === undefined || snapshot.stages.some((stage) => stage.id === place.stageId);
    case 'coverage':
      return allPoints.includes(place.pointId);
    case 'people':
    case 'check':
    case 'settings':
    case 'sign-off':
      break;
  }
  return false;
}

function hasField(record: Evidence, path: string): boolean {
  let value: unknown = record;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = Reflect.get(value, key);
  }
  return true;
}
