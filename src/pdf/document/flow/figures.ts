import type { ContentOperators, Point } from '../content-operators.ts';
import type { JpegImage } from '../image.ts';
import { type Block, type LayoutContext, markTyped } from './context.ts';
import type { InlineText } from './inline.ts';
import { keptTogether, type Piece, withGaps } from './piece.ts';
import { withText } from './text-blocks.ts';
import { textLines } from './text-lines.ts';
import { COLORS, GAPS, SIZES } from './theme.ts';

export interface PhotoOptions {
  /** What can be seen, in words (PDF/UA-1, 7.3). */
  readonly alt: string;
  /** `alt` is in somebody's own words. */
  readonly isTyped?: boolean;
  readonly caption?: InlineText;
  /** Limits in points, below those that the page sets. */
  readonly maxWidth?: number;
  readonly maxHeight?: number;
}

/** A photo, as large as its space allows, with its caption below. */
export function photo(image: JpegImage, { alt, isTyped = false, caption, maxWidth, maxHeight }: PhotoOptions): Block {
  return (context, width) => {
    // A heading and a caption have to find room on the same page.
    const room = { width: Math.min(width, maxWidth ?? width), height: Math.min(context.maxHeight * 0.8, maxHeight ?? context.maxHeight) };
    const scale = Math.min(room.width / image.width, room.height / image.height, LARGEST_PIXEL);
    const size = { width: image.width * scale, height: image.height * scale };
    const holder = context.parent?.add('Div');
    const figure = holder?.add('Figure', { alt: alt.trim() || 'Photo' });
    if (isTyped) markTyped(figure, context);
    const picture: Piece = {
      height: size.height,
      gapBefore: 0,
      gapAfter: 0,
      draw: (page, x, top) => {
        if (figure) page.image(figure, image, { x, y: top - size.height, ...size });
      },
    };
    return withGaps(keptTogether([picture, ...captionLines(caption, holder?.add('Caption'), context, width)]), GAPS.block, GAPS.block);
  };
}

export interface EmblemOptions {
  readonly alt: string;
  readonly maxWidth: number;
  /** Of the picture. */
  readonly maxHeight: number;
  /** Of the room that it stands in, at the left and at the top. */
  readonly height: number;
}

/** A picture such as a logo, in room of a fixed height: what stands below it stays where it is, whatever its shape. */
export function emblem(image: JpegImage, { alt, maxWidth, maxHeight, height }: EmblemOptions): Block {
  return (context) => {
    const scale = Math.min(maxWidth / image.width, maxHeight / image.height, LARGEST_PIXEL);
    const size = { width: image.width * scale, height: image.height * scale };
    const figure = context.parent?.add('Figure', { alt });
    const draw: Piece['draw'] = (page, x, top) => {
      if (figure) page.image(figure, image, { x, y: top - size.height, ...size });
    };
    return [{ height, gapBefore: 0, gapAfter: 0, draw }];
  };
}

/** Small pictures are not blown up: one pixel is at most one and a half points. */
const LARGEST_PIXEL = 1.5;

/** Where a drawing is: `x`, `y` is its left bottom corner. */
export interface DrawingPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawingOptions {
  readonly width: number;
  readonly height: number;
  /** What it shows; without it the drawing is decoration. */
  readonly alt?: string;
  readonly caption?: InlineText;
  readonly draw: (content: ContentOperators, place: DrawingPlace) => void;
}

/** A vector drawing. */
export function drawing({ width: wanted, height, alt, caption, draw }: DrawingOptions): Block {
  return (context, available) => {
    const width = Math.min(wanted, available);
    const figure = alt === undefined ? undefined : context.parent?.add('Figure', { alt });
    const picture: Piece = {
      height,
      gapBefore: 0,
      gapAfter: 0,
      draw: (page, x, top) => {
        const place = { x, y: top - height, width, height };
        if (!figure) return page.artifact('Layout', (content) => draw(content, place));
        figure.boundingBox = [x, top - height, x + width, top];
        page.tagged(figure, (content) => draw(content, place));
      },
    };
    const captionElement = caption === undefined ? undefined : context.parent?.add('P');
    return withGaps(keptTogether([picture, ...captionLines(caption, captionElement, context, available)]), 4, 4);
  };
}

export interface SignatureOptions {
  /** Pen strokes in any unit, y growing downwards as on screen. */
  readonly strokes: readonly (readonly Point[])[];
  /** `Signature of A. Khan, 18 November 2026` */
  readonly alt: string;
  readonly maxWidth?: number;
  readonly height?: number;
}

/** A signature drawn with finger or mouse, as strokes that stay sharp at any size. */
export function signature({ strokes, alt, maxWidth = 170, height = 40 }: SignatureOptions): Block {
  const points = strokes.flat();
  const [left, right] = extent(points.map((p) => p.x));
  const [top, bottom] = extent(points.map((p) => p.y));
  const scale = Math.min(maxWidth / Math.max(right - left, 1), (height - 4) / Math.max(bottom - top, 1));
  return drawing({
    width: maxWidth,
    height,
    alt,
    draw: (content, place) => {
      const toPage = (p: Point): Point => ({ x: place.x + 1 + (p.x - left) * scale, y: place.y + 2 + (bottom - p.y) * scale });
      for (const stroke of strokes) content.polyline(stroke.map(toPage), { stroke: COLORS.ink, lineWidth: 1.3 });
    },
  });
}

function extent(values: readonly number[]): [number, number] {
  const [first = 0] = values;
  let least = first;
  let greatest = first;
  values.forEach((value) => {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  });
  return [least, greatest];
}

function captionLines(caption: InlineText | undefined, element: Parameters<typeof textLines>[1], context: LayoutContext, width: number): Piece[] {
  if (caption === undefined) return [];
  return textLines(caption, element, withText(context, { size: SIZES.small, color: COLORS.muted }), { width, gapBefore: 4 });
}
