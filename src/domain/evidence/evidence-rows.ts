import type { Evidence } from '../evidence.ts';
import { isFilled } from '../record.ts';
import { kinds } from './kinds.ts';
import type { Names, Row } from './row.ts';

/** The details as people read them, without the rows that nothing was written in. */
export function evidenceRows(of: Evidence, names: Names): readonly Row[] {
  return kinds[of.kind].toRows(of.details as never, names).filter(hasContent);
}

function hasContent(row: Row): boolean {
  switch (row.type) {
    case 'text':
      return isFilled(row.text);
    case 'list':
      return row.items.length > 0;
    case 'table':
      return row.rows.length > 0;
  }
}
