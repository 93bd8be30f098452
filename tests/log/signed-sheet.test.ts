import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/policy.ts';
import type { Signature } from '../../src/domain/signature.ts';
import { createKeyPair, keyIdOf, type SigningKey } from '../../src/signing/keys.ts';
import { signProof } from '../../src/signing/proof.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';
import type { FakeKey } from './fake-batch.ts';
import { entryOf, FakeLog, foldOf, grantOf, PORTFOLIO } from './fake-log.ts';

// L34: signatures of the sheet, with real proofs.

let assessorKey: SigningKey;
let otherKey: SigningKey;

beforeAll(async () => {
  [assessorKey, otherKey] = [await createKeyPair(), await createKeyPair()];
});

const fakeOf = ({ publicKey }: SigningKey): FakeKey => ({ keyId: keyIdOf(publicKey), publicKey });

async function signatureOf(id: string, line: Actor, author: Actor, by: SigningKey | null, changes: Partial<Signature> = {}) {
  const [signature] = completePortfolio()
    .signature({ subject: { type: 'sign-off', line }, portfolioId: PORTFOLIO })
    .snapshot().signatures;
  if (!signature) throw new Error('No signature');
  const proof = by && (await signProof(by, signature));
  return entryOf('signatures', id, author, { ...signature, id, author, proof, ...changes });
}

/** The candidate began; the assessor's key is granted in the second batch. */
function begun(): FakeLog {
  const candidate = new FakeLog('candidate');
  candidate.say([entryOf('portfolios', PORTFOLIO, 'candidate', { isExample: false, nextEvidenceNumber: 1, nextRiskNumber: 1 })], [], {
    founds: true,
  });
  candidate.say([grantOf('grant-1', 'candidate', fakeOf(assessorKey), 'assessor')]);
  return candidate;
}

const reasonsIn = (log: FakeLog) => foldOf(log.batches).rejected.map(({ id, reason }) => `${id}: ${reason}`);

test('L34: before an assessor’s key is granted, one drawn on the candidate’s device counts; afterwards only with that key’s proof', async () => {
  const candidate = new FakeLog('candidate');
  candidate.say(
    [
      entryOf('portfolios', PORTFOLIO, 'candidate', { isExample: false, nextEvidenceNumber: 1, nextRiskNumber: 1 }),
      await signatureOf('before', 'assessor', 'candidate', null),
    ],
    [],
    { founds: true },
  );
  candidate.say([grantOf('grant-1', 'candidate', fakeOf(assessorKey), 'assessor')]);
  candidate.say([
    await signatureOf('drawn-here', 'assessor', 'candidate', null),
    await signatureOf('proved', 'assessor', 'candidate', assessorKey),
    await signatureOf('by-another', 'assessor', 'candidate', otherKey),
    await signatureOf('other-line', 'iqa', 'candidate', assessorKey),
    await signatureOf('nobody-granted', 'iqa', 'candidate', null),
  ]);
  expect(reasonsIn(candidate)).toEqual(['by-another: not-proved', 'drawn-here: not-proved', 'other-line: not-proved']);
});

test('L34: a proof that does not hold is refused, also of a witness', async () => {
  const candidate = begun();
  const changed = { digest: 'f'.repeat(64) };
  const witness = await signatureOf('witness', 'candidate', 'candidate', otherKey, { subject: { type: 'evidence', evidenceId: 'evidence-1' } });
  candidate.say([await signatureOf('edited', 'assessor', 'candidate', assessorKey, changed), witness]);
  expect(reasonsIn(candidate)).toEqual(['edited: broken-proof', 'witness: broken-proof']);
});

test('L34: wet ink needs no proof in a batch of the signer’s own key', async () => {
  const candidate = begun();
  candidate.say([await signatureOf('own', 'candidate', 'candidate', null)]);
  expect(reasonsIn(candidate)).toEqual([]);
});
