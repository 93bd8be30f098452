import { columns, together } from '../document/flow/containers.ts';
import { table } from '../document/flow/table.ts';
import type { Block } from '../document/flow/context.ts';
import { indented, type Piece } from '../document/flow/piece.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import { type Level, levelNames } from '../../domain/risk-method.ts';
import { levelBlocks, withLevel } from '../level-marks.ts';
import type { MatrixReport } from '../report/matrix-report.ts';
import { drawBand } from './band-look.ts';
import { matrixPicture } from './matrix-picture.ts';
import { heldAtStart, riskLink } from './section-blocks.ts';

/** The probability × consequence matrix as a picture with its key, and the same as a table. */
export function matrixBlocks(matrix: MatrixReport): Block[] {
  return [
    together([
      heading(2, 'Probability × consequence', { look: 'section' }),
      paragraph('A score is probability × the worst of the three consequences. The matrix informs; the candidate classifies.', { gapBefore: 0 }),
      matrixPicture(matrix),
      key(matrix),
    ]),
    ...asTable(matrix),
    ...(matrix.unrated.length === 0 ? [] : [note(`Not rated yet, and so not in the matrix: ${matrix.unrated.join(', ')}.`)]),
  ];
}

/** What each band looks like, and its scores. */
function key({ bands }: MatrixReport): Block {
  return columns(bands.map(({ level, range }) => [swatched(level, withLevel(level, [{ text: levelNames[level], bold: true }, ` ${range}`]))]));
}

/** Beside a small area that looks like the band. */
function swatched(level: Level, block: Block): Block {
  return (context, width) => {
    const [first, ...rest] = block(context, width - SWATCH.room).map((piece) => indented(piece, SWATCH.room));
    if (!first) return [];
    const draw: Piece['draw'] = (page, x, top) => {
      drawBand(page.rules, level, { x, y: top - (first.height + SWATCH.height) / 2, width: SWATCH.width, height: SWATCH.height });
      first.draw(page, x, top);
    };
    return [{ ...first, draw }, ...rest];
  };
}

const SWATCH = { width: 22, height: 11, room: 29 } as const;

function asTable({ occupied, probability: probabilities, consequence: consequences }: MatrixReport): Block[] {
  if (occupied.length === 0) return [paragraph('No risk has both a probability and a consequence yet.', { color: COLORS.muted })];
  const step = (words: readonly string[], number: number) => `${number} ${words[number - 1] ?? ''}`.trim();
  return [
    heldAtStart(
      [
        heading(3, 'The matrix as a table', { look: 'strong', outline: false }),
        table({
          size: SIZES.small,
          columns: [
            { header: 'Score', points: 40, align: 'end', isRowHeader: true },
            { header: 'Band', points: 78 },
            { header: 'Probability', weight: 1.7 },
            { header: 'Worst consequence', weight: 1 },
            { header: 'Risks', weight: 1.2 },
          ],
          rows: occupied.map(({ score, band, probability, consequence, risks }) => [
            String(score),
            { content: levelBlocks(band) },
            step(probabilities, probability),
            step(consequences, consequence),
            risks.flatMap((risk, index) => [...(index === 0 ? [] : [', ']), riskLink(risk)]),
          ]),
        }),
      ],
      3,
    ),
  ];
}
