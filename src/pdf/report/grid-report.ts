import type { PointCoverage } from '../../domain/coverage/cover-unit.ts';
import { inReferenceOrder, type Mention, mentionOf, type ReportContext } from './report-context.ts';

export interface GridPointReport {
  readonly id: string;
  /** Word for word from the unit. */
  readonly statement: string;
  readonly mentions: readonly Mention[];
  /** What stands there when nothing is claimed. */
  readonly empty: string;
}

export interface GridReport {
  readonly type: 'grid';
  readonly parts: readonly {
    readonly id: string;
    readonly title: string;
    readonly instruction: string;
    readonly tally: string;
    readonly groups: readonly { readonly id: string; readonly statement: string; readonly points: readonly GridPointReport[] }[];
  }[];
}

/** The unit's own grid: its three parts, its words, and where the evidence of each point is. */
export function gridReport({ unit, coverage }: ReportContext): GridReport {
  return {
    type: 'grid',
    parts: unit.parts.map((part) => {
      const tally = coverage.parts.find(({ id }) => id === part.id);
      return {
        id: part.id,
        title: part.title,
        instruction: part.instruction,
        tally: tally ? `${tally.evidenced} of ${tally.needed} points evidenced` : '',
        groups: unit.groups
          .filter((group) => group.part === part.id)
          .map((group) => ({
            id: group.id,
            statement: group.statement,
            points: coverage.points.filter(({ point }) => point.group === group.id).map(pointReport),
          })),
      };
    }),
  };
}

function pointReport({ point, claims, isNeeded }: PointCoverage): GridPointReport {
  return {
    id: point.id,
    statement: point.statement,
    mentions: inReferenceOrder(claims, ({ evidence }) => evidence).map(({ evidence, locator }) => mentionOf(evidence, locator)),
    empty: isNeeded ? 'No evidence yet' : 'Not needed: enough others are evidenced',
  };
}
