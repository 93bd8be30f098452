import { expect, test } from 'vitest';
import { evidenceContent } from '../../src/domain/signed-content.ts';
import { digestOf } from '../../src/signing/digest.ts';
import { evidenceDigests } from '../../src/signing/evidence-digests.ts';
import { judgedDigest } from '../../src/signing/judged-digest.ts';
import { finishedExample } from '../support/example.ts';

const { evidence, attachments } = finishedExample;

test('J1: what is remembered is what would be computed afresh', () => {
  const digests = evidenceDigests(attachments);
  for (const item of evidence) expect(digests.ofEvidence(item)).toBe(digestOf(evidenceContent(item, attachments)));
  for (const count of [0, 1, 2, evidence.length]) {
    const claimedBy = evidence.slice(0, count);
    expect(digests.ofJudged(claimedBy)).toBe(judgedDigest(claimedBy, attachments));
    expect(digests.ofJudged(claimedBy)).toBe(judgedDigest(claimedBy, attachments));
  }
});

test('J1: what the browser computed beforehand is the same', async () => {
  const digests = evidenceDigests([...attachments]);
  const lists = [[], evidence.slice(0, 1), evidence.slice(3, 9), evidence];
  await digests.prepare(evidence.slice(2), [...lists, evidence]);
  for (const item of evidence) expect(digests.ofEvidence(item)).toBe(digestOf(evidenceContent(item, attachments)));
  for (const claimedBy of lists) expect(digests.ofJudged(claimedBy)).toBe(judgedDigest(claimedBy, attachments));
});

test('other files, another digest', () => {
  const withFile = evidence.find(({ attachmentIds }) => attachmentIds.length > 0);
  if (!withFile) throw new Error('the example has files');
  expect(evidenceDigests([]).ofEvidence(withFile)).not.toBe(evidenceDigests(attachments).ofEvidence(withFile));
});
