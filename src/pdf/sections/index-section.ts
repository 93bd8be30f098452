import type { Block } from '../document/flow/context.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { IndexReport } from '../report/index-report.ts';
import { emptySentence, sectionStart } from './section-blocks.ts';

/** `hasPages`: the evidence is in the same document. */
export function indexSection({ rows }: IndexReport, hasPages: boolean): Block[] {
  if (rows.length === 0) return [...sectionStart('index'), emptySentence('There is no evidence yet.')];
  return [
    ...sectionStart(
      'index',
      `Every piece of evidence by its reference. References are given once and never used again.${rows.some(({ reference }) => reference.startsWith('A')) ? ' E is the candidate’s, A the assessor’s own.' : ''}`,
    ),
    table({
      size: 8.5,
      columns: [
        { header: 'Ref.', points: 34, isRowHeader: true },
        { header: 'Title and kind', weight: 2.6 },
        { header: 'Date', points: 96 },
        { header: 'Claims', weight: 1.5 },
        { header: 'Files', points: 34, align: 'end' },
        ...(hasPages ? [{ header: 'Page', points: 36, align: 'end' } as const] : []),
      ],
      rows: rows.map(({ reference, title, isDraft, kind, date, claims, files }) => [
        { content: [{ text: reference, link: { destination: reference }, linkDescription: `Go to ${reference}` }] },
        [
          { text: title, isTyped: true },
          ...(isDraft ? [{ text: ' (draft)', color: COLORS.draft, bold: true }] : []),
          { text: `\n${kind}`, color: COLORS.muted },
        ],
        date === '' ? '–' : date,
        claims === '' ? '–' : claims,
        files === 0 ? '–' : String(files),
        ...(hasPages ? [pageCell(reference)] : []),
      ]),
    }),
  ];
}

function pageCell(reference: string): TableCell {
  return [{ text: (pageOf) => String(pageOf(reference) ?? '–'), link: { destination: reference }, linkDescription: `Go to ${reference}` }];
}
