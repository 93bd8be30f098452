import { dataVersion } from '../migrations/steps.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { hashText } from '../signing/hash-text.ts';
import { verifyJws, type JwsError } from '../signing/jws.ts';
import { BATCH_TYPE, batchPayload, type Batch } from './batch.ts';
import { parsePlainJson } from './plain-json.ts';

/** Longest text of a batch, signature and all. */
export const LONGEST_BATCH = 24 * 1024 * 1024;

export type BatchError =
  | { readonly type: 'too-long' }
  | { readonly type: JwsError['type'] }
  /** Not plain JSON as we write it: a key twice, a name that engines treat in their own way, too deep. */
  | { readonly type: 'not-plain-json' }
  | { readonly type: 'wrong-shape'; readonly path: string; readonly reason: string }
  | { readonly type: 'newer'; readonly version: number };

/** L5: a batch from its text, hostile until proved: signature, plain JSON, version, shape. */
export function readBatch(jws: string): Result<Batch, BatchError> {
  if (jws.length > LONGEST_BATCH) return failure({ type: 'too-long' });
  const signed = verifyJws(jws, BATCH_TYPE);
  if (!signed.ok) return signed;
  const json = parsePlainJson(signed.value.payload);
  if (!json.ok) return failure({ type: 'not-plain-json' });
  const version = versionIn(json.value);
  if (version > dataVersion) return failure({ type: 'newer', version });
  const parsed = batchPayload.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failure({ type: 'wrong-shape', path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
  }
  const { keyId, publicKey } = signed.value;
  return success({ keyId, publicKey, hash: hashText(jws), jws, payload: parsed.data });
}

/** Looked at before the shape, which a newer version may have changed. */
function versionIn(json: unknown): number {
  const { version } = (typeof json === 'object' && json !== null ? json : {}) as { readonly version?: unknown };
  return typeof version === 'number' ? version : 0;
}
