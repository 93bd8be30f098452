/** What a reader takes for one character: a letter with its accents, an emoji with its skin tone (UAX #29). */
export function graphemesOf(text: string): string[] {
  if (SINGLE_UNITS.test(text)) return text.split('');
  // Made at first need: most documents never need it, and it takes ten milliseconds.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Letters and signs of one UTF-16 unit that never join their neighbours; a test compares this with the segmenter. */
const SINGLE_UNITS =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u2070-\u20CF\u2100-\u2BFF\uFFFD]*$/;

let segmenter: Intl.Segmenter | undefined;
