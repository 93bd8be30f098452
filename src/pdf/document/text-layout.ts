import { DIRECTION_MARKS, embeddingLevels } from './bidi-order.ts';
import { breakWord } from './break-word.ts';
import { cleanText } from './clean-text.ts';
import { breakablePieces, type HanForm, hanFormOf, mayBreakBetween } from './east-asian.ts';
import type { FontChain } from './font-chain.ts';
import { graphemesOf } from './graphemes.ts';
import { plainLines } from './plain-text.ts';
import { orderedLine, plainLine, type TextLine } from './text-line.ts';
import { type TextStyle, toPart, toSpace, type Word, type WordPart } from './words.ts';

export interface TextSpan {
  readonly text: string;
  readonly style: TextStyle;
}

/**
 * Breaks text into lines no wider than `width` points, at spaces, after hyphens and strokes, and within words that
 * are wider than a line. A line feed breaks always. Empty text gives one empty line.
 */
export function layoutText(spans: readonly TextSpan[], width: number): readonly TextLine[] {
  const [first] = spans;
  if (!first) return breakLines(spans, width);
  const { chain } = first.style;
  let texts = knownLines.get(chain);
  if (!texts) knownLines.set(chain, (texts = new Map()));
  let known = texts.get(first.text);
  if (!known) texts.set(first.text, (known = []));
  for (const one of known) if (one.width === width && isSame(one.spans, spans)) return one.lines;
  const lines = breakLines(spans, width);
  known.push({ spans, width, lines });
  return lines;
}

interface KnownText {
  readonly spans: readonly TextSpan[];
  readonly width: number;
  readonly lines: readonly TextLine[];
}

/** By the first span's text. A document says many things more than once, and what mentions pages is laid out at least twice. */
const knownLines = new WeakMap<FontChain, Map<string, KnownText[]>>();

function isSame(a: readonly TextSpan[], b: readonly TextSpan[]): boolean {
  return a.length === b.length && a.every((span, index) => span.text === b[index]?.text && hasSameLook(span.style, b[index].style));
}

function hasSameLook(a: TextStyle, b: TextStyle): boolean {
  return a === b || (a.chain === b.chain && a.size === b.size && a.color === b.color);
}

/** Nearly all text is plain; what is not, and what has several looks, is laid out word by word. */
function breakLines(spans: readonly TextSpan[], width: number): readonly TextLine[] {
  const only = spans.length === 1 ? spans[0] : undefined;
  return (only && plainLines(only.text, only.style, width)) ?? hardLines(spans).flatMap((line) => wrap(line, spans, width));
}

/** The width of text on one line, in points. */
export function textWidth(text: string, style: TextStyle): number {
  return layoutText([{ text, style }], Number.POSITIVE_INFINITY).reduce((width, line) => Math.max(width, line.width), 0);
}

interface Stretch {
  readonly text: string;
  readonly span: number;
}

function hardLines(spans: readonly TextSpan[]): Stretch[][] {
  const lines: Stretch[][] = [[]];
  spans.forEach(({ text }, span) => {
    cleanText(text)
      .split('\n')
      .forEach((part, index) => {
        if (index > 0) lines.push([]);
        if (part !== '') lines.at(-1)?.push({ text: part, span });
      });
  });
  return lines;
}

function wrap(stretches: readonly Stretch[], spans: readonly TextSpan[], width: number): TextLine[] {
  const text = stretches.length === 1 ? (stretches[0]?.text ?? '') : stretches.map((stretch) => stretch.text).join('');
  const levels = embeddingLevels(text);
  const form = hanFormOf(text);
  const queue = toWords(stretches, form ? spans.map((span) => inForm(span, form)) : spans, levels?.levels);
  const lines: Word[][] = [];
  let line: Word[] = [];
  let used = 0;

  for (let i = 0; i < queue.length; i++) {
    const word = queue[i];
    if (!word) continue;
    const space = line.length > 0 ? (word.space?.width ?? 0) : 0;
    if (used + space + word.width <= width + TOLERANCE) {
      line.push(word);
      used += space + word.width;
      continue;
    }
    const broken = breakWord(word, width - used - space, line.length === 0);
    if (broken) {
      const [head, tail] = broken;
      line.push(head);
      queue.splice(i, 1, head, tail);
    } else if (line.length > 0) {
      i--;
    } else {
      // A single letter wider than the column.
      line.push(word);
    }
    lines.push(line);
    line = [];
    used = 0;
  }
  if (line.length > 0 || lines.length === 0) lines.push(line);

  const isRightToLeft = (levels?.paragraphs[0]?.level ?? 0) === 1;
  return lines.map((words, index) => {
    const next = lines[index + 1]?.[0]?.space;
    return levels ? orderedLine(words, next, isRightToLeft) : plainLine(words, next);
  });
}

const TOLERANCE = 0.01;

function inForm({ text, style }: TextSpan, form: HanForm): TextSpan {
  return { text, style: { ...style, chain: style.chain.inForm(form) } };
}

function toWords(stretches: readonly Stretch[], spans: readonly TextSpan[], levels: Uint8Array | undefined): Word[] {
  const words: Word[] = [];
  let space: WordPart | undefined;
  let offset = 0;
  for (const { text, span } of stretches) {
    const style = spans[span]?.style;
    if (!style) continue;
    let at = 0;
    while (at < text.length) {
      const level = levels?.[offset + at] ?? 0;
      if (text[at] === ' ') {
        space = toSpace(span, style, level, words.at(-1)?.parts.at(-1));
        while (text[at] === ' ') at++;
        continue;
      }
      let end = text.indexOf(' ', at);
      if (end === -1) end = text.length;
      if (levels) {
        // They have had their effect on the levels.
        if (DIRECTION_MARKS.test(text[at] ?? '')) {
          at++;
          continue;
        }
        for (let i = at + 1; i < end; i++) if (levels[offset + i] !== level || DIRECTION_MARKS.test(text[i] ?? '')) end = i;
      }
      for (const piece of breakablePieces(text.slice(at, end))) {
        for (const chunk of piece.length <= LONGEST_CHUNK ? [piece] : inChunks(piece)) {
          const part = toPart(chunk, span, style, level);
          const last = words.at(-1);
          if (last && !space && !mayBreakBetween(lastLetter(last), chunk)) {
            last.parts.push(part);
            last.width += part.width;
          } else {
            words.push({ parts: [part], space, width: part.width });
          }
          space = undefined;
        }
      }
      at = end;
    }
    offset += text.length;
  }
  return words;
}

function lastLetter({ parts }: Word): string {
  return Array.from(parts.at(-1)?.text ?? '').at(-1) ?? '';
}

/** Words that no one typed (a pasted key, a data address) are shaped in chunks, or each line would shape the rest anew. */
function inChunks(word: string): string[] {
  const letters = graphemesOf(word);
  const chunks: string[] = [];
  for (let i = 0; i < letters.length; i += LONGEST_CHUNK) chunks.push(letters.slice(i, i + LONGEST_CHUNK).join(''));
  return chunks;
}

const LONGEST_CHUNK = 64;
