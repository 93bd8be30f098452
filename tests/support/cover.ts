import { coverUnit, type PointCoverage, type UnitCoverage } from '../../src/domain/coverage/cover-unit.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import type { PortfolioBuilder } from './build-portfolio.ts';

/** How far a portfolio covers unit 311. */
export function coverageOf(builder: PortfolioBuilder): UnitCoverage {
  return coverUnit(unit311, builder.snapshot());
}

/** What is known of one point of unit 311. */
export function pointOf(builder: PortfolioBuilder, pointId: string): PointCoverage {
  const point = coverageOf(builder).byPoint.get(pointId);
  if (!point) throw new Error(`Unit 311 has no point ${pointId}.`);
  return point;
}

/** Sentences of the gaps that the rules of a point find, without the one about its claim. */
export function ruleGaps(builder: PortfolioBuilder, pointId: string): readonly string[] {
  const { gaps, isClaimed } = pointOf(builder, pointId);
  return (isClaimed ? gaps : gaps.slice(0, -1)).map((gap) => gap.sentence);
}
