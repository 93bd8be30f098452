import { breakWord } from './break-word.ts';
import { embeddingLevels, visualOrder } from './bidi-order.ts';
import type { ShapedRun } from './font-family.ts';
import { graphemesOf } from './graphemes.ts';
import type { Color } from './pdf-syntax.ts';
import type { TextFont, TextSegment } from './text-font.ts';
import { type TextStyle, toPart, type Word, type WordPart } from './words.ts';

export interface TextSpan {
  readonly text: string;
  readonly style: TextStyle;
}

/** Text that is drawn in one go: one font, one style, one direction. `x` and `width` are in points. */
export interface TextFragment {
  readonly x: number;
  readonly width: number;
  /** Which span it comes from. */
  readonly span: number;
  readonly font: TextFont;
  readonly size: number;
  readonly color: Color;
  readonly segments: readonly TextSegment[];
  readonly actualText: string | undefined;
}

/** Fragments are in reading order, which for right-to-left text is not their order on paper. */
export interface TextLine {
  readonly fragments: readonly TextFragment[];
  readonly width: number;
  readonly isRightToLeft: boolean;
}

/**
 * Breaks text into lines no wider than `width` points, at spaces, after hyphens and strokes, and within words that
 * are wider than a line. A line feed breaks always. Empty text gives one empty line.
 */
export function layoutText(spans: readonly TextSpan[], width: number): TextLine[] {
  return hardLines(spans).flatMap((line) => wrap(line, spans, width));
}

/** The width of text on one line, in points. */
export function textWidth(text: string, style: TextStyle): number {
  return layoutText([{ text, style }], Number.POSITIVE_INFINITY).reduce((width, line) => Math.max(width, line.width), 0);
}

interface Stretch {
  readonly text: string;
  readonly span: number;
}

/** Form C, because fonts hold the composed letters; no control characters; each kind of space that may break as a plain one. */
function clean(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

const PLAIN = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF]*$/;
/** Controls, soft hyphens, zero-width and direction marks: nothing to draw, and fonts may lack them. */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;

function hardLines(spans: readonly TextSpan[]): Stretch[][] {
  const lines: Stretch[][] = [[]];
  spans.forEach(({ text }, span) => {
    clean(text)
      .split('\n')
      .forEach((part, index) => {
        if (index > 0) lines.push([]);
        if (part !== '') lines.at(-1)?.push({ text: part, span });
      });
  });
  return lines;
}

function wrap(stretches: readonly Stretch[], spans: readonly TextSpan[], width: number): TextLine[] {
  const levels = embeddingLevels(stretches.map((stretch) => stretch.text).join(''));
  const queue = toWords(stretches, spans, levels?.levels);
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
        space = toPart(' ', span, style, level);
        while (text[at] === ' ') at++;
        continue;
      }
      const found = text.indexOf(' ', at);
      let end = found === -1 ? text.length : found;
      if (levels) for (let i = at + 1; i < end; i++) if (levels[offset + i] !== level) end = i;
      for (const chunk of inChunks(text.slice(at, end))) {
        const part = toPart(chunk, span, style, level);
        const last = words.at(-1);
        if (last && !space) {
          last.parts.push(part);
          last.width += part.width;
        } else {
          words.push({ parts: [part], space, width: part.width });
        }
        space = undefined;
      }
      at = end;
    }
    offset += text.length;
  }
  return words;
}

/** Words that no one typed (a pasted key, a data address) are shaped in chunks, or each line would shape the rest anew. */
function inChunks(word: string): string[] {
  if (word.length <= LONGEST_CHUNK) return [word];
  const letters = graphemesOf(word);
  const chunks: string[] = [];
  for (let i = 0; i < letters.length; i += LONGEST_CHUNK) chunks.push(letters.slice(i, i + LONGEST_CHUNK).join(''));
  return chunks;
}

const LONGEST_CHUNK = 64;

/** Left to right: neighbours of one look are joined, so that an ordinary line is a single operator. */
function plainLine(words: readonly Word[], trailing: WordPart | undefined): TextLine {
  const builder = new LineBuilder();
  words.forEach((word, index) => {
    if (index > 0 && word.space) builder.add(word.space);
    for (const part of word.parts) builder.add(part);
  });
  const width = builder.width;
  // Without a space at its end a line would run into the next one when the text is copied or read out.
  if (trailing && words.length > 0) builder.add(trailing);
  return { fragments: builder.fragments, width, isRightToLeft: false };
}

/** Mixed directions: each part is placed where the bidirectional algorithm wants it. */
function orderedLine(words: readonly Word[], trailing: WordPart | undefined, isRightToLeft: boolean): TextLine {
  const parts = words.flatMap((word, index) => (index > 0 && word.space ? [word.space, ...word.parts] : word.parts));
  const positions: number[] = [];
  let width = 0;
  for (const index of visualOrder(parts.map((part) => part.level))) {
    positions[index] = width;
    width += parts[index]?.width ?? 0;
  }
  const builder = new LineBuilder();
  parts.forEach((part, index) => builder.add(part, positions[index] ?? 0));
  if (trailing && parts.length > 0) builder.add(trailing, isRightToLeft ? -trailing.width : width);
  return { fragments: builder.fragments, width, isRightToLeft };
}

class LineBuilder {
  readonly fragments: Mutable<TextFragment>[] = [];
  width = 0;
  /** The only segment of the last fragment, while other words may still join it. */
  private open: Mutable<TextSegment> | undefined;

  add(part: WordPart, x = this.width): void {
    const [run] = part.shaped.runs;
    const codes = run && part.shaped.runs.length === 1 ? plainCodes(run) : undefined;
    const last = this.fragments.at(-1);
    if (codes === undefined || !run) {
      this.addRuns(part, x);
    } else if (this.open && last?.span === part.span && last.font === run.font && Math.abs(last.x + last.width - x) < TOLERANCE) {
      this.open.codes += codes;
      last.width += part.width;
    } else {
      this.open = { rise: 0, codes };
      this.push(part, run.font, x, part.width, [this.open], undefined);
    }
    this.width = Math.max(this.width, x + part.width);
  }

  private addRuns(part: WordPart, start: number): void {
    this.open = undefined;
    let x = start;
    for (const { font, shaped } of part.shaped.runs) {
      const width = (shaped.width * part.style.size) / 1000;
      this.push(part, font, x, width, shaped.segments, shaped.isExact ? undefined : shaped.text);
      x += width;
    }
  }

  private push({ span, style }: WordPart, font: TextFont, x: number, width: number, segments: readonly TextSegment[], actualText: string | undefined): void {
    this.fragments.push({ x, width, span, font, size: style.size, color: style.color, segments, actualText });
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The codes of a run that needs no ActualText and no raised accents, and so can be joined to its neighbours. */
function plainCodes({ shaped }: ShapedRun): string | undefined {
  const [segment] = shaped.segments;
  return shaped.isExact && shaped.segments.length === 1 && segment?.rise === 0 ? segment.codes : undefined;
}
