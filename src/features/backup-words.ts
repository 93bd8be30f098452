import { MOST_CHANGES } from '../storage/backup-facts.ts';

/** `1 change`, `12 changes`, `more than 99 changes`. */
export function changesWords(changes: number): string {
  if (changes > MOST_CHANGES) return `more than ${MOST_CHANGES} changes`;
  return changes === 1 ? '1 change' : `${changes} changes`;
}
