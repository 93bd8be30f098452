import { describe, expect, test } from 'vitest';
import { createRecord, deleteRecord, restoreRecord } from '../../src/storage/record-commands.ts';
import { addPhrases, deletePhrase, savePhrase, touchPhrase } from '../../src/storage/phrase-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { addEvidenceReview, addJudgement, addReturn } from '../../src/storage/review-commands.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { errorOf, setupSession, valueOf } from '../support/storage-session.ts';

const ID = 'portfolio-1';
const judgement = { pointId: '1a', assessorId: 'person-1', decision: 'met', feedback: '', evidenceIs: [], digest: 'd' } as const;

async function setup(actor: 'assessor' | 'candidate' | 'iqa' = 'assessor') {
  const session = setupSession(actor);
  const portfolio = buildPortfolio({ isLocked: true })
    .person({ role: 'assessor' })
    .evidence('everyday', { claims: ['1a'] });
  valueOf(await addSnapshot(session, portfolio.snapshot()));
  const read = async () => {
    const found = await readSnapshot(session.db, ID);
    if (!found) throw new Error('No portfolio');
    return found.snapshot;
  };
  return { session, read };
}

describe('judgements', () => {
  test('J3: a new one is added with its time and stands beside the others; the log says so', async () => {
    const { session, read } = await setup();
    const first = valueOf(await addJudgement(session, ID, { ...judgement, evidenceIs: ['valid'] }));
    session.clock.now = new Date('2026-11-13T09:00:00.000Z');
    const second = valueOf(await addJudgement(session, ID, { ...judgement, decision: 'not-yet', feedback: 'Rate it.', evidenceIs: [] }));
    expect([first.judgedAt, second.judgedAt, second.author]).toEqual(['2026-11-12T09:00:00.000Z', '2026-11-13T09:00:00.000Z', 'assessor']);
    const { judgements, events } = await read();
    expect(judgements).toEqual([first, second]);
    expect(events.map(({ type, table, actor, reference }) => [type, table, actor, reference])).toEqual([
      ['created', 'judgements', 'assessor', '1a'],
      ['created', 'judgements', 'assessor', '1a'],
    ]);
  });

  test('one that was just given can be taken back, and brought again', async () => {
    const { session, read } = await setup();
    const { id } = valueOf(await addJudgement(session, ID, { ...judgement, evidenceIs: [] }));
    valueOf(await deleteRecord(session, 'judgements', ID, id));
    expect((await read()).judgements).toEqual([]);
    valueOf(await restoreRecord(session, 'judgements', ID, id));
    expect((await read()).judgements).toHaveLength(1);
  });

  test.each(['not-yet', 'more-needed'] as const)('%s wants feedback, and nothing is kept without', async (decision) => {
    const { session, read } = await setup();
    expect(errorOf(await addJudgement(session, ID, { ...judgement, decision, feedback: '  ', evidenceIs: [] }))).toMatchObject({
      type: 'invalid',
      path: 'feedback',
    });
    expect((await read()).judgements).toEqual([]);
  });

  test.each(['candidate', 'iqa'] as const)('P1: the %s judges, reviews and returns nothing', async (actor) => {
    const { session, read } = await setup(actor);
    const refused = { type: 'not-owner', owner: 'assessor' };
    expect(errorOf(await addJudgement(session, ID, { ...judgement, evidenceIs: [] }))).toEqual(refused);
    expect(
      errorOf(
        await addEvidenceReview(session, ID, {
          evidenceId: 'evidence-1',
          assessorId: 'person-1',
          digest: 'd',
          subject: { type: 'claim', pointId: '1a', decision: 'accepted', reason: '' },
        }),
      ),
    ).toEqual(refused);
    const returned = { returnedBy: 'person-1', outcome: 'complete', feedback: '', resubmitBy: '', seen: {} } as const;
    expect(errorOf(await addReturn(session, ID, returned))).toEqual(refused);
    expect((await read()).events).toEqual([]);
  });
});

describe('reviews of evidence', () => {
  const review = (subject: Parameters<typeof addEvidenceReview>[2]['subject'], evidenceId = 'evidence-1') => ({
    evidenceId,
    assessorId: 'person-1',
    digest: 'd',
    subject,
  });

  test('a claim is not accepted only with a reason', async () => {
    const { session, read } = await setup();
    const rejected = { type: 'claim', pointId: '1a', decision: 'rejected' } as const;
    expect(errorOf(await addEvidenceReview(session, ID, review({ ...rejected, reason: ' ' })))).toMatchObject({ type: 'invalid', path: 'reason' });
    valueOf(await addEvidenceReview(session, ID, review({ ...rejected, reason: 'Not dated.' })));
    expect((await read()).evidenceReviews.map(({ reviewedAt }) => reviewedAt)).toEqual(['2026-11-12T09:00:00.000Z']);
  });

  test('what was seen in situ has its day; what is not there cannot be reviewed', async () => {
    const { session } = await setup();
    expect(errorOf(await addEvidenceReview(session, ID, review({ type: 'seen-in-situ', seenOn: '', where: '', notes: '' })))).toMatchObject({
      path: 'seenOn',
    });
    expect(
      errorOf(await addEvidenceReview(session, ID, review({ type: 'seen-in-situ', seenOn: '2026-11-12', where: '', notes: '' }, 'gone'))).type,
    ).toBe('not-found');
  });
});

test('J4: a return keeps what was seen and its time', async () => {
  const { session, read } = await setup();
  const seen = { 'evidence-1': 'a'.repeat(64) };
  valueOf(await addReturn(session, ID, { returnedBy: 'person-1', outcome: 'more-needed', feedback: 'Go on.', resubmitBy: '2026-12-01', seen }));
  expect((await read()).returns).toMatchObject([{ seen, feedback: 'Go on.', returnedAt: '2026-11-12T09:00:00.000Z' }]);
});

test('plan items and questions are the assessor’s in a locked portfolio too', async () => {
  const { session, read } = await setup();
  valueOf(await createRecord(session, 'planItems', ID, { agreedOn: '2026-11-12', what: 'Talk', pointIds: ['3b'], due: '', doneOn: '', outcome: '' }));
  const asked = { askedOn: '2026-11-12', assessorId: 'person-1', pointIds: [], isOral: false, question: 'Why?', answer: '' };
  valueOf(await createRecord(session, 'questions', ID, asked));
  const { planItems, questions } = await read();
  expect([planItems.length, questions.length]).toEqual([1, 1]);
});

describe('phrases', () => {
  const texts = async ({ db }: ReturnType<typeof setupSession>) => (await db.phrases.orderBy('id').toArray()).map(({ text }) => text);

  test('are kept once, without blanks, and changed, used and deleted', async () => {
    const session = setupSession('assessor');
    valueOf(await addPhrases(session, ' Well shown. ', 'Well shown.', '  ', 'Say where.'));
    valueOf(await addPhrases(session, 'Say where.'));
    expect(await texts(session)).toEqual(['Well shown.', 'Say where.']);
    session.clock.now = new Date('2026-12-01T09:00:00.000Z');
    const [first] = await session.db.phrases.orderBy('id').toArray();
    if (!first) throw new Error('No phrase');
    valueOf(await touchPhrase(session, first.id));
    expect((await session.db.phrases.get(first.id))?.usedAt).toBe('2026-12-01T09:00:00.000Z');
    valueOf(await savePhrase(session, { ...first, text: 'Well shown, thank you.' }));
    valueOf(await savePhrase(session, { ...first, text: '   ' }));
    expect(await texts(session)).toEqual(['Well shown, thank you.', 'Say where.']);
    valueOf(await deletePhrase(session, first.id));
    expect(await texts(session)).toEqual(['Say where.']);
  });
});
