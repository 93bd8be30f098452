/** A drawing: each line a list of points [x, y] in a box whose width is 1 and whose height is `1 / aspect`. */
export interface DrawnStrokes {
  readonly aspect: number;
  readonly lines: readonly DrawnLine[];
}

export type DrawnLine = readonly (readonly [number, number])[];

/** Width of the drawing in the units of its SVG: with a width of 1, browsers round the lines away. */
const WIDTH = 1000;

/** The drawing's lines, for the inside of an SVG with the view box of `drawingBox`. */
export function SignatureLines({ lines }: { readonly lines: readonly DrawnLine[] }) {
  return <path d={drawingPath(lines)} fill="none" stroke="currentColor" strokeWidth={5} strokeLinecap="round" strokeLinejoin="round" />;
}

export function drawingBox(aspect: number): string {
  return `0 0 ${String(WIDTH)} ${(WIDTH / aspect).toFixed(1)}`;
}

/** The lines as one SVG path. A line of one point is a dot. */
export function drawingPath(lines: readonly DrawnLine[]): string {
  return lines
    .filter((line) => line.length > 0)
    .map((line) => `M${line.map(place).join('L')}${line.length === 1 ? 'h0' : ''}`)
    .join('');
}

function place([x, y]: readonly [number, number]): string {
  return `${(x * WIDTH).toFixed(1)} ${(y * WIDTH).toFixed(1)}`;
}
