import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signedContent } from '../../src/domain/signed-content.ts';
import type { Signature } from '../../src/domain/signature.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { canonicalJson } from '../../src/lib/canonical-json.ts';
import { digestOf, isSignatureIntact, shortDigest } from '../../src/signing/digest.ts';
import { isChangedSinceJudged, judgedDigest } from '../../src/signing/judged-digest.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';

const candidate = { type: 'sign-off', line: 'candidate' } as const;
const assessor = { type: 'sign-off', line: 'assessor' } as const;
const iqa = { type: 'sign-off', line: 'iqa' } as const;

/** The snapshot signed on one line, and the signature. */
function sign(snapshot: Snapshot, subject: Signature['subject']): Signature {
  const [signature] = completePortfolio()
    .signature({ subject, digest: digestOf(signedContent(snapshot, subject)) })
    .snapshot().signatures;
  if (!signature) throw new Error('No signature');
  return signature;
}

describe('digests', () => {
  test('are the SHA-256 that any other tool gives', () => {
    const content = { b: 'Łucja', a: [1, null] };
    expect(digestOf(content)).toBe(createHash('sha256').update(canonicalJson(content)).digest('hex'));
    expect(shortDigest('9f2c41aa03be'.padEnd(60, '0') + '77e0')).toBe('9f2c 41aa … 77e0');
  });

  test('S1: do not depend on bookkeeping', () => {
    const snapshot = completePortfolio().snapshot();
    const saved: Snapshot = {
      ...snapshot,
      risks: snapshot.risks.map((risk) => ({ ...risk, revision: risk.revision + 3, updatedAt: '2026-12-24T00:00:00.000Z', author: 'candidate' })),
    };
    expect(isSignatureIntact(sign(snapshot, candidate), saved)).toBe(true);
  });
});

describe('S3: any change of what was signed breaks the signature', () => {
  const snapshot = completePortfolio()
    .attachment()
    .evidence('everyday', { attachmentIds: ['attachment-1'] })
    .snapshot();
  const signature = sign(snapshot, candidate);
  const first = <T>(list: readonly T[], change: Partial<T>): readonly T[] => list.map((item, index) => (index === 0 ? { ...item, ...change } : item));

  test.each<[string, Snapshot]>([
    [
      'the candidate’s name',
      { ...snapshot, portfolio: { ...snapshot.portfolio, candidate: { ...snapshot.portfolio.candidate, name: 'Someone else' } } },
    ],
    ['the risk method', { ...snapshot, portfolio: { ...snapshot.portfolio, method: { ...snapshot.portfolio.method, lowMax: 3 } } }],
    ['a stage', { ...snapshot, stages: first(snapshot.stages, { name: 'Other' }) }],
    ['a risk', { ...snapshot, risks: first(snapshot.risks, { event: 'Other' }) }],
    ['a claim’s locator', { ...snapshot, evidence: first(snapshot.evidence, { claims: [{ pointId: '1a', locator: 'p. 99' }] }) }],
    ['a deleted piece of evidence', { ...snapshot, evidence: snapshot.evidence.slice(1) }],
    ['the bytes of a file', { ...snapshot, attachments: first(snapshot.attachments, { sha256: 'f'.repeat(64) }) }],
  ])('%s', (_what, changed) => {
    expect(isSignatureIntact(signature, changed)).toBe(false);
  });

  test('what it does not cover leaves it intact: people, and judgements for the candidate’s', () => {
    expect(isSignatureIntact(signature, { ...snapshot, people: [] })).toBe(true);
    const judged = { ...snapshot, judgements: completePortfolio().judgement({ pointId: '1a' }).snapshot().judgements };
    expect(isSignatureIntact(signature, judged)).toBe(true);
    expect(isSignatureIntact(sign(snapshot, assessor), judged)).toBe(false);
  });

  test('a later sample breaks the IQA’s line and not the assessor’s', () => {
    const sampled = { ...snapshot, samples: completePortfolio().sample({}).snapshot().samples };
    expect(isSignatureIntact(sign(snapshot, iqa), sampled)).toBe(false);
    expect(isSignatureIntact(sign(snapshot, assessor), sampled)).toBe(true);
  });

  test('a witness’s covers one piece of evidence', () => {
    const [one, two] = snapshot.evidence;
    if (!one || !two) throw new Error('Too little evidence');
    const witnessed = sign(snapshot, { type: 'evidence', evidenceId: one.id });
    const edit = (id: string) => ({ ...snapshot, evidence: snapshot.evidence.map((item) => (item.id === id ? { ...item, title: 'Edited' } : item)) });
    expect(isSignatureIntact(witnessed, edit(two.id))).toBe(true);
    expect(isSignatureIntact(witnessed, edit(one.id))).toBe(false);
  });
});

describe('J1, J2: changed since judged', () => {
  const { evidence, attachments, judgements } = completePortfolio().judgement({ pointId: '1a' }).snapshot();
  const [item] = evidence;
  const [record] = judgements;
  if (!item || !record) throw new Error('Nothing to judge');
  const judgement = { ...record, digest: judgedDigest([item], attachments) };
  const claims = [{ evidence: item, locator: '' }];

  test('not while the evidence is as it was; also not without a judgement', () => {
    expect(isChangedSinceJudged({ claims, judgement }, attachments)).toBe(false);
    expect(isChangedSinceJudged({ claims, judgement: null }, attachments)).toBe(false);
  });

  test('when a word changes, or another piece claims the point', () => {
    expect(isChangedSinceJudged({ claims: [{ evidence: { ...item, title: 'Edited' }, locator: '' }], judgement }, attachments)).toBe(true);
    expect(isChangedSinceJudged({ claims: [...claims, ...claims], judgement }, attachments)).toBe(true);
  });
});
