import { describe, expect, test } from 'vitest';
import { askedFor } from '../../src/domain/review/asked-for.ts';
import { changesBetween, changesSinceReturn, returnsNewestFirst, seenNow } from '../../src/domain/review/changes.ts';
import { claimReview, seenInSitu } from '../../src/domain/review/claim-review.ts';
import { judgementsOf, metCount, nextWaiting, reviewPortfolio } from '../../src/domain/review/review-portfolio.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { judgedDigestNow } from '../../src/signing/judged-digest.ts';
import { evidenceDigests } from '../../src/signing/evidence-digests.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { buildPortfolio, type PortfolioBuilder } from '../support/build-portfolio.ts';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';

const digestsOf = (snapshot: Snapshot) => evidenceDigests(snapshot.attachments);
const reviewOf = (snapshot: Snapshot) => reviewPortfolio(coverUnit(unit311, snapshot), snapshot, digestsOf(snapshot));
const waitingIn = (snapshot: Snapshot) => reviewOf(snapshot).waiting.map(({ coverage }) => coverage.point.id);
const asked = (snapshot: Snapshot) => askedFor(coverUnit(unit311, snapshot), snapshot, digestsOf(snapshot)).map(({ sentence }) => sentence);
const seenIn = (builder: PortfolioBuilder) => {
  const snapshot = builder.snapshot();
  return seenNow(snapshot.evidence, digestsOf(snapshot));
};
const digestNow = (builder: PortfolioBuilder, pointId: string) => judgedDigestNow(builder.snapshot(), pointId);
const pieceOf = (snapshot: Snapshot, id: string) => {
  const found = snapshot.evidence.find((evidence) => evidence.id === id);
  if (!found) throw new Error(`No ${id}`);
  return found;
};
/** The snapshot with one piece of evidence in other words. */
const edited = (snapshot: Snapshot, id: string): Snapshot => ({
  ...snapshot,
  evidence: snapshot.evidence.map((evidence) => (evidence.id === id ? { ...evidence, title: `${evidence.title}, in other words` } : evidence)),
});

describe('since the last return', () => {
  test('J3, J4: the newest return counts, whatever the order of the records', () => {
    const builder = buildPortfolio()
      .returned({ returnedAt: '2026-03-01T10:00:00.000Z' })
      .returned({ returnedAt: '2026-04-01T10:00:00.000Z' })
      .returned({ returnedAt: '2026-02-01T10:00:00.000Z' });
    expect(returnsNewestFirst(builder.snapshot().returns).map(({ id }) => id)).toEqual(['return-2', 'return-1', 'return-3']);
  });

  test('J4: before the first return nothing has changed', () => {
    const snapshot = buildPortfolio()
      .evidence('everyday', { claims: ['1a'] })
      .snapshot();
    expect(changesSinceReturn(snapshot, digestsOf(snapshot))).toEqual({ since: null, changed: [], gone: 0 });
  });

  test('J4: new, edited and gone are told apart; what is as it was, an unseen draft, and the assessor’s own do not count', () => {
    const builder = buildPortfolio().evidence('everyday').evidence('everyday').evidence('everyday');
    const seen = seenIn(builder);
    builder.returned({ seen }).evidence('everyday').evidence('everyday', { status: 'draft' }).evidence('observation', { author: 'assessor' });
    const later = edited(builder.snapshot(), 'evidence-2');
    const snapshot = { ...later, evidence: later.evidence.filter(({ id }) => id !== 'evidence-3') };
    const { changed, gone } = changesSinceReturn(snapshot, digestsOf(snapshot));
    expect(changed.map(({ type, evidence }) => [type, evidence.id])).toEqual([
      ['edited', 'evidence-2'],
      ['new', 'evidence-4'],
    ]);
    expect(gone).toBe(1);
  });

  test('J4: saving again what stood there is no change; another description of a file is', () => {
    const builder = buildPortfolio()
      .attachment()
      .evidence('everyday', { attachmentIds: ['attachment-1'] });
    const seen = seenIn(builder);
    const snapshot = builder.returned({ seen }).snapshot();
    const saved = {
      ...snapshot,
      evidence: snapshot.evidence.map((evidence) => ({ ...evidence, revision: 9, updatedAt: '2026-09-09T09:00:00.000Z' })),
    };
    expect(changesSinceReturn(saved, digestsOf(saved)).changed).toEqual([]);
    const described = { ...snapshot, attachments: snapshot.attachments.map((file) => ({ ...file, alternativeText: 'Page 1 of 2' })) };
    expect(changesSinceReturn(described, digestsOf(described)).changed).toHaveLength(1);
  });

  test('J5: a point has changed when what claims it has', () => {
    const builder = buildPortfolio()
      .evidence('everyday', { claims: ['1a'] })
      .evidence('everyday', { claims: ['1a', '1b'] });
    const seen = seenIn(builder);
    const { byPoint } = reviewOf(edited(builder.returned({ seen }).snapshot(), 'evidence-1'));
    expect(['1a', '1b', '1c'].map((id) => byPoint.get(id)?.changes.length)).toEqual([1, 0, 0]);
  });

  test('what two returns saw is compared', () => {
    expect(changesBetween({ a: '1', b: '1', c: '1' }, { a: '1', b: '2', d: '1' })).toEqual({ added: ['d'], edited: ['b'], gone: ['c'] });
  });
});

describe('whose turn it is', () => {
  test('J6: a point waits once ready evidence claims it, not while only a draft does', () => {
    expect(
      waitingIn(
        buildPortfolio()
          .evidence('everyday', { claims: ['1a'], status: 'draft' })
          .snapshot(),
      ),
    ).toEqual([]);
    expect(
      waitingIn(
        buildPortfolio()
          .evidence('everyday', { claims: ['1a'] })
          .snapshot(),
      ),
    ).toEqual(['1a']);
  });

  test.each(['met', 'not-yet', 'more-needed'] as const)('J6: judged %s, it waits again only when its evidence changes', (decision) => {
    const builder = buildPortfolio().evidence('everyday', { claims: ['1a'] });
    const snapshot = builder.judgement({ pointId: '1a', decision, digest: digestNow(builder, '1a') }).snapshot();
    expect(waitingIn(snapshot)).toEqual([]);
    expect(waitingIn(edited(snapshot, 'evidence-1'))).toEqual(['1a']);
  });

  test('J6: a claim withdrawn waits where the point was judged met, and not where it was not', () => {
    const waits = (decision: 'met' | 'not-yet') => {
      const builder = buildPortfolio().evidence('everyday', { claims: ['1a'] });
      const snapshot = builder.judgement({ pointId: '1a', decision, digest: digestNow(builder, '1a') }).snapshot();
      return waitingIn({ ...snapshot, evidence: [] });
    };
    expect([waits('met'), waits('not-yet')]).toEqual([['1a'], []]);
  });

  test('J6: what the unit does not need does not wait', () => {
    const snapshot = buildPortfolio()
      .evidence('everyday', { claims: ['3a', '3b'] })
      .snapshot();
    const coverage = coverUnit(unit311, snapshot);
    const points = coverage.points.map((point) => (point.point.id === '3a' ? { ...point, isNeeded: false } : point));
    const { waiting } = reviewPortfolio({ ...coverage, points }, snapshot, digestsOf(snapshot));
    expect(waiting.map((point) => point.coverage.point.id)).toEqual(['3b']);
  });

  test('J6: the next one that waits stands after this one, and from the end on at the beginning', () => {
    const builder = buildPortfolio().evidence('everyday', { claims: ['1a', '1c', '311.1.1'] });
    const review = reviewOf(builder.snapshot());
    expect(['1a', '1b', '1c', '311.1.1', '311.3.5'].map((id) => nextWaiting(review, id))).toEqual(['1c', '1c', '311.1.1', '1a', '1a']);
    expect(nextWaiting(review, '1a', new Set(['1c', '311.1.1']))).toBeNull();
    const alone = buildPortfolio()
      .evidence('everyday', { claims: ['1a'] })
      .snapshot();
    expect(nextWaiting(reviewOf(alone), '1a')).toBeNull();
  });

  test('J3: the newest judgement counts and the others are its history', () => {
    const snapshot = buildPortfolio()
      .judgement({ pointId: '1a', decision: 'met', judgedAt: '2026-05-01T09:00:00.000Z' })
      .judgement({ pointId: '1b' })
      .judgement({ pointId: '1a', decision: 'not-yet', judgedAt: '2026-04-01T09:00:00.000Z' })
      .snapshot();
    expect(judgementsOf(snapshot.judgements, '1a').map(({ decision }) => decision)).toEqual(['met', 'not-yet']);
    expect(reviewOf(snapshot).byPoint.get('1a')?.coverage.judgement?.decision).toBe('met');
  });

  test('J9: a group that needs two of its points counts two', () => {
    const judged = ['3a', '3b', '3c', '1a'].reduce<PortfolioBuilder>((built, pointId) => built.judgement({ pointId }), buildPortfolio());
    judged.judgement({ pointId: '1b', decision: 'not-yet' });
    expect(metCount(unit311, coverUnit(unit311, judged.snapshot()))).toBe(3);
  });
});

describe('reviews of claims', () => {
  const base = () => buildPortfolio().evidence('everyday', { claims: ['1a', '1b'] });
  const stateOf = (snapshot: Snapshot, pointId = '1a') =>
    claimReview(snapshot.evidenceReviews, pieceOf(snapshot, 'evidence-1'), pointId, digestsOf(snapshot));

  test('J7: the newest about this evidence and this point counts', () => {
    const snapshot = base()
      .evidenceReview({ reviewedAt: '2026-05-02T09:00:00.000Z', subject: { type: 'claim', pointId: '1a', decision: 'accepted', reason: '' } })
      .evidenceReview({ reviewedAt: '2026-05-01T09:00:00.000Z', subject: { type: 'claim', pointId: '1a', decision: 'rejected', reason: 'Blurred' } })
      .evidenceReview({ reviewedAt: '2026-05-03T09:00:00.000Z', evidenceId: 'evidence-9' })
      .snapshot();
    expect(stateOf(snapshot)?.subject.decision).toBe('accepted');
    expect(stateOf(snapshot, '1b')).toBeNull();
  });

  test('J7, J8: a review is stale once the evidence has changed', () => {
    const builder = base();
    const digest = seenIn(builder)['evidence-1'] ?? '';
    const snapshot = builder
      .evidenceReview({ digest })
      .evidenceReview({ digest, subject: { type: 'seen-in-situ', seenOn: '2026-03-04', where: 'Depot office', notes: '' } })
      .snapshot();
    const isStale = (of: Snapshot) => [stateOf(of)?.isStale, seenInSitu(of.evidenceReviews, pieceOf(of, 'evidence-1'), digestsOf(of))?.isStale];
    expect(isStale(snapshot)).toEqual([false, false]);
    expect(isStale(edited(snapshot, 'evidence-1'))).toEqual([true, true]);
  });

  test('J10: the candidate is told of a claim not accepted, until the evidence changes', () => {
    const builder = base();
    const digest = seenIn(builder)['evidence-1'] ?? '';
    const snapshot = builder
      .evidenceReview({ digest, subject: { type: 'claim', pointId: '1a', decision: 'rejected', reason: 'The photo is blurred.' } })
      .snapshot();
    expect(asked(snapshot)).toEqual(['Your assessor did not accept E1 for 1a: The photo is blurred.']);
    expect(asked(edited(snapshot, 'evidence-1'))).toEqual([]);
  });

  test('J10: a rejection that was taken back, or whose claim was withdrawn, is told no longer', () => {
    const builder = base();
    const digest = seenIn(builder)['evidence-1'] ?? '';
    const rejected = builder.evidenceReview({ digest, subject: { type: 'claim', pointId: '1a', decision: 'rejected', reason: 'No' } }).snapshot();
    expect(asked({ ...rejected, evidence: rejected.evidence.map((item) => ({ ...item, claims: [] })) })).toEqual([]);
    expect(asked(builder.evidenceReview({ digest }).snapshot())).toEqual([]);
  });

  test('J10: the candidate is told of points not judged met, in the unit’s order, until their evidence changes', () => {
    const builder = base();
    const snapshot = builder
      .judgement({ pointId: '1b', decision: 'more-needed', feedback: 'Add the ratings.', digest: digestNow(builder, '1b') })
      .judgement({ pointId: '1a', decision: 'not-yet', feedback: '', digest: digestNow(builder, '1a') })
      .judgement({ pointId: '1c', decision: 'met', digest: digestNow(builder, '1c') })
      .snapshot();
    expect(asked(snapshot)).toEqual(['Your assessor judged 1a “Not yet”.', 'Your assessor judged 1b “More needed”: Add the ratings.']);
    expect(asked(edited(snapshot, 'evidence-1'))).toEqual([]);
  });
});
