import { PDFHexString, PDFString } from 'pdf-lib';

/** A colour as on screen: `#rrggbb`. Everything is drawn in sRGB, which the output intent declares. */
export type Color = `#${string}`;

/** A number as content streams want it: at most three decimals, never an exponent (ISO 32000-1, 7.3.3). */
export function pdfNumber(value: number): string {
  // Put together from whole numbers: a page has thousands of these, and finding the shortest decimals of a fraction is slow.
  const thousandths = Math.round(value * 1000);
  const rest = Math.abs(thousandths % 1000);
  const whole = Math.trunc(thousandths / 1000);
  if (rest === 0) return String(whole);
  return `${thousandths < 0 && whole === 0 ? '-' : ''}${whole}${decimals[rest] ?? ''}`;
}

/** `.5` for 500 thousandths: what stands behind a whole number, without zeros at its end. */
const decimals = Array.from({ length: 1000 }, (_, rest) => `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`);

/** `#edf3f2` → `0.929 0.953 0.949`, the operands of `rg` and `RG`. */
export function pdfColor(color: Color): string {
  let operands = operandsByColor.get(color);
  if (operands === undefined) {
    operands = [1, 3, 5].map((at) => pdfNumber(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
    operandsByColor.set(color, operands);
  }
  return operands;
}

const operandsByColor = new Map<Color, string>();

/** A glyph number as four hexadecimal digits: one two-byte code of an Identity-H font. */
export function hexCode(code: number): string {
  return (0x10000 + code).toString(16).slice(1);
}

/** UTF-16BE in hexadecimal, without the byte order mark. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += hexCode(text.charCodeAt(i));
  return hex;
}

/**
 * A text string (ISO 32000-1, 7.9.2.2) for titles, alternate texts and file names, in any script. One that is too long for
 * PDF/A ends with an ellipsis; such texts stand in full on a page.
 */
export function textString(text: string): PDFHexString {
  const fitting = text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  return PDFHexString.of(`feff${utf16Hex(fitting)}`);
}

/** In units of 16 bits: a string has at most 32,767 bytes (PDF/A-3, 6.1.13), of which two are the byte order mark. */
const LONGEST_TEXT = 16_382;

/** A date (ISO 32000-1, 7.9.4), always in universal time so that the file does not depend on the device's zone. */
export function pdfDate(date: Date): PDFString {
  return PDFString.of(`D:${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`);
}

/** Text whose characters are all below U+0080, as bytes: the form of every content stream that Folio writes. */
export function asciiBytes(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

const encoder = new TextEncoder();
