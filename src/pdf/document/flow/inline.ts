import type { LinkTarget } from '../links.ts';
import type { Color } from '../pdf-syntax.ts';
import type { TextSpan } from '../text-layout.ts';
import type { LayoutContext, PageOf } from './context.ts';

/** Text within a block: plain, or in parts that look different or lead somewhere. */
export type InlineText = string | readonly Inline[];

export type Inline = string | InlineSpan;

export interface InlineSpan {
  /** A function gets the page numbers of named places, for text such as `see page 14`. */
  readonly text: string | ((pageOf: PageOf) => string);
  readonly bold?: boolean;
  readonly color?: Color;
  readonly size?: number;
  /** Somebody's own words, among ours. */
  readonly isTyped?: boolean;
  /** A link to a place that is not in this document is printed as plain text. */
  readonly link?: LinkTarget;
  /** Where the link leads, for people who do not see its surroundings; otherwise its text is used. */
  readonly linkDescription?: string;
}

/** `E4` as a link with its printed page, `E4 p. 14`, which is never broken over two lines. */
export function reference(destination: string, label = destination): InlineSpan {
  return {
    text: (pageOf) => {
      const page = pageOf(destination);
      return page === undefined ? label : `${label} p. ${page}`.replaceAll(' ', '\u00A0');
    },
    link: { destination },
    linkDescription: `Go to ${label}`,
  };
}

export interface SpanLink {
  readonly target: LinkTarget;
  readonly description: string;
}

export interface ResolvedInline {
  readonly spans: readonly TextSpan[];
  /** `links[i]` belongs to `spans[i]`. */
  readonly links: readonly (SpanLink | undefined)[];
  /** Which spans are in the language of what people typed; undefined when that is the language of everything. */
  readonly typed: ReadonlySet<number> | undefined;
}

/** The parts with their looks and pages filled in. */
export function resolveInline(inline: InlineText, context: LayoutContext): ResolvedInline {
  const { fonts, text: defaults } = context;
  const plain = (text: string): TextSpan => ({
    text,
    style: { chain: defaults.bold ? fonts.bold : fonts.regular, size: defaults.size, color: defaults.color },
  });
  if (typeof inline === 'string') return { spans: [plain(inline)], links: [], typed: undefined };
  const typed = context.typed === undefined ? undefined : new Set<number>();
  const spans: TextSpan[] = [];
  const links: (SpanLink | undefined)[] = [];
  for (const part of inline) {
    if (typeof part === 'string') {
      spans.push(plain(part));
      links.push(undefined);
      continue;
    }
    if (part.isTyped) typed?.add(spans.length);
    const text = typeof part.text === 'string' ? part.text : part.text(context.pageOf);
    const chain = (part.bold ?? defaults.bold) ? fonts.bold : fonts.regular;
    spans.push({ text, style: { chain, size: part.size ?? defaults.size, color: part.color ?? defaults.color } });
    const target = part.link && isReachable(part.link, context) ? part.link : undefined;
    links.push(target && { target, description: part.linkDescription ?? text });
  }
  return { spans, links, typed };
}

function isReachable(target: LinkTarget, context: LayoutContext): boolean {
  return 'address' in target || context.pageOf(target.destination) !== undefined;
}
