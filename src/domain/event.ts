import { z } from 'zod';
import { id, instant, line } from './record.ts';

/** One change of one field. Values are plain JSON; long texts are cut to their first 2,000 characters. */
const change = z.strictObject({ field: line, from: z.json(), to: z.json() });
export type Change = z.infer<typeof change>;

const eventTypes = [
  'created',
  'edited',
  'marked ready',
  'returned to draft',
  'deleted',
  'restored',
  'signed',
  'unlocked',
  'file added',
  'file removed',
  'answered',
  // About the whole portfolio, on one device: what left it, came in, or was put back.
  'shared',
  'backed up',
  'imported',
  'put back',
  'opened',
] as const;

/** Entries that say only that the portfolio moved between devices. They alone are no reason for a new batch. */
export const movements: ReadonlySet<Event['type']> = new Set(['shared', 'backed up', 'imported', 'opened']);

/** An entry of the audit log: past tense, from → to. Written in the transaction of the change itself. */
export const event = z.strictObject({
  id,
  portfolioId: id,
  at: instant,
  actor: id,
  type: z.enum(eventTypes),
  /** Which kind of record, and which one. */
  table: line,
  recordId: id,
  /** What people call it: `E4`, `R7`, a stage's or a person's name. */
  reference: line,
  changes: z.array(change),
});
export type Event = z.infer<typeof event>;
