import type { Evidence } from '../evidence.ts';
import type { Place } from '../place.ts';
import type { Facts } from './facts.ts';

/** Something that a rule finds missing, with the way to mend it. */
export interface Gap {
  /** What is missing, in a sentence. */
  readonly sentence: string;
  /** What to do about it, in a sentence. */
  readonly remedy: string;
  readonly place: Place;
  /** Words for the button that leads there. */
  readonly button: string;
  /** Rough time to mend it, in minutes; orders "do next". */
  readonly minutes: number;
}

/** What a rule finds in a portfolio. Sufficient means: no gaps. */
export interface Outcome {
  readonly gaps: readonly Gap[];
  /** How far it got, in a few words: "5 of 5 stages have a financial risk". */
  readonly summary: string;
  /** Evidence that bears the rule out: what the candidate might claim. */
  readonly support: readonly Evidence[];
}

/** An operation that the unit's file may name: how it is told and how it is found, side by side. */
export interface Operation<P> {
  /** The rule in one sentence, for the coverage screen and the PDF. */
  readonly describe: (params: P) => string;
  readonly evaluate: (facts: Facts, params: P) => Outcome;
}

/** `one, two and three`. */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** `1 stage`, `2 stages`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
