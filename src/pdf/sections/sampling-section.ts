import type { Block } from '../document/flow/context.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { note } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import type { SamplingReport } from '../report/sampling-report.ts';
import { emptySection, mentionLinks, orDash, sectionStart } from './section-blocks.ts';

/** What the quality assurers looked at. */
export function samplingSection({ samples, empty, reasons, notSampled }: SamplingReport): Block[] {
  if (samples.length === 0) return emptySection('sampling', empty);
  return [
    ...sectionStart('sampling', 'What the quality assurers looked at, and what they found.'),
    table({
      size: 9,
      columns: [
        { header: 'Date and by whom', points: 104, isRowHeader: true, bold: false },
        { header: 'Stage and reason', weight: 1.2 },
        { header: 'Points and evidence', weight: 1.4 },
        { header: 'Outcome', points: 84 },
        { header: 'Feedback', weight: 2, isTyped: true },
      ],
      rows: samples.map((sample): TableCell[] => [
        [sample.date, { text: `\n${sample.by}`, color: COLORS.muted }],
        `${sample.stage}\n${sample.reason}`,
        sample.points === ''
          ? mentionLinks(sample.mentions)
          : [sample.points, ...(sample.mentions.length === 0 ? [] : ['\n', ...mentionLinks(sample.mentions)])],
        {
          content: [
            { text: sample.outcome, bold: true },
            ...(sample.action === '' ? [] : [{ text: `\n${sample.action}`, size: SIZES.small, color: COLORS.muted }]),
          ],
        },
        orDash(sample.feedback),
      ]),
    }),
    note([reasons, ...notSampled].join(' ')),
  ];
}
