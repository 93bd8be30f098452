import { beforeAll, describe, expect, test } from 'vitest';
import { signsWhere } from '../../src/domain/sign-where.ts';
import type { Signature } from '../../src/domain/signature.ts';
import { createKeyPair, keyIdOf, type SigningKey } from '../../src/signing/keys.ts';
import { signProof } from '../../src/signing/proof.ts';
import { signatureStanding } from '../../src/signing/signature-standing.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';

const subject = { type: 'sign-off', line: 'assessor' } as const;
const nobody = { grants: [], founderKeyId: null, ownKeyId: null };
let key: SigningKey;

beforeAll(async () => {
  key = await createKeyPair();
});

function drawn(fields: Partial<Signature> = {}): Signature {
  const [signature] = buildPortfolio()
    .signature({ subject, author: 'assessor', method: 'drawn', ...fields })
    .snapshot().signatures;
  if (!signature) throw new Error('No signature');
  return signature;
}

describe('S12: how a line was signed', () => {
  test('with a key that nobody accepted, with one that has the role, with this device’s own', async () => {
    const plain = drawn();
    const signature = { ...plain, proof: await signProof(key, plain) };
    const keyId = keyIdOf(key.publicKey);
    expect(signatureStanding(signature, 'assessor', nobody)).toEqual({ type: 'sealed', keyId, isAccepted: false });
    const asIqa = { ...nobody, grants: [{ keyId, role: 'iqa' }] } as const;
    expect(signatureStanding(signature, 'assessor', asIqa)).toEqual({ type: 'sealed', keyId, isAccepted: false });
    const asAssessor = { ...nobody, grants: [{ keyId, role: 'assessor' }] } as const;
    expect(signatureStanding(signature, 'assessor', asAssessor)).toEqual({ type: 'sealed', keyId, isAccepted: true });
    expect(signatureStanding(signature, 'assessor', { ...nobody, ownKeyId: keyId })).toMatchObject({ isAccepted: true });
    expect(signatureStanding(signature, 'assessor', { ...nobody, founderKeyId: keyId })).toMatchObject({ isAccepted: false });
    expect(signatureStanding(signature, 'candidate', { ...nobody, founderKeyId: keyId })).toMatchObject({ isAccepted: true });
  });

  test('a proof of something else is none', async () => {
    const plain = drawn();
    const proof = await signProof(key, plain);
    expect(signatureStanding({ ...plain, proof, name: 'Somebody else' }, 'assessor', nobody)).toEqual({ type: 'broken-seal' });
    expect(signatureStanding({ ...plain, proof: 'rubbish' }, 'assessor', nobody)).toEqual({ type: 'broken-seal' });
  });

  test('without a proof it says on whose device, or on paper', () => {
    expect(signatureStanding(drawn({ author: 'candidate' }), 'assessor', nobody)).toEqual({ type: 'drawn', on: 'candidate' });
    expect(signatureStanding(drawn({ method: 'wet-ink', strokes: null, writtenOn: '2026-11-12' }), 'assessor', nobody)).toEqual({ type: 'paper' });
  });
});

describe('S14: where a line is signed', () => {
  test('on its own device; as a guest only while no key is known for the role', () => {
    const grants = [{ keyId: 'a', role: 'assessor' }] as const;
    expect(signsWhere('candidate', 'candidate', nobody)).toBe('own');
    expect(signsWhere('assessor', 'candidate', nobody)).toBe('guest');
    expect(signsWhere('assessor', 'candidate', { ...nobody, grants })).toBe('elsewhere');
    expect(signsWhere('iqa', 'candidate', { ...nobody, grants })).toBe('guest');
    expect(signsWhere('assessor', 'assessor', { ...nobody, grants })).toBe('own');
    expect(signsWhere('candidate', 'assessor', { ...nobody, founderKeyId: 'c' })).toBe('elsewhere');
  });
});
