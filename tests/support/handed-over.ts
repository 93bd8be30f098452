import { hashFile } from '../../src/attachments/hash-file.ts';
import { createIdentity } from '../../src/exchange/identity.ts';
import { attachFile } from '../../src/storage/attachment-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { addJudgement } from '../../src/storage/review-commands.ts';
import { buildPortfolio } from './build-portfolio.ts';
import { setupDevice, share, takeIn, type Device } from './device.ts';
import { valueOf } from './storage-session.ts';

/** The portfolio of `setupCandidate`. */
export const ID = 'portfolio-1';
const JO = { name: 'Jo Smith', role: 'assessor', isQualified: true, qualification: 'TAQA', organisation: '' } as const;

/** A candidate with a small portfolio. */
export async function setupCandidate(
  builder = buildPortfolio()
    .stage()
    .risk()
    .evidence('everyday', { claims: ['1a'] }),
) {
  const candidate = setupDevice('candidate');
  valueOf(await addSnapshot(candidate.session, builder.snapshot()));
  return candidate;
}

/** An assessor who opened the candidate's package. */
export async function setupAssessor(candidate: Device) {
  const assessor = setupDevice('assessor');
  const { keyId } = valueOf(await createIdentity(assessor.session, JO));
  await takeIn(assessor, await share(candidate, ID, 'submission'), { openAs: { keyId, role: 'assessor' } });
  return { assessor, keyId };
}

/** Finds a point met. */
export async function judge(assessor: Device, pointId: string) {
  const fields = { pointId, assessorId: 'jo', decision: 'met', feedback: '', evidenceIs: [], digest: '' } as const;
  valueOf(await addJudgement(assessor.as('assessor'), ID, { ...fields, evidenceIs: [] }));
}

/** Adds a file to the first piece of evidence; gives its SHA-256. */
export async function attach(device: Device, text: string) {
  const bytes = new Blob([text]);
  const sha256 = await hashFile(bytes);
  const facts = { name: 'note.txt', kind: 'text', mediaType: 'text/plain', size: bytes.size, sha256, width: null, height: null } as const;
  const more = { original: null, hadLocation: false, alternativeText: '', takenOn: '', addedAt: '2026-11-12T09:00:00.000Z' };
  valueOf(await attachFile(device.session, device.files, (blob) => hashFile(blob), 'evidence-1', ID, { ...facts, ...more }, bytes));
  return sha256;
}
