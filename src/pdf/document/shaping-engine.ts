import type { Font, GlyphRun, MarkRecord } from 'fontkit';

/** Turns text of one direction into glyphs; undefined when the engine fails on it. */
export type Shaper = (text: string, isRightToLeft: boolean) => GlyphRun | undefined;

let engine: { readonly create: (bytes: Uint8Array) => Font } | undefined;

/**
 * Loads the shaping engine, which is large: only for text in which letters join, move or change. Without it each letter
 * is drawn by itself.
 */
export async function loadShapingEngine(): Promise<void> {
  engine ??= await import('fontkit');
}

/** A shaper for a font file; undefined until the engine is loaded. */
export function createShaper(bytes: Uint8Array): Shaper | undefined {
  if (!engine) return undefined;
  const font = engine.create(bytes);
  ignoreMissingAnchors(font);
  return (text, isRightToLeft) => {
    try {
      return font.layout(withoutFalseInitials(text), undefined, undefined, undefined, isRightToLeft ? 'rtl' : 'ltr');
    } catch {
      // What people paste can be no word of any language; its letters are then drawn one by one.
      return undefined;
    }
  };
}

/** A font may say that a mark has no place on a letter (OpenType 1.9, "GPOS"); fontkit 2.0.4 throws there. */
function ignoreMissingAnchors(font: Font): void {
  font.layout(' ');
  const processor = font._layoutEngine?.engine?.GPOSProcessor;
  if (!processor) return;
  const applyAnchor = processor.applyAnchor.bind(processor);
  processor.applyAnchor = (mark: MarkRecord, anchor: object | null, index: number) => {
    if (anchor && mark.markAnchor) applyAnchor(mark, anchor, index);
  };
}

/**
 * In Bengali the vowel signs e and ai look different at the beginning of a word; fontkit 2.0.4 takes every syllable for
 * a beginning that does not follow a mark. A non-joiner, which is not drawn, keeps it from that.
 */
function withoutFalseInitials(text: string): string {
  return text.includes('\u09C7') || text.includes('\u09C8') || text.includes('\u09CB') || text.includes('\u09CC')
    ? text.replace(FALSE_INITIAL, '\u200C')
    : text;
}

const CONSONANT = '[\\u0995-\\u09B9\\u09DC-\\u09DF\\u09F0\\u09F1]\\u09BC?';
const FALSE_INITIAL = new RegExp(
  `(?<=[\\u0980-\\u09FE])(?<!\\u09CD\\u200D?)(?=${CONSONANT}(?:\\u09CD\\u200D?${CONSONANT})*[\\u09C7\\u09C8\\u09CB\\u09CC])`,
  'g',
);
