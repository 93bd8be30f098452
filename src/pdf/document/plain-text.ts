import { HYPHEN } from './break-word.ts';
import type { ShapedWord } from './font-chain.ts';
import type { TextFont } from './text-font.ts';
import type { TextLine } from './text-line.ts';
import type { TextStyle } from './words.ts';

/**
 * The lines of text in one look, of one font and from left to right, which is nearly all text: its words are only looked
 * up, measured and strung together. Undefined as soon as something asks for more, or a word may have to be torn: then
 * `wrap` in text-layout does it, which gives the same lines for whatever can be done here (a test compares them).
 */
export function plainLines(text: string, style: TextStyle, width: number): TextLine[] | undefined {
  if (!PLAIN.test(text)) return undefined;
  const builder = new PlainLines(style, width);
  for (const line of text.split('\n')) if (!fill(builder, line)) return undefined;
  return builder.lines;
}

/** False when the line cannot be done here. */
function fill(builder: PlainLines, text: string): boolean {
  for (let at = 0; at < text.length;) {
    if (text.charCodeAt(at) === SPACE) {
      if (!builder.addSpace()) return false;
      while (text.charCodeAt(at) === SPACE) at++;
    }
    const found = text.indexOf(' ', at);
    const end = found === -1 ? text.length : found;
    if (end > at && !builder.addWord(text.slice(at, end))) return false;
    at = end;
  }
  builder.endLine('', 0);
  return true;
}

/** Composed letters and signs that `cleanText` leaves as they are, of scripts that run to the right, spaces and line feeds. */
const PLAIN =
  /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0373\u0375-\u037D\u037F-\u0386\u0388-\u0482\u048A-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E]*$/;
const SPACE = 0x20;
/** Longer ones are shaped in chunks. */
const LONGEST_WORD = 64;
const TOLERANCE = 0.01;

class PlainLines {
  readonly lines: TextLine[] = [];
  private font: TextFont | undefined;
  private space: NonNullable<ShapedWord['plain']> | undefined;
  private spaceWidth = 0;
  /** Of the line that is being filled. */
  private codes = '';
  private used = 0;

  constructor(
    private readonly style: TextStyle,
    private readonly width: number,
  ) {}

  /** Notes what a space looks like; false when it is not plain. It is written once a word follows. */
  addSpace(): boolean {
    if (this.space) return true;
    const shaped = this.style.chain.shape(' ');
    this.space = shaped.plain;
    this.spaceWidth = (shaped.width * this.style.size) / 1000;
    return shaped.plain !== undefined && this.holds(shaped.plain.font);
  }

  /** False when the word cannot be done here. */
  addWord(text: string): boolean {
    if (text.length > LONGEST_WORD) return false;
    const { plain, width: perThousand } = this.style.chain.shape(text);
    if (!plain || !this.holds(plain.font)) return false;
    const width = (perThousand * this.style.size) / 1000;
    if (this.codes !== '' && this.space) {
      if (this.used + this.spaceWidth + width <= this.width + TOLERANCE) {
        this.codes += this.space.codes + plain.codes;
        this.used = this.used + this.spaceWidth + width;
        return true;
      }
      if (HYPHEN.test(text)) return false;
      // Without a space at its end a line would run into the next one when the text is copied or read out.
      this.endLine(this.space.codes, this.spaceWidth);
    }
    if (width > this.width + TOLERANCE) return false;
    this.codes = plain.codes;
    this.used = width;
    return true;
  }

  /** Ends the line with what goes after its last word. */
  endLine(trailingCodes: string, trailingWidth: number): void {
    const { codes, used, font } = this;
    const { size, color } = this.style;
    const all = codes + trailingCodes;
    const fragments =
      font && codes !== '' ? [{ x: 0, width: used + trailingWidth, span: 0, font, size, color, codes: all, actualText: undefined }] : [];
    this.lines.push({ fragments, width: used, isRightToLeft: false });
    this.codes = '';
    this.used = 0;
  }

  private holds(font: TextFont): boolean {
    this.font ??= font;
    return this.font === font;
  }
}
