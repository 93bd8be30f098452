import { textWidth } from '../text-layout.ts';
import { type Content, contentPieces } from './content.ts';
import { type Block, markTyped } from './context.ts';
import { indented, type Piece, withGaps } from './piece.ts';
import { rowPiece } from './row.ts';
import { withText } from './text-blocks.ts';
import { textLines } from './text-lines.ts';
import { COLORS, GAPS } from './theme.ts';

/** A bullet list, or a numbered one. */
export function list(items: readonly Content[], options: { readonly isNumbered?: boolean; readonly isTyped?: boolean } = {}): Block {
  return (context, width) => {
    const { isNumbered = false } = options;
    const element = context.parent?.add('L', { numbering: isNumbered ? 'Decimal' : 'Disc' });
    if (options.isTyped) markTyped(element, context);
    const style = { chain: context.fonts.regular, size: context.text.size, color: context.text.color };
    const widest = isNumbered ? `${items.length}.` : '•';
    const indent = textWidth(widest, style) + context.text.size * 0.6;

    const pieces = items.flatMap((item, index) => {
      const entry = element?.add('LI');
      const [label] = textLines(isNumbered ? `${index + 1}.` : '•', entry?.add('Lbl'), context, { width: indent });
      const [first, ...rest] = contentPieces(item, entry?.add('LBody'), context, width - indent);
      if (!first) return [];
      const beginning: Piece = {
        ...first,
        draw: (page, x, top) => {
          label?.draw(page, x, top);
          first.draw(page, x + indent, top);
        },
      };
      return withGaps([beginning, ...rest.map((piece) => indented(piece, indent))], GAPS.item, GAPS.item);
    });
    return withGaps(pieces, GAPS.paragraph, GAPS.paragraph);
  };
}

export interface DetailsOptions {
  /** Share of the width for the labels; 0.28 unless given. */
  readonly labelShare?: number;
  /** A thin rule under each pair. */
  readonly hasRules?: boolean;
  /** The values are what people typed; the labels are ours. */
  readonly isTyped?: boolean;
}

/** Labels with their values beside them. Pairs with an empty value are the caller's to leave out or to word. */
export function details(pairs: readonly (readonly [label: string, value: Content])[], options: DetailsOptions = {}): Block {
  return (context, width) => {
    const { labelShare = 0.28, hasRules = false } = options;
    const element = context.parent?.add('L');
    const left = width * labelShare;
    const padding = hasRules ? 3.5 : 1.5;

    const pieces = pairs.map(([label, value]) => {
      const entry = element?.add('LI');
      const labels = textLines(label, entry?.add('Lbl'), withText(context, { color: COLORS.muted }), { width: left - 10 });
      const body = entry?.add('LBody');
      if (options.isTyped) markTyped(body, context);
      const values = contentPieces(value, body, context, width - left);
      return rowPiece(
        [
          { x: 0, pieces: labels },
          { x: left, pieces: values },
        ],
        {
          paddingTop: padding,
          paddingBottom: padding,
          unbreakableUpTo: context.maxHeight / 4,
          decorate: (page, x, top, height, isLastPart) => {
            if (hasRules && isLastPart) page.rules.line({ x, y: top - height }, { x: x + width, y: top - height }, { stroke: COLORS.line });
          },
        },
      );
    });
    return withGaps(pieces, GAPS.paragraph, GAPS.paragraph);
  };
}
