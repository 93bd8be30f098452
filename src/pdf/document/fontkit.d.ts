/** The part of fontkit 2 that Folio uses; the package brings no types of its own. Lengths are in font units. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
  }

  export interface GlyphPosition {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }

  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
  }

  export interface MarkRecord {
    readonly markAnchor: object | null;
  }

  export interface PositionProcessor {
    applyAnchor: (mark: MarkRecord, baseAnchor: object | null, baseIndex: number) => void;
  }

  export interface Font {
    readonly characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): Glyph;
    /** The engine's own parts, once it has laid out something; see shaping-engine.ts for why they are needed. */
    readonly _layoutEngine?: { readonly engine?: { readonly GPOSProcessor?: PositionProcessor } };
    layout(text: string, features?: undefined, script?: undefined, language?: undefined, direction?: 'ltr' | 'rtl'): GlyphRun;
  }

  export function create(bytes: Uint8Array): Font;
}
