import type { Color } from '../pdf-syntax.ts';
import { type Block, derive, type LayoutContext, markTyped } from './context.ts';
import type { InlineText } from './inline.ts';
import { keptWithNext } from './piece.ts';
import { type Alignment, textLines } from './text-lines.ts';
import { COLORS, GAPS, LINE_HEIGHT, MEASURE, SIZES, TIGHT_LINE_HEIGHT } from './theme.ts';

export interface TextOptions {
  readonly bold?: boolean;
  readonly color?: Color;
  readonly size?: number;
  readonly align?: Alignment;
  /** Least space before and after in points. */
  readonly gapBefore?: number;
  readonly gapAfter?: number;
  /** Stays on the page of what follows. */
  readonly keepWithNext?: boolean;
  /** Somebody's own words, not ours. */
  readonly isTyped?: boolean;
}

/** A paragraph. Line feeds in the text begin a new line. */
export function paragraph(text: InlineText, options: TextOptions = {}): Block {
  return (context, width) => {
    const { align = 'start', gapBefore = GAPS.paragraph, gapAfter = GAPS.paragraph } = options;
    const element = context.parent?.add('P');
    if (options.isTyped) markTyped(element, context);
    const lines = textLines(text, element, withText(context, options), { width, measure: MEASURE, align, gapBefore, gapAfter });
    return options.keepWithNext ? keptWithNext(lines) : lines;
  };
}

/** A paragraph in the small, muted type of notes and captions. */
export function note(text: InlineText, options: TextOptions = {}): Block {
  return paragraph(text, { size: SIZES.small, color: COLORS.muted, gapBefore: 4, ...options });
}

export interface HeadingOptions {
  /** How it looks; by default the first two levels are titles, the third a section heading, deeper ones bold text. */
  readonly look?: 'cover' | 'title' | 'section' | 'strong';
  /** The name that links lead to. Unique in the document. */
  readonly destination?: string;
  /** False: no bookmark. A text: the bookmark says that instead. By default levels 1 to 3 have bookmarks. */
  readonly outline?: boolean | string;
  /** A muted line above (kind and date of the evidence). It is read after the heading. */
  readonly above?: InlineText;
  readonly gapBefore?: number;
  readonly gapAfter?: number;
  /** Somebody's own words, not ours. */
  readonly isTyped?: boolean;
}

/**
 * A heading. No level may be left out in a document (PDF/UA-1, 7.4.2): where a part is left out that had the level
 * between, the heading is tagged one level deeper than the one before, and looks as it would.
 */
export function heading(level: 1 | 2 | 3 | 4 | 5 | 6, text: string, options: HeadingOptions = {}): Block {
  return (context, width) => {
    const { look = LOOKS[level], outline = level <= 3, above } = options;
    const depth = Math.min(level, context.headings.last + 1);
    context.headings.last = depth;
    const element = context.parent?.add(HEADING_TYPES[depth - 1] ?? 'H6');
    if (options.isTyped) markTyped(element, context);
    const destination = options.destination ?? `heading ${context.outline.length + 1}`;
    if (outline !== false) context.outline.push({ level, title: outline === true ? text : outline, destination });

    const { size, gapBefore, lineHeight } = HEADINGS[look];
    const lines = textLines(text, element, derive(context, context.parent, { size, bold: true, color: COLORS.ink }), {
      width,
      lineHeight,
      gapAfter: options.gapAfter ?? GAPS.afterHeading,
      isBalanced: true,
    });
    const aboveLines =
      above === undefined ? [] : textLines(above, context.parent?.add('P'), withText(context, { color: COLORS.muted, size: SIZES.body }), { width });
    const [first, ...rest] = keptWithNext([...aboveLines, ...lines]);
    if (!first) return [];
    const hasPlace = options.destination !== undefined || outline !== false;
    return [{ ...first, gapBefore: options.gapBefore ?? gapBefore, ...(hasPlace ? { anchors: [{ name: destination, offset: -6 }] } : {}) }, ...rest];
  };
}

const HEADING_TYPES = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;

const LOOKS = { 1: 'title', 2: 'title', 3: 'section', 4: 'strong', 5: 'strong', 6: 'strong' } as const;

const HEADINGS = {
  cover: { size: SIZES.cover, gapBefore: GAPS.title, lineHeight: TIGHT_LINE_HEIGHT },
  title: { size: SIZES.title, gapBefore: GAPS.title, lineHeight: TIGHT_LINE_HEIGHT },
  section: { size: SIZES.section, gapBefore: GAPS.section, lineHeight: TIGHT_LINE_HEIGHT },
  strong: { size: SIZES.strong, gapBefore: GAPS.strong, lineHeight: LINE_HEIGHT },
} as const;

/** The context with another look of text. */
export function withText(context: LayoutContext, { bold, color, size }: Pick<TextOptions, 'bold' | 'color' | 'size'>): LayoutContext {
  const { text } = context;
  return derive(context, context.parent, { bold: bold ?? text.bold, color: color ?? text.color, size: size ?? text.size });
}
