import type { Evidence } from '../evidence.ts';

/** Ids of the risks that this evidence speaks of. */
export function risksOf(of: Evidence): readonly string[] {
  switch (of.kind) {
    case 'assessment':
      return of.details.rows.map((row) => row.riskId);
    case 'decision':
      return of.details.riskId === '' ? [] : [of.details.riskId];
    case 'everyday':
    case 'discussion':
    case 'communication':
    case 'testimony':
    case 'work-product':
    case 'reflective':
      return of.details.riskIds;
    case 'process':
    case 'knowledge':
    case 'observation':
    case 'professional-discussion':
      return [];
  }
}
