import { unit as unitSchema } from '../domain/unit.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Batch } from '../log/batch.ts';
import { parsePlainJson } from '../log/plain-json.ts';
import { readBatch, type BatchError } from '../log/read-batch.ts';
import { verifyJws, type SignedText } from '../signing/jws.ts';
import { PACKAGE_TYPE, type PackageUnit } from './format.ts';
import type { PackageError } from './package-error.ts';
import * as places from './places.ts';

/** X9: a batch whose signature holds, which lies where its key and number say, and is of this portfolio. */
export function readPackedBatch(path: string, text: string, portfolioId: string): Result<Batch, PackageError> {
  const bad = (reason: string) => failure({ type: 'bad-batch', name: path, reason } as const);
  const read = readBatch(text);
  if (!read.ok) return read.error.type === 'newer' ? failure({ type: 'newer-data', version: read.error.version }) : bad(batchErrorText(read.error));
  const batch = read.value;
  if (places.batchPath(batch.keyId, batch.payload.seq) !== path) return bad('it does not lie where its key and number say');
  return batch.payload.portfolioId === portfolioId ? success(batch) : bad('it belongs to another portfolio');
}

/** X9: keys are those of the batches and of the package's signature, all of them, and each under its thumbprint. */
export function keyProblem(keys: ReadonlyMap<string, string>, signers: readonly Pick<SignedText, 'keyId' | 'publicKey'>[]): PackageError | null {
  const needed = new Map(signers.map(({ keyId, publicKey: { kty, crv, x, y } }) => [keyId, JSON.stringify({ kty, crv, x, y })]));
  for (const [keyId, text] of needed) {
    const name = places.keyPath(keyId);
    if (!keys.has(keyId)) return { type: 'missing-file', name };
    if (keys.get(keyId) !== text) return { type: 'bad-content', name, reason: 'it is not the key that signed' };
  }
  const extra = [...keys.keys()].find((keyId) => !needed.has(keyId));
  return extra === undefined ? null : { type: 'unlisted-file', name: places.keyPath(extra) };
}

/** X10: the package's signature is over its tag manifest, and thereby over every file. */
export function readSignature(text: string, tagManifest: string): Result<SignedText, PackageError> {
  const signed = verifyJws(text, PACKAGE_TYPE);
  if (!signed.ok) return failure({ type: 'bad-signature', reason: 'it is not a proper signature, or not by the key that it names' });
  return signed.value.payload === tagManifest ? signed : failure({ type: 'bad-signature', reason: 'it belongs to other content' });
}

/** A unit, as strictly as our own. */
export function readUnit(path: string, sha256: string, text: string): Result<PackageUnit, PackageError> {
  const bad = (reason: string) => failure({ type: 'bad-content', name: path, reason } as const);
  if (places.unitPath(sha256) !== path) return bad('it is not the unit that its name says');
  const json = parsePlainJson(text);
  if (!json.ok) return bad('it is not written as Folio writes it');
  const parsed = unitSchema.safeParse(json.value);
  return parsed.success ? success({ sha256, unit: parsed.data }) : bad(parsed.error.issues[0]?.message ?? 'it is not a unit');
}

function batchErrorText(error: BatchError): string {
  switch (error.type) {
    case 'too-long':
      return 'it is too long';
    case 'not-a-jws':
    case 'wrong-header':
    case 'wrong-type':
    case 'wrong-key':
      return 'it is not signed as it must be';
    case 'wrong-signature':
      return 'it was changed after it was signed';
    case 'not-plain-json':
    case 'wrong-shape':
      return 'it does not say what it must';
    case 'newer':
      return 'it was made by a newer Folio';
    default:
      return error satisfies never;
  }
}
