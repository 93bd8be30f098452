import { levelNames } from '../../domain/risk-method.ts';
import type { ContentOperators } from '../document/content-operators.ts';
import { columns, together } from '../document/flow/containers.ts';
import type { Block, LayoutContext } from '../document/flow/context.ts';
import { drawing, type DrawingPlace } from '../document/flow/figures.ts';
import { table } from '../document/flow/table.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import { layoutText } from '../document/text-layout.ts';
import { levelMarks } from '../level-marks.ts';
import type { MatrixReport } from '../report/matrix-report.ts';
import { levelShades, riskLink } from './section-blocks.ts';

/** The probability × consequence matrix as a picture, its key, and the same as a table. */
export function matrixBlocks(matrix: MatrixReport): Block[] {
  return [
    heading(2, 'Probability × consequence', { look: 'section' }),
    columns([[matrixPicture(matrix)], key(matrix)], { weights: [1.3, 1], gap: 18 }),
    ...asTable(matrix),
    ...(matrix.unrated.length === 0 ? [] : [note(`Not rated yet, and so not in the matrix: ${matrix.unrated.join(', ')}.`)]),
  ];
}

const CELL_GAP = 2;
/** Room for the steps and their names: left of and below the cells, and above them. */
const LABELS = 22;
const BELOW = 32;
const ABOVE = 16;

function matrixPicture(matrix: MatrixReport): Block {
  return (context, width) => {
    const cell = Math.min((width - LABELS) / matrix.size, matrix.size === 3 ? 70 : 46);
    const height = cell * matrix.size + BELOW + ABOVE;
    const draw = (content: ContentOperators, place: DrawingPlace) => drawMatrix(matrix, context, content, place, cell);
    return drawing({ width: LABELS + cell * matrix.size, height, alt: matrix.description, draw })(context, width);
  };
}

function drawMatrix(matrix: MatrixReport, { fonts }: LayoutContext, content: ContentOperators, { x, y, height }: DrawingPlace, cell: number): void {
  const write = (
    text: string,
    centre: number,
    baseline: number,
    { size, bold = false, color = COLORS.ink, room = Infinity }: { size: number; bold?: boolean; color?: `#${string}`; room?: number },
  ) => {
    const lines = layoutText([{ text, style: { chain: bold ? fonts.bold : fonts.regular, size, color } }], room);
    lines.forEach((line, index) => {
      const at = baseline + ((lines.length - 1) / 2 - index) * size * 1.2;
      for (const fragment of line.fragments) content.text(fragment, centre - line.width / 2 + fragment.x, at);
    });
  };
  matrix.rows.forEach(({ probability, cells }, row) => {
    const top = y + height - ABOVE - row * cell;
    write(String(probability), x + LABELS - 10, top - cell / 2 - 3, { size: 9, color: COLORS.muted });
    cells.forEach(({ band, score, risks }, column) => {
      const left = x + LABELS + column * cell;
      content.roundedRectangle(left + CELL_GAP / 2, top - cell + CELL_GAP / 2, cell - CELL_GAP, cell - CELL_GAP, 3, { fill: levelShades[band] });
      write(`${levelMarks[band]} ${score}`, left + cell / 2, top - 9.5, { size: 6, color: COLORS.muted });
      const lines = risks.length > 4 ? 7 : 8.5;
      if (risks.length > 0) write(risks.join(' '), left + cell / 2, top - cell / 2 - 6.5, { size: lines, bold: true, room: cell - 6 });
    });
  });
  for (let step = 1; step <= matrix.size; step++)
    write(String(step), x + LABELS + (step - 0.5) * cell, y + BELOW - 13, { size: 9, color: COLORS.muted });
  write('Worst consequence →', x + LABELS + matrix.size * cell - 44, y + 5, { size: 8.5, color: COLORS.muted });
  write('Probability ↑', x + 30, y + height - 9, { size: 8.5, color: COLORS.muted });
}

function key({ bands, probability, consequence }: MatrixReport): Block[] {
  return [
    paragraph('A score is probability × the worst of the three consequences. The matrix informs; the candidate classifies.', {
      size: SIZES.small,
      gapBefore: 0,
    }),
    table({
      size: SIZES.small,
      columns: [
        { header: 'Band', weight: 1, isRowHeader: true },
        { header: 'Scores', weight: 1 },
      ],
      rows: bands.map(({ level, range }) => [{ content: `${levelMarks[level]} ${levelNames[level]}`, shade: levelShades[level] }, range]),
    }),
    table({
      size: SIZES.small,
      columns: [
        { header: '', points: 20, isRowHeader: true },
        { header: 'Probability', weight: 1.3 },
        { header: 'Consequence', weight: 1 },
      ],
      rows: probability.map((words, index) => [String(index + 1), words, consequence[index] ?? '']),
    }),
  ];
}

function asTable({ occupied }: MatrixReport): Block[] {
  if (occupied.length === 0) return [paragraph('No risk has both a probability and a consequence yet.', { color: COLORS.muted })];
  const blocks = [
    heading(3, 'The matrix as a table', { look: 'strong', outline: false }),
    table({
      size: SIZES.small,
      columns: [
        { header: 'Score', points: 46, isRowHeader: true },
        { header: 'Band', points: 80 },
        { header: 'Probability × consequence', points: 130 },
        { header: 'Risks' },
      ],
      rows: occupied.map(({ score, band, probability, consequence, risks }) => [
        String(score),
        `${levelMarks[band]} ${levelNames[band]}`,
        `${probability} × ${consequence}`,
        risks.flatMap((risk, index) => [...(index === 0 ? [] : [', ']), riskLink(risk)]),
      ]),
    }),
  ];
  return [together(blocks)];
}
