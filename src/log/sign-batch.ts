import { hashText } from '../signing/hash-text.ts';
import { signJws } from '../signing/jws.ts';
import { keyIdOf, type SigningKey } from '../signing/keys.ts';
import { BATCH_TYPE, type Batch, type BatchPayload } from './batch.ts';

/** Signs what `nextBatch` put together. From then on its text never changes. */
export async function signBatch(key: SigningKey, payload: BatchPayload): Promise<Batch> {
  const jws = await signJws(key, BATCH_TYPE, JSON.stringify(payload));
  return { keyId: keyIdOf(key.publicKey), publicKey: key.publicKey, hash: hashText(jws), jws, payload };
}
