import type { Grant } from './grant.ts';
import type { Actor } from './policy.ts';
import type { SignOffLine } from './signature.ts';

/** What is known of keys: who has which role by somebody's word, and which key began the portfolio (it is the candidate's). */
export interface KnownKeys {
  readonly grants: readonly Pick<Grant, 'keyId' | 'role'>[];
  readonly founderKeyId: string | null;
}

/** S14: whether a line is signed by this device's own role, may be signed here by a guest, or is for another device alone. */
export function signsWhere(line: SignOffLine, actor: Actor, known: KnownKeys): 'own' | 'guest' | 'elsewhere' {
  if (line === actor) return 'own';
  return keysOf(line, known).length === 0 ? 'guest' : 'elsewhere';
}

/** P4: the keys that have a line's role. */
export function keysOf(line: SignOffLine, { grants, founderKeyId }: KnownKeys): readonly string[] {
  const granted = grants.flatMap((grant) => (grant.role === line ? [grant.keyId] : []));
  return line === 'candidate' && founderKeyId !== null ? [founderKeyId, ...granted] : granted;
}
