import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import { changesSinceReturn, seenNow } from '../../src/domain/review/changes.ts';
import { claimReview } from '../../src/domain/review/claim-review.ts';
import { isSignatureIntact } from '../../src/signing/digest.ts';
import { evidenceDigests } from '../../src/signing/evidence-digests.ts';
import { isChangedSinceJudged, judgedDigestNow } from '../../src/signing/judged-digest.ts';
import { snapshotDigests } from '../../src/signing/snapshot-digests.ts';
import { overlaySnapshot, parseSnapshot, withNewIds } from '../../src/storage/snapshot-file.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { arbitraryPortfolio } from '../support/arbitrary-portfolio.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';

function counter() {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}

describe('withNewIds', () => {
  test('changes ids and nothing else: coverage of the copy is the same', () => {
    fc.assert(
      fc.property(arbitraryPortfolio, (builder) => {
        const snapshot = builder.snapshot();
        const copy = withNewIds(snapshot, counter(), snapshotDigests);
        const told = (of: typeof snapshot) =>
          coverUnit(unit311, of).points.map(({ point, isClaimed, isSufficient, gaps }) => [
            point.id,
            isClaimed,
            isSufficient,
            gaps.map(({ sentence }) => sentence),
          ]);
        expect(told(copy)).toEqual(told(snapshot));
        const text = JSON.stringify(copy);
        const left = [snapshot.portfolio, ...snapshot.evidence, ...snapshot.risks, ...snapshot.stages].filter(({ id }) => text.includes(`"${id}"`));
        expect(left).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('seals signatures again over the new ids, and keeps answers with their findings', () => {
    const snapshot = completePortfolio()
      .signature({ subject: { type: 'sign-off', line: 'candidate' } })
      .checkAnswer({ findingKey: 'K21 evidence-1 simulated' })
      .snapshot();
    const copy = withNewIds(snapshot, counter(), snapshotDigests);
    const [signature] = copy.signatures;
    expect(signature && isSignatureIntact(signature, copy)).toBe(true);
    expect(copy.checkAnswers[0]?.findingKey).toBe(`K21 ${copy.evidence[0]?.id ?? ''} simulated`);
  });

  test('J2: a judgement stays unchanged, or changed, since the evidence was judged', () => {
    const base = completePortfolio().snapshot();
    const snapshot = completePortfolio()
      .judgement({ pointId: '1a', decision: 'met', digest: judgedDigestNow(base, '1a') })
      .judgement({ pointId: '1b', decision: 'met', digest: judgedDigestNow(base, '1a') })
      .signature({ subject: { type: 'sign-off', line: 'assessor' } })
      .snapshot();
    const copy = withNewIds(snapshot, counter(), snapshotDigests);
    const { byPoint } = coverUnit(unit311, copy);
    const [a, b] = ['1a', '1b'].map((id) => byPoint.get(id));
    expect(a && isChangedSinceJudged(a, copy.attachments)).toBe(false);
    expect(b && isChangedSinceJudged(b, copy.attachments)).toBe(true);
    expect(copy.signatures.every((signature) => isSignatureIntact(signature, copy))).toBe(true);
  });

  test('J4, J7: what a return saw and a review looked at stays unchanged, or changed, since', () => {
    const base = completePortfolio().snapshot();
    const [first, second] = base.evidence;
    if (!first || !second) throw new Error('No evidence');
    const digest = snapshotDigests.ofEvidence(base, first);
    const subject = { type: 'claim', pointId: '1a', decision: 'accepted', reason: '' } as const;
    const snapshot = completePortfolio()
      .evidenceReview({ evidenceId: first.id, digest, subject })
      .evidenceReview({ evidenceId: second.id, digest, subject })
      .returned({ seen: { ...seenNow(base.evidence, evidenceDigests(base.attachments)), [second.id]: digest, gone: digest } })
      .snapshot();
    const copy = withNewIds(snapshot, counter(), snapshotDigests);
    const digests = evidenceDigests(copy.attachments);
    const states = copy.evidence.slice(0, 2).map((evidence) => claimReview(copy.evidenceReviews, evidence, '1a', digests)?.isStale);
    expect(states).toEqual([false, true]);
    const { changed, gone } = changesSinceReturn(copy, digests);
    expect(changed.map(({ type, evidence }) => [type, evidence.id])).toEqual([['edited', copy.evidence[1]?.id]]);
    expect(gone).toBe(1);
  });
});

describe('overlaySnapshot', () => {
  test('replaces by id, adds what is new, and leaves the rest as it is', () => {
    const base = completePortfolio().snapshot();
    const [first, ...rest] = base.risks;
    if (!first) throw new Error('No risk');
    const added = { ...first, id: 'added', number: 99 };
    const laid = overlaySnapshot(base, { risks: [{ ...first, title: 'Changed' }, added] });
    expect(laid.risks).toEqual([{ ...first, title: 'Changed' }, ...rest, added]);
    expect({ ...laid, risks: [] }).toEqual({ ...base, risks: [] });
  });
});

test('parseSnapshot refuses what does not have the shape, with the path', () => {
  const snapshot = completePortfolio().snapshot();
  expect(parseSnapshot(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
  expect(() => parseSnapshot({ ...snapshot, risks: [{ ...snapshot.risks[0], number: 'seven' }] })).toThrow(/"risks"[\s\S]*"number"/);
  expect(() => parseSnapshot({ ...snapshot, surprise: [] })).toThrow(/surprise/);
});
