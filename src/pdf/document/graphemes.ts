/** What a reader takes for one character: a letter with its accents, an emoji with its skin tone (UAX #29). */
export function graphemesOf(text: string): string[] {
  // Made at first need: most documents never need it, and it takes ten milliseconds.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

let segmenter: Intl.Segmenter | undefined;
