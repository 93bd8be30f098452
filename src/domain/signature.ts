import { z } from 'zod';
import { date, id, instant, line, recordFields, text } from './record.ts';
import { strokes } from './person.ts';

/** Lines of the unit's sign-off, in its order. */
export const signOffLines = ['candidate', 'assessor', 'assessor-countersignatory', 'iqa', 'iqa-countersignatory', 'eqa'] as const;
export const signOffLine = z.enum(signOffLines);
export type SignOffLine = z.infer<typeof signOffLine>;

/** A signature. Never changed: signing again makes a new one, and the old one is kept. */
export const signature = z.strictObject({
  ...recordFields,
  subject: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('sign-off'), line: signOffLine }),
    /** A witness or colleague confirms one piece of evidence. */
    z.strictObject({ type: z.literal('evidence'), evidenceId: id }),
  ]),
  personId: id,
  /** Name and role as they were when it was signed. */
  name: line,
  role: line,
  /** The words agreed to. */
  statement: text,
  signedAt: instant,
  /** Drawn on this device, or written by hand on the printed sheet. A typed name alone is not a signature. */
  method: z.enum(['drawn', 'wet-ink']),
  strokes: strokes.nullable(),
  /** For wet ink: the date written on the sheet. */
  writtenOn: date,
  /** SHA-256 of exactly what is signed, as `signedContent` gives it. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /**
   * What the signer's own device says of this signature: a JWS (RFC 7515) over digest, line, person and time, made with its
   * key. Null when it was drawn on somebody else's device, or written on paper.
   */
  proof: z.string().max(20_000).nullable(),
  /** Signed although something was open: the gaps as they stood, and why. */
  openGaps: z.array(text),
  openGapsReason: text,
});

export type Signature = z.infer<typeof signature>;

/** An answer to a finding of the evidence check: "this is right, because …". */
export const checkAnswer = z.strictObject({
  ...recordFields,
  /** The finding's key: its rule and the record it is about. */
  findingKey: line,
  reason: text,
});

export type CheckAnswer = z.infer<typeof checkAnswer>;
