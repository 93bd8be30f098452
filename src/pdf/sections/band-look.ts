import type { Level } from '../../domain/risk-method.ts';
import type { Color } from '../document/pdf-syntax.ts';

/** How the area of a band looks: pale colours for the screen, hatching for paper that knows grey only. */
export interface BandLook {
  readonly fill: Color;
  readonly border: Color;
  readonly hatching?: { readonly color: Color; readonly distance: number; readonly lineWidth: number };
}

export const bandLook: Readonly<Record<Level, BandLook>> = {
  high: { fill: '#f9dfdc', border: '#b3564c', hatching: { color: '#cf7f76', distance: 4, lineWidth: 0.7 } },
  medium: { fill: '#fdf3da', border: '#b89447', hatching: { color: '#dcbd7c', distance: 9, lineWidth: 0.6 } },
  low: { fill: '#eef6ef', border: '#86ab8d' },
};

/** Faint grounds for the classes: seen in colour, and still pale in grey. */
export const levelShades: Readonly<Record<Level, Color>> = { high: '#f9dfdc', medium: '#fcefcf', low: '#e2f0e4' };
