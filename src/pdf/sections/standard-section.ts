import type { Block } from '../document/flow/context.ts';
import { table } from '../document/flow/table.ts';
import { heading } from '../document/flow/text-blocks.ts';
import type { StandardReport } from '../report/standard-report.ts';
import { heldAtStart, mentionLinks, sectionStart } from './section-blocks.ts';

/** The statements of the national standard, with the points of the unit that answer them. */
export function standardSection({ standard, performance, knowledge }: StandardReport): Block[] {
  return [
    ...sectionStart('standard', `The national occupational standard behind this unit: ${standard}.`),
    heading(2, 'What you must be able to do', { look: 'section' }),
    statements(performance),
    heldAtStart([heading(2, 'What you need to know and understand', { look: 'section' }), statements(knowledge)], 5),
  ];
}

function statements(rows: StandardReport['performance']): Block {
  return table({
    size: 9,
    columns: [
      { header: '', points: 34, isRowHeader: true },
      { header: 'Statement', weight: 2.2 },
      { header: 'Points of this unit', weight: 0.9 },
      { header: 'Evidence', weight: 1.2 },
    ],
    rows: rows.map(({ id, statement, points, mentions }) => [id, statement, points, mentionLinks(mentions)]),
  });
}
