import { z } from 'zod';
import '../domain/zod-setup.ts';
import { publicKey, keyId } from '../domain/grant.ts';
import { id, instant, line } from '../domain/record.ts';
import { signOffLine } from '../domain/signature.ts';
import { momentOf } from './clock.ts';

/** Media type in the protected header of a batch's JWS, so that no other signed text can pass for a batch. */
export const BATCH_TYPE = 'folio-batch+json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Why a batch was made. */
const batchPurposes = ['share', 'sign-off', 'backup', 'before-import', 'resolve'] as const;

/** Who signed a batch, in their own words. What they may do is for grants to say, not for them. */
export const signer = z.strictObject({
  name: line,
  role: signOffLine,
  isQualified: z.boolean().nullable(),
  qualification: line,
  organisation: line,
});
export type Signer = z.infer<typeof signer>;

/**
 * One record as its author left it. `base` names the versions (SHA-256 of the record's canonical JSON) that it replaces:
 * two records with the same base were written without knowing of each other.
 */
const entry = z.strictObject({
  table: line,
  base: z.array(sha256).max(50),
  // Each table's own schema reads it, in the fold.
  record: z.custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
});
export type BatchEntry = z.infer<typeof entry>;

/** What one device says at one time: signed as exactly these bytes, never changed, chained to what it said before. */
export const batchPayload = z.strictObject({
  /** Data version of the records within (src/migrations). */
  version: z.int().min(1),
  portfolioId: id,
  /** Counts the batches of this device in this portfolio, from 1. */
  seq: z.int().min(1),
  /** SHA-256 of the JWS text of the batch before; null in the first. */
  previous: sha256.nullable(),
  /** Hybrid logical clock: `2026-11-22T03:10:00.123Z-0004`. Later than everything that its author had seen. */
  clock: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-\d{4}$/)
    .refine(isRealClock),
  /** The device's own clock when it signed. A claim, not a proof. */
  at: instant,
  /** Newest batch that its author knew of each other log. */
  seen: z.record(keyId, z.int().min(1)),
  purpose: z.enum(batchPurposes),
  /** R54: the program that signed, such as `0.1.0+` and the beginning of its build's hash. A claim; absent where it was not built. */
  program: line.optional(),
  /** True in the batch with which a candidate's device began this portfolio's logs. */
  founds: z.boolean(),
  signer,
  entries: z.array(entry).max(100_000),
});
export type BatchPayload = z.infer<typeof batchPayload>;

/** A batch whose signature holds: who signed it, and its exact text. */
export interface Batch {
  readonly keyId: string;
  readonly publicKey: z.infer<typeof publicKey>;
  /** SHA-256 of the JWS text, as the next batch names it. */
  readonly hash: string;
  readonly jws: string;
  readonly payload: BatchPayload;
}

/** A day that does not exist has no later one. */
function isRealClock(clock: string): boolean {
  const time = Date.parse(momentOf(clock));
  return !Number.isNaN(time) && new Date(time).toISOString() === momentOf(clock);
}
