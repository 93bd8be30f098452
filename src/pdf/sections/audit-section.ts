import type { Block } from '../document/flow/context.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { AuditReport } from '../report/audit-report.ts';
import { emptySection, sectionStart } from './section-blocks.ts';

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
        { header: 'Time', points: 38 },
        { header: 'Who', weight: 1 },
        { header: 'What', weight: 1.6, isRowHeader: true, bold: false },
        { header: 'Changes', weight: 3.4 },
      ],
      rows: days.flatMap(({ day, entries }): TableCell[][] => [
        [day],
        ...entries.map(({ time, who, what, changes }): TableCell[] => [
          { content: time, color: COLORS.muted },
          who,
          what,
          { content: changes === '' ? '–' : changes, color: COLORS.muted },
        ]),
      ]),
    }),
  ];
}
