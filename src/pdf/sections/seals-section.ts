import type { Block } from '../document/flow/context.ts';
import { columns } from '../document/flow/containers.ts';
import { list } from '../document/flow/lists.ts';
import { table } from '../document/flow/table.ts';
import { heading, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import type { SealsReport } from '../report/seals-report.ts';
import { emptySection, heldAtStart, orDash, sectionStart } from './section-blocks.ts';

/** Whose seals there are, by whose word, and what a seal proves. */
export function sealsSection({ seals, proves, provesNot, empty }: SealsReport): Block[] {
  if (seals.length === 0) return emptySection('seals', empty);
  return [
    ...sectionStart(
      'seals',
      'A seal belongs to one device, and stands for the person who works on it. Its six words are how people know it; they are no secret.',
    ),
    table({
      size: SIZES.small,
      columns: [
        { header: 'Whose seal', weight: 1.5, isRowHeader: true },
        { header: 'Six words', weight: 1.2 },
        { header: 'Compared on', points: 92 },
        { header: 'By whose word', weight: 1.1 },
        { header: 'Sealed the sheet', points: 92 },
      ],
      rows: seals.map(({ name, role, words, compared, saidBy, sealed }) => [
        [name, { text: `\n${role}`, bold: false, color: COLORS.muted }],
        words.join('\n'),
        orDash(compared),
        saidBy,
        orDash(sealed.join('\n')),
      ]),
    }),
    heldAtStart(
      [
        columns([
          [heading(2, 'What a seal proves', { look: 'strong', outline: false }), list(proves)],
          [heading(2, 'What it does not prove', { look: 'strong', outline: false }), list(provesNot)],
        ]),
        paragraph('Without a seal, a drawn signature shows what was agreed to, when, and on whose device, as Folio recorded it.', {
          color: COLORS.muted,
        }),
      ],
      2,
    ),
  ];
}
