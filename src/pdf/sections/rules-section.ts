import type { Block } from '../document/flow/context.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS } from '../document/flow/theme.ts';
import { levelBlocks } from '../level-marks.ts';
import type { RulesReport } from '../report/rules-report.ts';
import { levelShades } from './band-look.ts';
import { pointLink, sectionStart, emptySentence } from './section-blocks.ts';

/** By which rules evidence counts, by which bands risks are classed, and what the candidate answered to the check. */
export function rulesSection({ unit, points, method, answers }: RulesReport): Block[] {
  return [
    ...sectionStart('rules', `${unit}. The rules say when evidence is sufficient. They are no judgement: that is the assessor’s.`),
    heading(2, 'When a point is sufficient', { look: 'section' }),
    note('Besides its rules, every point needs at least one claim by evidence that is ready.', { keepWithNext: true }),
    table({
      size: 9,
      columns: [
        { header: 'Point', points: 54, isRowHeader: true },
        { header: 'Rule', weight: 1.6 },
        { header: 'Found in this portfolio', weight: 1 },
      ],
      rows: points.flatMap(({ id, rules }) =>
        rules.map(({ rule, found, isOpen }): TableCell[] => [
          [pointLink(id)],
          rule,
          isOpen ? { content: `Open: ${found}`, color: COLORS.draft } : found,
        ]),
      ),
    }),
    heading(2, 'How risks are rated', { look: 'section' }),
    paragraph(`The organisation’s method has ${method.size} steps each way. A score is probability × the worst of the three consequences.`, {
      keepWithNext: true,
    }),
    table({
      size: 9,
      columns: [{ header: 'Step', points: 40, isRowHeader: true }, { header: 'Probability' }, { header: 'Consequence' }],
      rows: method.steps.map(({ step, probability, consequence }) => [step, probability, consequence]),
    }),
    table({
      size: 9,
      columns: [{ header: 'Band', points: 110, isRowHeader: true }, { header: 'Scores' }],
      rows: method.bands.map(({ level, range }) => [{ content: levelBlocks(level), shade: levelShades[level] }, range]),
    }),
    heading(2, 'Answers to the evidence check', { look: 'section' }),
    ...(answers.length === 0
      ? [emptySentence('The candidate has answered none of its findings, or there were none.')]
      : [
          table({
            size: 9,
            columns: [
              { header: 'What the check found', isRowHeader: true, bold: false },
              { header: 'The candidate’s answer', isTyped: true },
            ],
            rows: answers.map(({ what, answer }) => [what, answer]),
          }),
        ]),
  ];
}
