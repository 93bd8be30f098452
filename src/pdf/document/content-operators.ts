import { type Color, pdfColor, pdfNumber, utf16Hex } from './pdf-syntax.ts';
import type { TextFragment } from './text-line.ts';

/** A transformation `[a b c d e f]` of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a shape is painted. Lines are in points. */
export interface Paint {
  readonly fill?: Color;
  readonly stroke?: Color;
  readonly lineWidth?: number;
  readonly dash?: readonly number[];
}

/**
 * Drawing operators (ISO 32000-1, annex A), written in order. Coordinates are points from the bottom left corner of the
 * page. It remembers what colour and font are set, so that a page of text does not repeat them on every line.
 */
export class ContentOperators {
  private readonly parts: string[] = [];
  private fill = '';
  private stroke = '';
  private font = '';

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  toString(): string {
    return this.parts.join('');
  }

  raw(operators: string): void {
    this.parts.push(operators);
  }

  /** A laid-out fragment of a line with its baseline at `y`. */
  text(fragment: TextFragment, x: number, y: number): void {
    this.setFill(fragment.color);
    const font = `/${fragment.font.key} ${pdfNumber(fragment.size)} Tf `;
    const show = `${font === this.font ? '' : font}1 0 0 1 ${pdfNumber(x)} ${pdfNumber(y)} Tm `;
    this.font = font;
    const glyphs = `[<${fragment.codes}>] TJ`;
    // Where the glyphs do not spell the text, the text is said beside them (ISO 32000-1, 14.9.4).
    const { actualText } = fragment;
    this.parts.push(
      actualText === undefined ? `BT ${show}${glyphs} ET\n` : `BT ${show}/Span <</ActualText <feff${utf16Hex(actualText)}>>> BDC ${glyphs} EMC ET\n`,
    );
  }

  line(from: Point, to: Point, paint: Paint): void {
    this.path(`${point(from)} m ${point(to)} l`, paint);
  }

  rectangle(x: number, y: number, width: number, height: number, paint: Paint): void {
    this.path(`${numbers(x, y, width, height)} re`, paint);
  }

  roundedRectangle(x: number, y: number, width: number, height: number, radius: number, paint: Paint): void {
    const r = Math.min(radius, width / 2, height / 2);
    const k = r * (1 - ARC);
    const [right, top] = [x + width, y + height];
    this.path(
      [
        `${numbers(x + r, y)} m ${numbers(right - r, y)} l ${numbers(right - k, y, right, y + k, right, y + r)} c`,
        `${numbers(right, top - r)} l ${numbers(right, top - k, right - k, top, right - r, top)} c`,
        `${numbers(x + r, top)} l ${numbers(x + k, top, x, top - k, x, top - r)} c`,
        `${numbers(x, y + r)} l ${numbers(x, y + k, x + k, y, x + r, y)} c h`,
      ].join(' '),
      paint,
    );
  }

  circle(center: Point, radius: number, paint: Paint): void {
    this.roundedRectangle(center.x - radius, center.y - radius, 2 * radius, 2 * radius, radius, paint);
  }

  /** A line through the points, round at ends and corners, like a pen. A single point makes a dot. */
  polyline(points: readonly Point[], paint: Paint, isClosed = false): void {
    const [first] = points;
    if (!first) return;
    let lines = points.length === 1 ? ` ${point(first)} l` : '';
    for (let i = 1; i < points.length; i++) lines += ` ${point(points[i] ?? first)} l`;
    this.path(`1 J 1 j ${point(first)} m${lines}${isClosed ? ' h' : ''}`, paint);
  }

  /** Draws an image resource; the matrix maps the unit square to its place on the page. */
  image(name: string, matrix: Matrix): void {
    this.parts.push(`q ${numbers(...matrix)} cm /${name} Do Q\n`);
  }

  private path(construction: string, { fill, stroke, lineWidth = 0.6, dash }: Paint): void {
    if (fill) this.setFill(fill);
    if (stroke) this.setStroke(stroke);
    const operator = fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : 'n';
    const pen = stroke ? `${pdfNumber(lineWidth)} w ${dash ? `[${numbers(...dash)}] 0 d ` : ''}` : '';
    this.parts.push(`q ${pen}${construction} ${operator} Q\n`);
  }

  private setFill(color: Color): void {
    if (color === this.fill) return;
    this.fill = color;
    this.parts.push(`${pdfColor(color)} rg\n`);
  }

  private setStroke(color: Color): void {
    if (color === this.stroke) return;
    this.stroke = color;
    this.parts.push(`${pdfColor(color)} RG\n`);
  }
}

/** Control points of a cubic curve that looks like a quarter of a circle. */
const ARC = 0.5523;

function point({ x, y }: Point): string {
  return `${pdfNumber(x)} ${pdfNumber(y)}`;
}

function numbers(...values: number[]): string {
  return values.map(pdfNumber).join(' ');
}
