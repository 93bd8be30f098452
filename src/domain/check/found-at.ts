import { evidenceReference, type Evidence } from '../evidence.ts';
import type { Found } from './finding.ts';

/** A finding at one field of a piece of evidence. `about` tells it apart from others of the same check in the same evidence. */
export function foundAt(evidence: Evidence, about: string, what: string, field: string): Found {
  return {
    about: `${evidence.id} ${about}`,
    what,
    where: evidenceReference(evidence),
    place: { screen: 'evidence', evidenceId: evidence.id, field },
  };
}
