import { kindName, type EvidenceKind, evidenceKinds } from '../evidence.ts';
import type { Unit } from '../unit.ts';
import type { Decision } from './decisions.ts';
import { isSampled } from './rates.ts';

/** How many decisions there are, and how many of them were sampled. */
export interface Reached {
  readonly decisions: number;
  readonly sampled: number;
}

export interface ReachedTable {
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  /** By assessor; the last row is all of them together. */
  readonly rows: readonly { readonly key: string; readonly label: string; readonly cells: readonly Reached[]; readonly all: Reached }[];
}

/**
 * I17: how far the sampling has come, assessor by method or by point group. A decision counts in every method by which its
 * point was claimed, and once in the row's total. Columns without a decision are left out.
 */
export function reachedTable(unit: Unit, decisions: readonly Decision[], by: 'method' | 'group'): ReachedTable {
  const columns = (
    by === 'method'
      ? evidenceKinds.map((kind: EvidenceKind) => ({
          key: kind as string,
          label: kindName(kind),
          holds: ({ methods }: Decision) => methods.includes(kind),
        }))
      : unit.groups.map((group) => ({ key: group.id, label: group.id, holds: ({ groupId }: Decision) => groupId === group.id }))
  ).filter(({ holds }) => decisions.some(holds));
  const row = (key: string, label: string, own: readonly Decision[]) => ({
    key,
    label,
    cells: columns.map(({ holds }) => countReached(own.filter(holds))),
    all: countReached(own),
  });
  const names = new Map(decisions.map(({ assessor, assessorName }) => [assessor, assessorName]));
  return {
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows: [
      ...[...names]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, name]) =>
          row(
            key,
            name,
            decisions.filter(({ assessor }) => assessor === key),
          ),
        ),
      ...(names.size > 1 ? [row('', 'All assessors', decisions)] : []),
    ],
  };
}

/** Whole per cent, rounded down, so that 100 % means all. */
export function percentReached({ decisions, sampled }: Reached): number {
  return decisions === 0 ? 0 : Math.floor((sampled * 100) / decisions);
}

function countReached(decisions: readonly Decision[]): Reached {
  return { decisions: decisions.length, sampled: decisions.filter(isSampled).length };
}
