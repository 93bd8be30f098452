import type { Block } from '../document/flow/context.ts';
import type { Inline } from '../document/flow/inline.ts';
import { prose } from '../document/flow/prose.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import type { AssessmentReport } from '../report/assessment-report.ts';
import type { ChangesReport } from '../report/returns-report.ts';
import { emptySentence, heldAtStart, mentionLinks, orDash, pointLink } from './section-blocks.ts';

/** What the assessor found of each claim that was looked at, and what was seen at the workplace. */
export function findingBlocks({ claims, inSitu, findingsGone }: AssessmentReport): Block[] {
  if (claims.length + inSitu.length + findingsGone === 0) return [];
  const gone = findingsGone === 1 ? 'One finding is' : `${findingsGone} findings are`;
  return [
    heldAtStart([heading(2, 'Claims looked at', { look: 'section' }), ...(claims.length === 0 ? [] : [claimTable(claims)])], 3),
    ...(inSitu.length === 0 ? [] : [heldAtStart([heading(3, 'Seen at the workplace', { look: 'strong', outline: false }), inSituTable(inSitu)], 2)]),
    ...(findingsGone === 0 ? [] : [note(`${gone} about evidence that is no longer here.`)]),
  ];
}

function claimTable(claims: AssessmentReport['claims']): Block {
  return table({
    size: 9,
    columns: [
      { header: 'Point', points: 54, isRowHeader: true },
      { header: 'Evidence', points: 70 },
      { header: 'Finding', points: 92 },
      { header: 'Reason', weight: 1, isTyped: true },
      { header: 'By and when', points: 118 },
    ],
    rows: claims.map(({ pointId, mention, finding, isLatest, isChanged, reason, by, when }): TableCell[] => {
      const color = isLatest ? COLORS.ink : COLORS.muted;
      return [
        [isLatest ? pointLink(pointId) : { text: pointId, color, bold: false }],
        mentionLinks([mention]),
        { content: withChanged(isLatest ? finding : `${finding} (earlier)`, isChanged), bold: isLatest, color },
        { content: orDash(reason), color },
        { content: `${by}\n${when}`, color: COLORS.muted },
      ];
    }),
  });
}

function inSituTable(inSitu: AssessmentReport['inSitu']): Block {
  return table({
    size: 9,
    columns: [
      { header: 'Evidence', points: 70, isRowHeader: true },
      { header: 'Seen by whom, when and where', weight: 1 },
      { header: 'What it shows', weight: 1, isTyped: true },
    ],
    rows: inSitu.map(({ mention, by, seen, notes, isLatest, isChanged }): TableCell[] => {
      const color = isLatest ? COLORS.ink : COLORS.muted;
      return [mentionLinks([mention]), { content: withChanged(`${by} ${seen}`, isChanged), color }, { content: orDash(notes), color }];
    }),
  });
}

/** The assessor gave the portfolio back: the rounds, and what the candidate did between them. */
export function returnBlocks({ returns, sinceReturn }: AssessmentReport): Block[] {
  const title = heading(2, 'Returned to the candidate', { look: 'section' });
  if (returns.length === 0) return [title, emptySentence('The portfolio has not been returned yet.')];
  return [
    heldAtStart(
      [
        title,
        table({
          size: 9,
          columns: [
            { header: 'Returned', points: 118, isRowHeader: true, bold: false },
            { header: 'Outcome', points: 92 },
            { header: 'Feedback', weight: 1.6 },
            { header: 'What had changed', weight: 1 },
          ],
          rows: returns.map(({ when, by, outcome, until, feedback, since }): TableCell[] => [
            [when, { text: `\n${by}`, color: COLORS.muted }],
            [{ text: outcome, bold: true }, ...(until === '' ? [] : [{ text: `\n${until}`, size: SIZES.small, color: COLORS.muted }])],
            { content: [prose(orDash(feedback), { gapBefore: 0, gapAfter: 3 })] },
            since === null ? '–' : changeWords(since, '\n', 'Nothing'),
          ]),
        }),
      ],
      2,
    ),
    ...(sinceReturn === null
      ? []
      : [paragraph([{ text: 'Changed since the last return: ', bold: true }, ...changeWords(sinceReturn, '; ', 'nothing'), '.'])]),
  ];
}

function changeWords({ added, edited, gone }: ChangesReport, between: string, nothing: string): Inline[] {
  const parts: Inline[][] = [
    ...(added.length === 0 ? [] : [['new ', ...mentionLinks(added)]]),
    ...(edited.length === 0 ? [] : [['edited ', ...mentionLinks(edited)]]),
    ...(gone === 0 ? [] : [[`${gone} taken out`]]),
  ];
  return parts.length === 0 ? [nothing] : parts.flatMap((part, index) => (index === 0 ? part : [between, ...part]));
}

/** J2, J7: what was found, and that the evidence is no longer what it was found of. */
function withChanged(words: string, isChanged: boolean): Inline[] {
  return [words, ...(isChanged ? [{ text: '\nChanged since', bold: false, color: COLORS.draft, size: SIZES.small }] : [])];
}
