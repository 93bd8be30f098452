/** Form C, because fonts hold the composed letters; no control characters; each kind of space that may break as a plain one. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

const PLAIN = /^[\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF]*$/;
/** Controls, soft hyphens, direction marks: nothing to draw, and fonts may lack them. Joiners shape letters, and some Arabic signs are counted here too. */
const INVISIBLE = /(?!\n|\u200C|\u200D|[\u0600-\u0605]|\u06DD)[\p{Cc}\p{Cf}]/gu;
