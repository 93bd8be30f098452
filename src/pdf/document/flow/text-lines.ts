import type { LinkArea } from '../links.ts';
import type { ArtifactKind, PageWriter } from '../page-writer.ts';
import type { StructureElement } from '../structure.ts';
import { layoutText, type TextSpan } from '../text-layout.ts';
import type { TextFragment, TextLine } from '../text-line.ts';
import type { LayoutContext } from './context.ts';
import { type InlineText, resolveInline, type SpanLink } from './inline.ts';
import type { Piece } from './piece.ts';
import { HALF_CAPITAL, LINE_HEIGHT } from './theme.ts';

/** `start` follows the direction of the text: the right side for Arabic. */
export type Alignment = 'start' | 'center' | 'end';

export interface LinesOptions {
  readonly width: number;
  /** Where lines break, when that is to be before the full width; what fits on one line is left on it. */
  readonly measure?: number;
  readonly align?: Alignment;
  readonly lineHeight?: number;
  readonly gapBefore?: number;
  readonly gapAfter?: number;
  /** Lines of about the same length, as few as they have to be: no word alone on the last line of a title. */
  readonly isBalanced?: boolean;
}

/**
 * The lines of a text as pieces. At least two lines stay together at the foot and at the head of a page. `element`
 * owns the text; without one it is decoration.
 */
export function textLines(inline: InlineText, element: StructureElement | undefined, context: LayoutContext, options: LinesOptions): Piece[] {
  const { width, align = 'start', lineHeight = LINE_HEIGHT, gapBefore = 0, gapAfter = 0 } = options;
  const { spans, links, typed } = resolveInline(inline, context);
  const lines = options.isBalanced ? balancedLines(spans, width) : linesWithin(spans, width, options.measure);
  const painter = new TextPainter(element ?? 'Layout', links, typed && ((span) => (typed.has(span) ? context.typed : undefined)));
  const defaultSize = context.text.size;

  return lines.map((line, index) => {
    const size = line.fragments.reduce((largest, fragment) => Math.max(largest, fragment.size), 0) || defaultSize;
    const height = size * lineHeight;
    const shift =
      (align === 'end') !== (align === 'start' && line.isRightToLeft) ? width - line.width : align === 'center' ? (width - line.width) / 2 : 0;
    // Capitals stand in the middle of the line's height.
    const baseline = height / 2 + size * HALF_CAPITAL;
    return {
      height,
      gapBefore: index === 0 ? gapBefore : 0,
      gapAfter: index === lines.length - 1 ? gapAfter : 0,
      keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
      draw: (page, x, top) => painter.draw(page, line, x + shift, top - baseline),
    };
  });
}

function linesWithin(spans: readonly TextSpan[], width: number, measure = width): readonly TextLine[] {
  if (measure >= width) return layoutText(spans, width);
  let least = 0;
  for (const { text, style } of spans) least += text.length * style.size * NARROW_LETTER;
  const lines = least > width ? [] : layoutText(spans, width);
  return lines.length === 1 ? lines : layoutText(spans, measure);
}

/** Of a text of narrow letters, in ems: what is longer at this width surely needs more than one line. */
const NARROW_LETTER = 0.3;

/** Narrows the column as far as that costs no further line. */
function balancedLines(spans: readonly TextSpan[], width: number): readonly TextLine[] {
  const lines = layoutText(spans, width);
  if (lines.length < 2) return lines;
  let [narrow, wide, best] = [width / 2, width, lines];
  for (let step = 0; step < 5; step++) {
    const middle = (narrow + wide) / 2;
    const tried = layoutText(spans, middle);
    if (tried.length > lines.length) narrow = middle;
    else [wide, best] = [middle, tried];
  }
  return best;
}

/** Draws the lines of one text, and keeps a link that runs over several lines one link, and words in another language one span. */
export class TextPainter {
  private current: { span: number; page: PageWriter; element: StructureElement; area: LinkArea } | undefined;
  private foreign: { span: number; element: StructureElement } | undefined;

  constructor(
    private readonly owner: StructureElement | ArtifactKind,
    private readonly links: readonly (SpanLink | undefined)[],
    private readonly languageOf?: (span: number) => string | undefined,
  ) {}

  draw(page: PageWriter, line: TextLine, x: number, baseline: number): void {
    for (const fragment of line.fragments) {
      const link = this.links[fragment.span];
      const at = x + fragment.x;
      if (typeof this.owner === 'string') page.artifact(this.owner, (content) => content.text(fragment, at, baseline));
      else if (link) this.drawLink(page, this.owner, link, fragment, at, baseline);
      else page.tagged(this.elementOf(fragment.span, this.owner), (content) => content.text(fragment, at, baseline));
    }
  }

  private elementOf(span: number, owner: StructureElement): StructureElement {
    const language = this.languageOf?.(span);
    if (language === undefined) return owner;
    if (this.foreign?.span !== span) {
      const element = owner.add('Span');
      element.language = language;
      this.foreign = { span, element };
    }
    return this.foreign.element;
  }

  private drawLink(page: PageWriter, parent: StructureElement, link: SpanLink, fragment: TextFragment, x: number, baseline: number): void {
    if (this.current?.span !== fragment.span || this.current.page !== page) {
      const element = parent.add('Link');
      const area = page.link(element, link.target, link.description);
      this.current = { span: fragment.span, page, element, area };
    }
    const { element, area } = this.current;
    page.tagged(element, (content) => content.text(fragment, x, baseline));
    const bottom = baseline - fragment.size * 0.3;
    const top = baseline + fragment.size * 0.95;
    const last = area.rectangles.at(-1);
    // Fragments of the same line grow the same rectangle.
    if (last?.bottom === bottom) area.rectangles.splice(-1, 1, { ...last, right: x + fragment.width });
    else area.rectangles.push({ left: x, bottom, right: x + fragment.width, top });
  }
}
