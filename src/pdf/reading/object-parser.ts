import { PDFArray, PDFBool, type PDFContext, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, type PDFObject, PDFRef, PDFString } from 'pdf-lib';
import { damaged, OutOfBytes } from './pdf-read-error.ts';

/**
 * Reads objects as ISO 32000-1, 7.3, writes them, from a piece of a file. Throws `OutOfBytes` or a `PdfProblem`, and never
 * goes deeper than a sound file does. Streams are left alone: only their dictionary is read.
 */
export class ObjectParser {
  private depthLeft = DEEPEST;
  private objectsLeft = MOST_OBJECTS;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly context: PDFContext,
    public at = 0,
    /** True when nothing comes behind these bytes, so that their end ends a number or a word. */
    private readonly isWhole = false,
  ) {}

  object(): PDFObject {
    if (--this.objectsLeft < 0) damaged('an object has too many parts');
    this.skipSpace();
    const byte = this.peek();
    if (byte === SLASH) return this.name();
    if (byte === OPEN_PAREN) return this.string();
    if (byte === OPEN_BRACKET) return this.deeper(() => this.array());
    if (byte === LESS) return this.peek(1) === LESS ? this.deeper(() => this.dict()) : this.hexString();
    if (isNumeric(byte)) return this.numberOrRef();
    const word = this.keyword();
    if (word === 'true') return PDFBool.True;
    if (word === 'false') return PDFBool.False;
    if (word === 'null') return PDFNull;
    return damaged('there are strange words in an object');
  }

  /** The next run of letters, such as `obj` or `endstream`; '' when something else comes. */
  keyword(): string {
    this.skipSpace();
    const start = this.at;
    while (isLetter(this.next())) this.at += 1;
    return String.fromCharCode(...this.bytes.subarray(start, Math.min(this.at, start + LONGEST_KEYWORD)));
  }

  /** A whole number without a sign. */
  integer(): number {
    this.skipSpace();
    let value = 0;
    let digits = 0;
    for (let byte = this.next(); isDigit(byte); byte = this.next()) {
      value = value * 10 + (byte - ZERO);
      this.at += 1;
      if (++digits > 15) damaged('a number is too long');
    }
    return digits === 0 ? damaged('a number is missing') : value;
  }

  skipSpace(): void {
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === PERCENT) while (this.at < this.bytes.length && !isLineEnd(this.bytes[this.at] ?? 0)) this.at += 1;
      else if (!isSpace(byte)) return;
    }
  }

  /** True when nothing but space is left. */
  isAtEnd(): boolean {
    this.skipSpace();
    return this.at >= this.bytes.length;
  }

  private peek(ahead = 0): number {
    const byte = this.bytes[this.at + ahead];
    if (byte === undefined) throw new OutOfBytes();
    return byte;
  }

  /** As `peek`, where the end of everything is as good as a space. */
  private next(ahead = 0): number {
    return this.isWhole ? (this.bytes[this.at + ahead] ?? SPACE) : this.peek(ahead);
  }

  private deeper<T>(read: () => T): T {
    if (--this.depthLeft < 0) damaged('its parts lie in each other without end');
    const value = read();
    this.depthLeft += 1;
    return value;
  }

  private array(): PDFArray {
    const array = PDFArray.withContext(this.context);
    this.at += 1;
    for (this.skipSpace(); this.peek() !== CLOSE_BRACKET; this.skipSpace()) array.push(this.object());
    this.at += 1;
    return array;
  }

  private dict(): PDFDict {
    const entries = new Map<PDFName, PDFObject>();
    this.at += 2;
    for (this.skipSpace(); this.peek() !== GREATER; this.skipSpace()) {
      if (this.peek() !== SLASH) damaged('an entry of an object has no name');
      const key = this.name();
      entries.set(key, this.object());
    }
    if (this.peek(1) !== GREATER) damaged('an object does not end');
    this.at += 2;
    return PDFDict.fromMapWithContext(entries, this.context);
  }

  private name(): PDFName {
    const start = ++this.at;
    while (isRegular(this.next())) this.at += 1;
    if (this.at - start > LONGEST_NAME) damaged('a name is too long');
    return PDFName.of(String.fromCharCode(...this.bytes.subarray(start, this.at)));
  }

  private string(): PDFString {
    const start = ++this.at;
    for (let depth = 1; ; this.at += 1) {
      const byte = this.peek();
      if (byte === BACKSLASH) this.at += 1;
      else if (byte === OPEN_PAREN) depth += 1;
      else if (byte === CLOSE_PAREN && --depth === 0) break;
    }
    return PDFString.of(this.latin1(start, this.at++));
  }

  private hexString(): PDFHexString {
    const start = ++this.at;
    while (this.peek() !== GREATER) this.at += 1;
    const digits = this.latin1(start, this.at++).replaceAll(/[^\dA-Fa-f]/g, '');
    return PDFHexString.of(digits);
  }

  private numberOrRef(): PDFObject {
    const value = this.number();
    if (!Number.isInteger(value) || value < 0) return PDFNumber.of(value);
    // `12 0 R`: only with all three in sight is it a reference, and only with more in sight is it surely not.
    const before = this.at;
    this.skipSpace();
    if (!isDigit(this.next())) {
      this.at = before;
      return PDFNumber.of(value);
    }
    const generation = this.number();
    this.skipSpace();
    if (this.next() === LETTER_R && !isRegular(this.next(1)) && Number.isInteger(generation)) {
      this.at += 1;
      return PDFRef.of(value, generation);
    }
    this.at = before;
    return PDFNumber.of(value);
  }

  private number(): number {
    const start = this.at;
    while (isNumeric(this.next())) this.at += 1;
    if (this.at - start > LONGEST_NUMBER) damaged('a number is too long');
    const value = Number(String.fromCharCode(...this.bytes.subarray(start, this.at)));
    // Some programs write `--5` or `1.2.3`: as other readers do, such a number is nought.
    return Number.isFinite(value) ? value : 0;
  }

  private latin1(start: number, end: number): string {
    let text = '';
    for (let from = start; from < end; from += 8192) text += String.fromCharCode(...this.bytes.subarray(from, Math.min(end, from + 8192)));
    return text;
  }
}

const DEEPEST = 60;
const MOST_OBJECTS = 1_000_000;
const LONGEST_KEYWORD = 20;
const LONGEST_NAME = 1000;
const LONGEST_NUMBER = 100;

const SPACE = 0x20;
const PERCENT = 0x25;
const OPEN_PAREN = 0x28;
const CLOSE_PAREN = 0x29;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const LESS = 0x3c;
const GREATER = 0x3e;
const LETTER_R = 0x52;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function isNumeric(byte: number): boolean {
  return isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;
}

/** Neither space nor a sign that ends a word (ISO 32000-1, 7.2.2). */
function isRegular(byte: number): boolean {
  return !isSpace(byte) && !DELIMITERS.has(byte);
}

const DELIMITERS: ReadonlySet<number> = new Set(Array.from('()<>[]{}/%', (sign) => sign.charCodeAt(0)));
