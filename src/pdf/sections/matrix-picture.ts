import type { ContentOperators } from '../document/content-operators.ts';
import type { Block } from '../document/flow/context.ts';
import { drawing, type DrawingPlace } from '../document/flow/figures.ts';
import { drawMark } from '../document/flow/marks.ts';
import { COLORS } from '../document/flow/theme.ts';
import type { FontFamily } from '../document/font-family.ts';
import type { Color } from '../document/pdf-syntax.ts';
import { layoutText } from '../document/text-layout.ts';
import type { TextLine } from '../document/text-line.ts';
import { levelShapes } from '../level-marks.ts';
import type { MatrixCell, MatrixReport } from '../report/matrix-report.ts';
import { drawBand } from './band-look.ts';

/** Room for the steps with their words left of the cells. Points, as everywhere. */
const LEFT = 98;
/** Room for the names of the axes: of the upright one, and of the other without the words of its steps. */
const ABOVE = 18;
const BELOW = 24;
const GAP = 2;
/** Of the words of the steps. */
const WORDS = 7.5;
const MOST_LINES = 3;

/** The matrix as a picture: an axis each way with its words, bands told apart by hatching and mark, references in their cells. */
export function matrixPicture(matrix: MatrixReport): Block {
  return ({ fonts, ...context }, width) => {
    const cell = { width: (width - LEFT) / matrix.size, height: matrix.size === 3 ? 58 : 45 };
    const steps = matrix.consequence.map((words, index) => stepLines(index + 1, words, fonts, cell.width - 8));
    const below = BELOW + Math.max(0, ...steps.map(({ length }) => length)) * WORDS * LEADING;
    const draw = (content: ContentOperators, place: DrawingPlace) => new MatrixDrawing(matrix, steps, fonts, content, place, cell).draw();
    return drawing({ width, height: ABOVE + cell.height * matrix.size + below, alt: matrix.description, draw })({ ...context, fonts }, width);
  };
}

/** `3 Moderate`, the number in bold. */
function stepLines(step: number, words: string, fonts: FontFamily, width: number): readonly TextLine[] {
  const look = { size: WORDS, color: COLORS.ink };
  const spans = [
    { text: `${step} `, style: { ...look, chain: fonts.bold } },
    { text: words, style: { ...look, chain: fonts.regular } },
  ];
  return layoutText(spans, width).slice(0, MOST_LINES);
}

interface Area {
  readonly width: number;
  readonly height: number;
}

class MatrixDrawing {
  constructor(
    private readonly matrix: MatrixReport,
    /** Words of the consequence's steps. */
    private readonly steps: readonly (readonly TextLine[])[],
    private readonly fonts: FontFamily,
    private readonly content: ContentOperators,
    private readonly place: DrawingPlace,
    private readonly cell: Area,
  ) {}

  draw(): void {
    const { matrix, place, cell } = this;
    const top = place.y + place.height - ABOVE;
    matrix.rows.forEach(({ probability, cells }, row) => {
      const middle = top - (row + 0.5) * cell.height;
      this.step(probability, matrix.probability[probability - 1] ?? '', place.x, middle);
      cells.forEach((one, column) => this.drawCell(one, place.x + LEFT + column * cell.width, top - (row + 1) * cell.height));
    });
    const bottom = top - matrix.size * cell.height;
    this.steps.forEach((lines, column) => this.write(lines, place.x + LEFT + (column + 0.5) * cell.width, bottom - 10));
    this.axes(top);
  }

  /** Names of the axes, each with an arrow that says which way is more. */
  private axes(top: number): void {
    const { content, place } = this;
    const arrow = { stroke: COLORS.muted, lineWidth: 0.9 };
    const [name] = this.lines('Probability', 8.5, LEFT, { isBold: true, color: COLORS.muted });
    this.write(name ? [name] : [], place.x + (name?.width ?? 0) / 2, top + 7);
    const x = place.x + (name?.width ?? 0) + 8;
    content.line({ x, y: top + 4 }, { x, y: top + 15 }, arrow);
    content.polyline(
      [
        { x: x - 2.5, y: top + 12 },
        { x, y: top + 15 },
        { x: x + 2.5, y: top + 12 },
      ],
      arrow,
    );

    const [other] = this.lines('Worst consequence', 8.5, place.width, { isBold: true, color: COLORS.muted });
    const right = place.x + place.width;
    this.write(other ? [other] : [], right - 22 - (other?.width ?? 0) / 2, place.y + 3);
    const y = place.y + 6;
    content.line({ x: right - 16, y }, { x: right - 2, y }, arrow);
    content.polyline(
      [
        { x: right - 5, y: y + 2.5 },
        { x: right - 2, y },
        { x: right - 5, y: y - 2.5 },
      ],
      arrow,
    );
  }

  /** `4` in bold with its words beside it, in the middle of its row. */
  private step(step: number, words: string, left: number, middle: number): void {
    this.write(this.lines(String(step), 9, 12, { isBold: true }), left + 5, middle - 3.2);
    const lines = this.lines(words, WORDS, LEFT - 24).slice(0, MOST_LINES + 1);
    lines.forEach((line, index) => this.line(line, left + 14, middle - 2.7 + ((lines.length - 1) / 2 - index) * 9));
  }

  private drawCell({ band, score, risks }: MatrixCell, left: number, bottom: number): void {
    const { content, cell } = this;
    const box = { x: left + GAP / 2, y: bottom + GAP / 2, width: cell.width - GAP, height: cell.height - GAP };
    drawBand(content, band, box);

    const top = box.y + box.height;
    const [number] = this.lines(String(score), 7, 40, { color: COLORS.ink });
    content.rectangle(box.x + 0.5, top - 11.2, 14.5 + (number?.width ?? 0), 10.7, { fill: '#ffffff' });
    drawMark(content, levelShapes[band], { x: box.x + 6.5, y: top - 5.7 }, 7.5, COLORS.ink);
    if (number) this.line(number, box.x + 12, top - 8.2);
    if (risks.length > 0) this.references(risks, left + cell.width / 2, box.y, box.height - 12, box.width - 8);
  }

  /** On white, so that no hatching runs through them. What finds no room is counted; the table has it. */
  private references(risks: readonly string[], centre: number, bottom: number, height: number, width: number): void {
    const { lines, size } = this.fitting(risks, width, height);
    const widest = lines.reduce((most, line) => Math.max(most, line.width), 0);
    const plate = { width: widest + 7, height: lines.length * size * LEADING + 3 };
    const middle = bottom + (height + 2) / 2;
    this.content.roundedRectangle(centre - plate.width / 2, middle - plate.height / 2, plate.width, plate.height, 2.5, { fill: '#ffffff' });
    this.write(lines, centre, middle + ((lines.length - 1) / 2) * size * LEADING - size * 0.357, size);
  }

  private fitting(risks: readonly string[], width: number, height: number): { lines: readonly TextLine[]; size: number } {
    const look = { isBold: true };
    for (const size of [9, 8, 7]) {
      const lines = this.lines(risks.join(' '), size, width, look);
      if (lines.length * size * LEADING + 3 <= height) return { lines, size };
    }
    for (let shown = risks.length - 1; shown > 0; shown--) {
      const lines = this.lines(`${risks.slice(0, shown).join(' ')} +${risks.length - shown}`, 7, width, look);
      if (lines.length * 7 * LEADING + 3 <= height) return { lines, size: 7 };
    }
    return { lines: this.lines(`${risks.length} risks`, 7, width, look), size: 7 };
  }

  private lines(
    text: string,
    size: number,
    width: number,
    { isBold = false, color = COLORS.ink }: { isBold?: boolean; color?: Color } = {},
  ): readonly TextLine[] {
    return layoutText([{ text, style: { chain: isBold ? this.fonts.bold : this.fonts.regular, size, color } }], width);
  }

  /** Lines round a centre, the first at this baseline. */
  private write(lines: readonly TextLine[], centre: number, baseline: number, size = WORDS): void {
    lines.forEach((line, index) => this.line(line, centre - line.width / 2, baseline - index * size * LEADING));
  }

  private line(line: TextLine, x: number, baseline: number): void {
    for (const fragment of line.fragments) this.content.text(fragment, x + fragment.x, baseline);
  }
}

const LEADING = 1.2;
