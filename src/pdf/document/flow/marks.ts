import type { ContentOperators, Point } from '../content-operators.ts';
import type { Color } from '../pdf-syntax.ts';
import type { Block } from './context.ts';
import type { InlineText } from './inline.ts';
import { indented, type Piece, withGaps } from './piece.ts';
import { type TextOptions, withText } from './text-blocks.ts';
import { textLines } from './text-lines.ts';

/** Shapes that are told apart without colour, also when they are small and printed in grey. */
export type MarkShape = 'triangle' | 'diamond' | 'disc' | 'star';

/** Draws a mark round its centre; all shapes look equally large. `size` is that of the text beside it, in points. */
export function drawMark(content: ContentOperators, shape: MarkShape, { x, y }: Point, size: number, color: Color): void {
  const outline = outlines[shape];
  if (outline === undefined) content.circle({ x, y }, size * DISC, { fill: color });
  else {
    content.polyline(
      outline.map((point) => ({ x: x + point.x * size, y: y + point.y * size })),
      { fill: color },
      true,
    );
  }
}

/** Corners in ems round the centre; a disc has none. */
const outlines: Readonly<Record<MarkShape, readonly Point[] | undefined>> = {
  triangle: [
    { x: 0, y: 0.36 },
    { x: 0.38, y: -0.3 },
    { x: -0.38, y: -0.3 },
  ],
  diamond: [
    { x: 0, y: 0.4 },
    { x: 0.35, y: 0 },
    { x: 0, y: -0.4 },
    { x: -0.35, y: 0 },
  ],
  disc: undefined,
  star: Array.from({ length: 10 }, (_, index) => {
    const [radius, angle] = [index % 2 === 0 ? 0.42 : 0.17, Math.PI / 2 + (index * Math.PI) / 5];
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  }),
};

const DISC = 0.3;
/** From the left edge of a mark to the text beside it, in ems. */
const ROOM = 1.1;

/**
 * Text with a mark before its first line. The mark is decoration: the words say what it stands for, and are found, copied
 * and read out without it.
 */
export function marked(shape: MarkShape, text: InlineText, options: TextOptions = {}): Block {
  return (outer, width) => {
    const { gapBefore = 0, gapAfter = 0 } = options;
    const context = withText(outer, options);
    const { size, color } = context.text;
    const room = size * ROOM;
    const [first, ...rest] = textLines(text, context.parent?.add('P'), context, { width: width - room });
    if (!first) return [];
    const beginning: Piece = {
      ...first,
      draw: (page, x, top) => {
        drawMark(page.rules, shape, { x: x + size * HALF_MARK, y: top - first.height / 2 }, size, color);
        first.draw(page, x + room, top);
      },
    };
    return withGaps([beginning, ...rest.map((line) => indented(line, room))], gapBefore, gapAfter);
  };
}

const HALF_MARK = 0.38;
