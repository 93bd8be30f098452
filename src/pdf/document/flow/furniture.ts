import type { FontFamily } from '../font-family.ts';
import type { PageWriter } from '../page-writer.ts';
import { layoutText } from '../text-layout.ts';
import type { RunningText } from './piece.ts';
import { TextPainter } from './text-lines.ts';
import { COLORS, type Margins, SIZES } from './theme.ts';

/** What a page says about itself, for its header and footer. */
export interface PageInfo {
  /** Counted from 1. */
  readonly number: number;
  readonly total: number;
  readonly running: RunningText;
}

/** The texts round the page. All are decoration: a screen reader skips them. */
export interface Furniture {
  readonly headerLeft?: string;
  /** Bold: `E4 · p. 14`. */
  readonly headerRight?: string;
  readonly footerLeft?: string;
  readonly footerRight?: string;
  /** A word in a frame at the top, such as `Draft`. */
  readonly mark?: string;
}

/** Draws header, footer and mark. */
export function drawFurniture(page: PageWriter, fonts: FontFamily, margins: Margins, furniture: Furniture): void {
  const { width, height } = page.size;
  const [left, right] = [margins.left, width - margins.right];
  const headerY = height - 33;
  const footerY = 28;
  const write = (
    kind: 'Header' | 'Footer' | 'Watermark',
    text: string,
    options: { size: number; bold?: boolean; color?: `#${string}`; align: 'start' | 'center' | 'end'; y: number },
  ) => {
    const style = { chain: options.bold ? fonts.bold : fonts.regular, size: options.size, color: options.color ?? COLORS.muted };
    const [line] = layoutText([{ text, style }], Number.POSITIVE_INFINITY);
    if (!line) return { from: 0, to: 0 };
    const from = options.align === 'start' ? left : options.align === 'end' ? right - line.width : (left + right - line.width) / 2;
    new TextPainter(kind, []).draw(page, line, from, options.y);
    return { from, to: from + line.width };
  };

  const { headerLeft, headerRight, footerLeft, footerRight, mark } = furniture;
  if (headerLeft) write('Header', headerLeft, { size: SIZES.body, align: 'start', y: headerY });
  if (mark) {
    const { from, to } = write('Watermark', mark, { size: SIZES.small, bold: true, color: COLORS.draft, align: 'center', y: headerY });
    page.rules.roundedRectangle(from - 8, headerY - 5, to - from + 16, 16, 8, { stroke: COLORS.draft, lineWidth: 0.8 });
  }
  if (headerRight) write('Header', headerRight, { size: SIZES.body, bold: true, color: COLORS.ink, align: 'end', y: headerY });
  if (footerLeft || footerRight) page.rules.line({ x: left, y: footerY + 14 }, { x: right, y: footerY + 14 }, { stroke: COLORS.line });
  if (footerLeft) write('Footer', footerLeft, { size: SIZES.footer, align: 'start', y: footerY });
  if (footerRight) write('Footer', footerRight, { size: SIZES.footer, align: 'end', y: footerY });
}
