import { DIRECTION_MARKS, RIGHT_TO_LEFT } from './bidi-order.ts';

/**
 * Form C, because fonts hold the composed letters; no control characters; each kind of space that may break as a plain
 * one. Direction marks stay where there is something to direct.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]/g, ' ')
    .replace(RIGHT_TO_LEFT.test(text) ? UNSEEN : INVISIBLE, '$1')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

const PLAIN = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF]*$/;
/**
 * Controls, soft hyphens, direction marks: nothing to draw, and fonts may lack them. Joiners shape letters, some Arabic
 * signs are counted here too, and the flags of England, Scotland and Wales are spelt with such characters (group 1).
 */
const INVISIBLE = /(\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F})|(?!\n|\u200C|\u200D|[\u0600-\u0605]|\u06DD)[\p{Cc}\p{Cf}]/gu;
/** The same without direction marks. */
const UNSEEN = new RegExp(INVISIBLE.source.replace('(?!', `(?!${DIRECTION_MARKS.source}|`), 'gu');
