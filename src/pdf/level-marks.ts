import { type Level, levelNames } from '../domain/risk-method.ts';

/** A sign for each class, so that it is told apart without colour. */
export const levelMarks: Readonly<Record<Level, string>> = { high: '▲', medium: '◆', low: '●' };

/** `▲ High`; a dash while it is not classified. */
export function levelText(level: Level | null): string {
  return level === null ? '–' : `${levelMarks[level]}\u00A0${levelNames[level]}`;
}
