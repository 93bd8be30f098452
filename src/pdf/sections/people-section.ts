import type { Block } from '../document/flow/context.ts';
import { columns, rule, together } from '../document/flow/containers.ts';
import { details } from '../document/flow/lists.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import type { PeopleReport, PersonReport } from '../report/people-report.ts';
import { emptySentence, mentionLinks, sectionStart } from './section-blocks.ts';
import { strokesBlock } from './sign-off-section.ts';

/** The witness status list, and those who assess and assure, each with a specimen signature. */
export function peopleSection({ witnesses, officers, statuses }: PeopleReport): Block[] {
  return [
    ...sectionStart('people'),
    heading(2, 'Witness status list', { look: 'section' }),
    ...(witnesses.length === 0
      ? [emptySentence('No witnesses have been named.')]
      : [note(`Status: ${statuses.join('; ')}.`), ...witnesses.map(personBlock)]),
    heading(2, 'Candidate, assessor and quality assurers', { look: 'section' }),
    ...(officers.length === 0 ? [emptySentence('Nobody has been named yet.')] : officers.map(personBlock)),
  ];
}

function personBlock({ name, work, facts, specimen, mentions }: PersonReport): Block {
  const written = mentions.length === 0 ? [] : [['Evidence', mentionLinks(mentions)] as const];
  return together([
    columns(
      [
        [
          paragraph(name, { bold: true, gapBefore: 0, gapAfter: 0 }),
          ...(work === '' ? [] : [paragraph(work, { color: COLORS.muted, gapBefore: 0, gapAfter: 0 })]),
        ],
        facts.length + written.length === 0
          ? [paragraph('Nothing more is recorded.', { color: COLORS.muted, gapBefore: 0 })]
          : [details([...facts, ...written], { labelShare: 0.3 })],
        specimen === null || specimen.lines.length === 0
          ? [paragraph('No specimen signature', { color: COLORS.muted, size: SIZES.small, gapBefore: 0 })]
          : [strokesBlock(specimen, `Specimen signature of ${name}`, { maxWidth: 92, height: 30 }), note('Specimen signature', { gapBefore: 0 })],
      ],
      { weights: [1.3, 2.4, 1] },
    ),
    rule(),
  ]);
}
