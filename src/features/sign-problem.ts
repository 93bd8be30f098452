import type { Strokes } from '../domain/person.ts';
import type { Signature } from '../domain/signature.ts';

interface Attempt {
  readonly isNamed: boolean;
  readonly method: Signature['method'];
  readonly strokes: Strokes | null;
  readonly writtenOn: string;
  readonly today: string;
  readonly needsReason: boolean;
  readonly reason: string;
}

/** What still keeps somebody from signing, in words; null when nothing does. */
export function signProblem({ isNamed, method, strokes, writtenOn, today, needsReason, reason }: Attempt): string | null {
  if (!isNamed) return 'Enter the name of the person who signs.';
  if (needsReason && reason.trim() === '') return 'Say why you sign although points are open.';
  if (method === 'drawn' && strokes === null) return 'Draw your signature, or choose wet ink.';
  if (method === 'wet-ink' && writtenOn === '') return 'Give the date that is written on the sheet.';
  if (method === 'wet-ink' && writtenOn > today) return 'The date on the sheet is in the future.';
  return null;
}
