import type { PageSize } from '../page-writer.ts';
import type { Color } from '../pdf-syntax.ts';

/** The colours of the printed portfolio: ink on white paper, little else. */
export const COLORS = {
  ink: '#1d2421',
  muted: '#5d665f',
  line: '#e2ddd2',
  strongLine: '#c9c2b3',
  shade: '#edf3f2',
  draft: '#8a3b12',
} as const satisfies Record<string, Color>;

/** Sizes in points. */
export const SIZES = { cover: 27, title: 19, section: 13, strong: 10, body: 10, table: 9.5, small: 8.5, footer: 7.5 } as const;

/** From baseline to baseline, as a multiple of the size: 14 points for ordinary text, on which the page and all white space go by. */
/** From the middle of a line to its baseline, as a share of the type's size: capitals stand in the middle. */
export const HALF_CAPITAL = 0.357;
export const LINE_HEIGHT = 1.4;
export const TIGHT_LINE_HEIGHT = 1.2;

/** Lines of running text are no longer than this, in points: some ninety letters. Longer ones are hard to come back from. */
export const MEASURE = 460;

/** Space between blocks in points, in quarters of a line; of two neighbours the larger counts. */
export const GAPS = { paragraph: 7, title: 21, section: 21, strong: 14, afterHeading: 3.5, block: 10.5, item: 3.5 } as const;

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A whole number of lines of ordinary text stands between the upper and the lower margin, and columns are as wide on any paper. */
export function marginsOf({ width, height }: PageSize): Margins {
  const side = (width - TEXT_WIDTH) / 2;
  const line = SIZES.body * LINE_HEIGHT;
  const lines = Math.floor((height - TOP - LEAST_BOTTOM) / line);
  return { top: TOP, right: side, bottom: height - TOP - lines * line, left: side };
}

const TEXT_WIDTH = 499.28;
const TOP = 56;
/** Room for the footer. */
const LEAST_BOTTOM = 58;
