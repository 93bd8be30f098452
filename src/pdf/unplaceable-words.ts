import type { UnusableImage } from './document/probe-jpeg.ts';

/** Why a photo is not on the page, to stand after its name. */
export function unplaceableWords(reason: UnusableImage['reason'], isAttached: boolean): string {
  return `cannot be shown on paper, as ${REASONS[reason]}; ${isAttached ? 'the file is attached as it is' : 'the file is held in Folio'}`;
}

const REASONS: Readonly<Record<UnusableImage['reason'], string>> = {
  'not-jpeg': 'it is not the kind of picture that its name says',
  truncated: 'the file ends before the picture begins',
  damaged: 'the file is damaged',
  depth: 'it holds more than 8 bits a colour, which PDF does not know',
  coding: 'it is coded without loss or in another way that PDF does not know',
  colors: 'it holds a number of colours that PDF does not know',
};
