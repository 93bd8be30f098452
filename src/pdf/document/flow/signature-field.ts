import type { ContentOperators } from '../content-operators.ts';
import type { FontFamily } from '../font-family.ts';
import type { Block } from './context.ts';

export interface SignatureFieldOptions {
  readonly name: string;
  /** What is signed there, for people who cannot see it. */
  readonly label: string;
  /** What the signer agrees to. */
  readonly reason: string;
  readonly height: number;
  /** Draws the empty field, from its own left bottom corner. */
  readonly draw: (fonts: FontFamily, size: { readonly width: number; readonly height: number }) => ContentOperators;
}

/** A field to be signed in a PDF program, as wide as its space. It is no sheet to write on by hand: leave room for ink beside it. */
export function signatureField({ name, label, reason, height, draw }: SignatureFieldOptions): Block {
  return ({ parent, fonts }, width) => {
    const element = parent?.add('Form');
    const look = draw(fonts, { width, height });
    return [
      {
        height,
        gapBefore: 0,
        gapAfter: 0,
        draw: (page, x, top) => {
          if (element) page.signatureField(element, { name, label, reason, look }, { x, y: top - height, width, height });
        },
      },
    ];
  };
}
