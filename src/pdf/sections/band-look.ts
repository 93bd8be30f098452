import type { Level } from '../../domain/risk-method.ts';
import type { ContentOperators } from '../document/content-operators.ts';
import type { Color } from '../document/pdf-syntax.ts';

/** How the area of a band looks: pale colours for the screen, hatching for paper that knows grey only. */
interface BandLook {
  readonly fill: Color;
  readonly border: Color;
  readonly hatching?: { readonly color: Color; readonly distance: number; readonly lineWidth: number };
}

const looks: Readonly<Record<Level, BandLook>> = {
  high: { fill: '#f9e1de', border: '#b3564c', hatching: { color: '#d69189', distance: 5, lineWidth: 0.7 } },
  medium: { fill: '#fdf3da', border: '#b89447', hatching: { color: '#dcbd7c', distance: 10, lineWidth: 0.6 } },
  low: { fill: '#eef6ef', border: '#86ab8d' },
};

/** Faint grounds for the classes: seen in colour, and still pale in grey. */
export const levelShades: Readonly<Record<Level, Color>> = { high: '#f9dfdc', medium: '#fcefcf', low: '#e2f0e4' };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fills a box, in points, as its band looks: the higher the band, the closer its slanting lines. */
export function drawBand(content: ContentOperators, band: Level, { x, y, width, height }: Box): void {
  const { fill, border, hatching } = looks[band];
  content.rectangle(x, y, width, height, { fill });
  if (hatching) {
    const paint = { stroke: hatching.color, lineWidth: hatching.lineWidth };
    for (let offset = hatching.distance - height; offset < width; offset += hatching.distance) {
      const from = { x: x + Math.max(offset, 0), y: y + Math.max(-offset, 0) };
      const length = Math.min(x + width - from.x, y + height - from.y);
      content.line(from, { x: from.x + length, y: from.y + length }, paint);
    }
  }
  content.rectangle(x, y, width, height, { stroke: border, lineWidth: 0.5 });
}
