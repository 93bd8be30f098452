import { joinPoints, type Mention, mentionOf, type ReportContext } from './report-context.ts';

interface StandardStatement {
  readonly id: string;
  readonly statement: string;
  readonly points: string;
  readonly mentions: readonly Mention[];
}

export interface StandardReport {
  readonly type: 'standard';
  readonly standard: string;
  readonly performance: readonly StandardStatement[];
  readonly knowledge: readonly StandardStatement[];
}

/** The national standard behind the unit: for each statement the points that answer it, and their evidence. */
export function standardReport({ unit, coverage, evidence }: ReportContext): StandardReport {
  const statements = unit.standard.statements.map(({ id, statement, points }): StandardStatement => {
    const claiming = new Set(points.flatMap((point) => coverage.byPoint.get(point)?.claims.map((claim) => claim.evidence.id) ?? []));
    return {
      id,
      statement,
      points: joinPoints(unit, points),
      mentions: evidence.filter((item) => claiming.has(item.id)).map((item) => mentionOf(item)),
    };
  });
  return {
    type: 'standard',
    standard: `${unit.standard.id} ${unit.standard.title}`,
    performance: statements.filter(({ id }) => id.startsWith('P')),
    knowledge: statements.filter(({ id }) => id.startsWith('K')),
  };
}
