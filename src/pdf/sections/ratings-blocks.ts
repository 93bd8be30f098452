import type { Block } from '../document/flow/context.ts';
import type { Inline } from '../document/flow/inline.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { heading, note } from '../document/flow/text-blocks.ts';
import { COLORS } from '../document/flow/theme.ts';
import { levelBlocks } from '../level-marks.ts';
import type { RatedRisk, RatingsReport } from '../report/ratings-report.ts';
import { heldAtEnd, heldAtStart, ratingColumns, riskLink } from './section-blocks.ts';

/** The rows of a formal assessment, with the words of the steps below. */
export function ratingsBlocks({ label, rows, probability, consequence }: RatingsReport): Block[] {
  const words = (steps: readonly string[]) => steps.map((text, index) => `${index + 1}\u00A0${text}`).join('; ');
  return [
    heldAtEnd(
      [
        heldAtStart(
          [
            heading(3, label, { look: 'strong', outline: false }),
            table({
              size: 8.5,
              columns: [{ header: 'Risk', weight: 2.4, isRowHeader: true, bold: false }, ...ratingColumns, { header: 'Judgement', weight: 2 }],
              rows: rows.map(ratingRow),
            }),
          ],
          2,
        ),
        note(`P, probability: ${words(probability)}.`, { gapAfter: 0 }),
        note(`F, R, HS, consequence for finance, reputation, and health and safety: ${words(consequence)}.`, { gapBefore: 2 }),
      ],
      6,
    ),
  ];
}

function ratingRow(row: RatedRisk): TableCell[] {
  const { reference, name, notes, judgement, reason } = row;
  const risk: Inline[] = [riskLink(reference), ' ', { text: name, isTyped: true }];
  const written = notes.flatMap(([label, text], index): Inline[] => [
    { text: `${index === 0 ? '\n' : ' '}${label}: `, color: COLORS.muted },
    { text: ended(text), color: COLORS.muted, isTyped: true },
  ]);
  return [
    [...risk, ...written],
    row.probability,
    row.finance,
    row.reputation,
    row.healthAndSafety,
    { content: levelBlocks(row.level) },
    reason === ''
      ? judgement
      : [
          { text: `${judgement}: `, bold: true },
          { text: reason, isTyped: true },
        ],
  ];
}

function ended(text: string): string {
  return /[.!?…”"]$/.test(text) ? text : `${text}.`;
}
