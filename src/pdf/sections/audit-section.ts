import type { Block } from '../document/flow/context.ts';
import type { Inline } from '../document/flow/inline.ts';
import { table } from '../document/flow/table.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { AuditEntry, AuditReport } from '../report/audit-report.ts';
import { BETWEEN, emptySection, sectionStart } from './section-blocks.ts';

/** Who did what and when, day by day. */
export function auditSection({ days, count }: AuditReport): Block[] {
  if (count === 0) return emptySection('audit', 'Nothing has been logged.');
  return [
    ...sectionStart(
      'audit',
      `${count} ${count === 1 ? 'entry' : 'entries'}, oldest first. Long values are cut here; the portfolio’s data inside this PDF holds them all.`,
    ),
    table({
      size: 8,
      columns: [
        { header: 'Day', points: 92, isRowHeader: true },
        { header: 'What was done, when and by whom', weight: 1 },
      ],
      rows: days.map(({ day, entries }) => [day, entries.flatMap(entryLine)]),
    }),
  ];
}

function entryLine({ time, who, what, changes }: AuditEntry, index: number): Inline[] {
  return [
    { text: `${index === 0 ? '' : '\n'}${time}\u2002`, color: COLORS.muted },
    `${who}: ${what}`,
    ...(changes === '' ? [] : [{ text: `${BETWEEN}${changes}`, color: COLORS.muted }]),
  ];
}
