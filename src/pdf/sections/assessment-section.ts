import type { Block } from '../document/flow/context.ts';
import { section } from '../document/flow/containers.ts';
import { prose } from '../document/flow/prose.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { AssessmentReport } from '../report/assessment-report.ts';
import { findingBlocks, returnBlocks } from './review-blocks.ts';
import { emptySentence, orDash, pointLink, sectionStart } from './section-blocks.ts';

/** The assessor's records: judgements with feedback, the plan, questions. */
export function assessmentSection(report: AssessmentReport): Block[] {
  return [
    ...sectionStart('assessment', 'Judgements are the assessor’s. They are added to and never changed.'),
    ...judgements(report),
    ...findingBlocks(report),
    ...returnBlocks(report),
    ...plan(report),
    ...questions(report),
  ];
}

function judgements({ points, tally, letters }: AssessmentReport): Block[] {
  const title = heading(2, 'Judgements and feedback', { look: 'section' });
  if (points.length === 0) return [title, emptySentence('Nothing has been judged yet.')];
  const hasHistory = points.some(({ judgements: all }) => all.length > 1);
  return [
    title,
    paragraph(`Points judged so far: ${tally}.${hasHistory ? ' Earlier judgements stand below the latest, in grey.' : ''}`),
    note(`The evidence is: ${letters}; a dash where the assessor did not tick it.`, { gapBefore: 0 }),
    table({
      size: 9,
      columns: [
        { header: 'Point', points: 54, isRowHeader: true },
        { header: 'Judgement', points: 80 },
        { header: 'Feedback', weight: 2.4, isTyped: true },
        { header: 'Evidence is', points: 66 },
        { header: 'By and when', points: 118 },
      ],
      rows: points.flatMap(({ pointId, judgements: all }) =>
        all.map(({ decision, isLatest, isChanged, feedback, evidenceIs, by, when }): TableCell[] => {
          const color = isLatest ? COLORS.ink : COLORS.muted;
          return [
            [isLatest ? pointLink(pointId) : { text: pointId, color, bold: false }],
            {
              content: [
                isLatest ? decision : `${decision} (earlier)`,
                ...(isChanged ? [{ text: '\nChanged since judged', bold: false, color: COLORS.draft, size: 8.5 }] : []),
              ],
              bold: isLatest,
              color,
            },
            { content: feedback === '' ? '–' : feedback, color },
            { content: evidenceIs, color },
            { content: `${by}\n${when}`, color: COLORS.muted },
          ];
        }),
      ),
    }),
  ];
}

function plan({ plan: items }: AssessmentReport): Block[] {
  const title = heading(2, 'Assessment and action plan', { look: 'section' });
  if (items.length === 0) return [title, emptySentence('No plan has been agreed yet.')];
  return [
    title,
    table({
      size: 9,
      columns: [
        { header: 'Agreed', points: 90, isRowHeader: true, bold: false },
        { header: 'What', weight: 1.9, isTyped: true },
        { header: 'Points', weight: 1 },
        { header: 'Due and done', points: 118 },
        { header: 'Outcome', weight: 1.4, isTyped: true },
      ],
      rows: items.map(({ agreed, what, points, due, done, outcome }) => [
        orDash(agreed),
        orDash(what),
        orDash(points),
        orDash([due === '' ? '' : `due ${due}`, done === '' ? '' : `done ${done}`].filter((text) => text !== '').join('\n')),
        orDash(outcome),
      ]),
    }),
  ];
}

function questions({ questions: items }: AssessmentReport): Block[] {
  const title = heading(2, 'Assessor’s questions', { look: 'section' });
  if (items.length === 0) return [title, emptySentence('No questions have been recorded.')];
  return [
    title,
    ...items.map(({ when, how, points, question, answer }, index) =>
      section(`Question ${index + 1}`, [
        paragraph(question.trim() === '' ? 'No question written' : question.trim(), {
          bold: true,
          isTyped: true,
          gapBefore: 10.5,
          gapAfter: 3.5,
          keepWithNext: true,
        }),
        prose(answer.trim() === '' ? 'No answer written yet.' : answer, { gapBefore: 0, gapAfter: 3 }),
        note([how, when, points].filter((text) => text !== '').join(' · '), { gapBefore: 0 }),
      ]),
    ),
  ];
}
