import { wordlist } from '@scure/bip39/wordlists/english.js';
import { expect, test } from 'vitest';
import type { Signature } from '../../src/domain/signature.ts';
import { wordsOf } from '../../src/signing/key-words.ts';
import { signJws } from '../../src/signing/jws.ts';
import { createKeyPair, keyIdOf } from '../../src/signing/keys.ts';
import { checkProof, signProof } from '../../src/signing/proof.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';

function unproved(): Signature {
  const [signature] = completePortfolio().signature().snapshot().signatures;
  if (!signature) throw new Error('No signature');
  return signature;
}

test('L4: a proof holds for the signature that it was made of, whatever its bookkeeping', async () => {
  const key = await createKeyPair();
  const signature = unproved();
  expect(checkProof(signature)).toEqual({ type: 'none' });
  const proof = await signProof(key, signature);
  const proved = { ...signature, proof, revision: 7, deletedAt: '2026-11-22T00:00:00.000Z', author: 'assessor' };
  expect(checkProof(proved)).toEqual({ type: 'holds', keyId: keyIdOf(key.publicKey), publicKey: key.publicKey });
});

test.each<[string, Partial<Signature>]>([
  ['portfolio', { portfolioId: 'another' }],
  ['line', { subject: { type: 'sign-off', line: 'eqa' } }],
  ['subject', { subject: { type: 'evidence', evidenceId: 'evidence-1' } }],
  ['digest', { digest: 'f'.repeat(64) }],
  ['words', { statement: 'Something else.' }],
  ['person', { personId: 'person-2' }],
  ['name', { name: 'Somebody Else' }],
  ['role', { role: 'EQA' }],
  ['method', { method: 'wet-ink' }],
  ['time', { signedAt: '2026-01-01T00:00:00.000Z' }],
])('L4: a proof does not hold for another %s', async (_what, change) => {
  const signature = unproved();
  const proof = await signProof(await createKeyPair(), signature);
  expect(checkProof({ ...signature, ...change, proof })).toEqual({ type: 'broken', reason: 'other-content' });
});

test('L4: what is no proof is broken, also when it is well signed as something else', async () => {
  const key = await createKeyPair();
  expect(checkProof({ ...unproved(), proof: 'x' })).toEqual({ type: 'broken', reason: 'not-a-jws' });
  const other = await signJws(key, 'folio-batch+json', '{}');
  expect(checkProof({ ...unproved(), proof: other })).toEqual({ type: 'broken', reason: 'wrong-type' });
});

test('L2: six words stand for the first 66 bits', () => {
  expect(wordsOf('0'.repeat(64))).toEqual(Array(6).fill('abandon'));
  expect(wordsOf('f'.repeat(64))).toEqual(Array(6).fill('zoo'));
  const keyId = '0123456789abcdef8'.padEnd(64, '9');
  const bits = keyId
    .split('')
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('');
  const expected = Array.from({ length: 6 }, (_, index) => wordlist[Number.parseInt(bits.slice(index * 11, index * 11 + 11), 2)]);
  expect(wordsOf(keyId)).toEqual(expected);
});
