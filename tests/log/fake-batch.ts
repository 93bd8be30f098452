import { z } from 'zod';
import type { Batch, BatchPayload } from '../../src/log/batch.ts';
import type { OwnedTable } from '../../src/domain/policy.ts';
import type { TableSchemas } from '../../src/log/entries.ts';
import { tableSchemas } from '../../src/domain/tables.ts';
import type { PublicKey } from '../../src/domain/grant.ts';
import { hashText } from '../../src/signing/hash-text.ts';
import { keyIdOf } from '../../src/signing/keys.ts';

export interface FakeKey {
  readonly keyId: string;
  readonly publicKey: PublicKey;
}

/** A key that signs nothing: the fold never looks at signatures, which `readBatch` has checked before. */
export function fakeKey(name: string): FakeKey {
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x: name.padEnd(43, 'A'), y: name.padEnd(43, 'B') };
  return { keyId: keyIdOf(publicKey), publicKey };
}

export function fakeBatch({ keyId, publicKey }: FakeKey, payload: BatchPayload): Batch {
  const jws = `${keyId}.${JSON.stringify(payload)}`;
  return { keyId, publicKey, jws, hash: hashText(jws), payload };
}

/** Tables that take any record: for tests of what comes after reading. */
export const anySchemas: TableSchemas = Object.fromEntries(Object.keys(tableSchemas).map((table): [string, z.ZodType] => [table, z.any()])) as Record<
  OwnedTable,
  z.ZodType
>;
