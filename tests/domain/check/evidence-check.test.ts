import { describe, expect, test } from 'vitest';
import { checkEvidence, openFindings, type AnsweredFinding } from '../../../src/domain/check/evidence-check.ts';
import { coverUnit } from '../../../src/domain/coverage/cover-unit.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { buildPortfolio, type PortfolioBuilder } from '../../support/build-portfolio.ts';
import { fullRating } from '../../support/build-rating.ts';
import { completePortfolio } from '../../support/complete-portfolio.ts';

const TODAY = '2026-11-22';

function check(builder: PortfolioBuilder, unreadable: readonly string[] = []): readonly AnsweredFinding[] {
  const snapshot = builder.snapshot();
  return checkEvidence(unit311, snapshot, coverUnit(unit311, snapshot), TODAY, new Set(unreadable));
}

/** What one check says, in order. */
function found(builder: PortfolioBuilder, code: string, unreadable: readonly string[] = []): readonly string[] {
  return check(builder, unreadable).flatMap(({ finding }) => (finding.code === code ? [finding.what] : []));
}

describe('risks', () => {
  test('K1: hazard and event in the same words, whatever their case and punctuation', () => {
    const builder = buildPortfolio()
      .risk({ hazard: 'Wet floor!', event: 'wet floor' })
      .risk({ hazard: 'Wet floor', event: 'A visitor slips' })
      .risk({ hazard: '', event: '' });
    expect(found(builder, 'K1')).toEqual(['R1 gives the same words as hazard and as what may happen.']);
  });

  test('K2: three classified risks of one class; two are not enough to say so', () => {
    const rows = (classes: readonly ('low' | 'high')[]) =>
      classes.map((classification, index) => fullRating(`risk-${index + 1}`, { classification }));
    const three = buildPortfolio().risk().risk().risk();
    expect(found(three.evidence('assessment', { details: { rows: rows(['high', 'high', 'high']) } }), 'K2')).toEqual([
      'All 3 classified risks are high.',
    ]);
    expect(
      found(
        buildPortfolio()
          .risk()
          .risk()
          .evidence('assessment', { details: { rows: rows(['high', 'high']) } }),
        'K2',
      ),
    ).toEqual([]);
    expect(
      found(
        buildPortfolio()
          .risk()
          .risk()
          .risk()
          .evidence('assessment', { details: { rows: rows(['high', 'low', 'high']) } }),
        'K2',
      ),
    ).toEqual([]);
  });

  test('K3: no reputational risk, and none that speaks of customers’ data', () => {
    expect(found(buildPortfolio().risk({ type: 'financial' }), 'K3')).toHaveLength(2);
    expect(found(buildPortfolio().risk({ type: 'reputational', event: 'A customer’s personal details are read by others' }), 'K3')).toEqual([]);
    expect(found(buildPortfolio(), 'K3')).toEqual([]);
  });

  test('K4: a high risk tolerated with a short reason; twelve words are enough', () => {
    const tolerated = (reason: string) =>
      buildPortfolio()
        .risk()
        .evidence('assessment', { details: { rows: [fullRating('risk-1', { classification: 'high' })] } })
        .evidence('decision', { details: { riskId: 'risk-1', decision: 'tolerate', reason } });
    expect(found(tolerated('Too dear.'), 'K4')).toEqual(['E2 tolerates R1, which is high, with a short reason.']);
    expect(found(tolerated('one two three four five six seven eight nine ten eleven twelve'), 'K4')).toEqual([]);
  });

  test('K5: a class other than the matrix’s, without a reason', () => {
    const rated = (overrideReason: string) =>
      buildPortfolio()
        .risk()
        .evidence('assessment', { details: { rows: [fullRating('risk-1', { probability: 1, classification: 'high', overrideReason })] } });
    expect(found(rated(''), 'K5')).toEqual(['R1 in E1 is classified otherwise than the matrix, without a reason.']);
    expect(found(rated('It happened last year.'), 'K5')).toEqual([]);
  });

  test('K6: some consequences given and another blank', () => {
    const row = fullRating('risk-1');
    const partly = { ...row, consequences: { ...row.consequences, reputation: { step: null, note: '' } } };
    expect(
      found(
        buildPortfolio()
          .risk()
          .evidence('assessment', { details: { rows: [partly] } }),
        'K6',
      ),
    ).toEqual(['R1 in E1 has a blank consequence.']);
    expect(
      check(
        buildPortfolio()
          .risk()
          .evidence('assessment', { details: { rows: [partly] } }),
      ).find(({ finding }) => finding.code === 'K6')?.finding.place,
    ).toEqual({
      screen: 'evidence',
      evidenceId: 'evidence-1',
      field: 'details.rows.0.consequences.reputation.step',
    });
  });
});

describe('evidence', () => {
  const action = { id: 'a', action: 'Photo on delivery', owner: 'J. Osei', due: '2026-11-01', doneOn: '2026-10-30' };
  const acted = (change: Partial<typeof action>) =>
    buildPortfolio()
      .risk()
      .evidence('decision', { details: { riskId: 'risk-1', decision: 'act', actions: [{ ...action, ...change }], effect: 'Fewer losses' } });

  test.each([
    [{}, []],
    [{ owner: '' }, ['An action in E1 has no owner.']],
    [{ doneOn: '', due: '' }, ['An action in E1 has no due date.']],
    [{ doneOn: '' }, ['An action in E1 was due on 1 November 2026 and is not done.']],
    [{ doneOn: '', due: TODAY }, []],
  ])('K10: an action with %o', (change, expected) => {
    expect(found(acted(change), 'K10')).toEqual(expected);
  });

  test('K11: one assessment only; a review that is past and was not followed by a newer assessment', () => {
    const one = buildPortfolio().evidence('assessment', { activityDate: '2026-03-02', details: { nextReview: '2026-06-01' } });
    expect(found(one, 'K11')).toEqual(['E1 is your only formal assessment.', 'The review of E1 was due on 1 June 2026.']);
    expect(found(one.evidence('assessment', { activityDate: '2026-06-01', details: { nextReview: '2027-01-01' } }), 'K11')).toEqual([]);
  });

  test('K12: older than the unit’s currency, to the day', () => {
    expect(found(buildPortfolio().evidence('everyday', { activityDate: '2024-11-21' }), 'K12')).toHaveLength(1);
    expect(found(buildPortfolio().evidence('everyday', { activityDate: '2024-11-22' }), 'K12')).toEqual([]);
  });

  test('K13: dates that are still to come', () => {
    expect(found(buildPortfolio().evidence('everyday', { activityDate: '2026-11-23' }), 'K13')).toEqual([
      'E1 is dated 23 November 2026, which is still to come.',
    ]);
    expect(found(acted({ doneOn: '2026-12-01' }), 'K13')).toHaveLength(1);
    expect(found(buildPortfolio().evidence('everyday', { activityDate: TODAY }), 'K13')).toEqual([]);
  });

  test('K14: a done action without a word on what it achieved', () => {
    const silent = buildPortfolio()
      .risk()
      .evidence('decision', { details: { riskId: 'risk-1', decision: 'act', actions: [action] } });
    expect(found(silent, 'K14')).toHaveLength(1);
    expect(found(acted({}), 'K14')).toEqual([]);
  });

  test('K15: nobody else confirmed anything; a ready testimony is enough', () => {
    const three = () => buildPortfolio().evidence('everyday').evidence('everyday').evidence('reflective');
    expect(found(three(), 'K15')).toHaveLength(1);
    expect(found(three().evidence('testimony'), 'K15')).toEqual([]);
    expect(found(three().evidence('testimony', { status: 'draft' }), 'K15')).toHaveLength(1);
    expect(found(buildPortfolio().evidence('everyday'), 'K15')).toEqual([]);
  });

  test('K16: a point that only a policy claims', () => {
    const policy = buildPortfolio().evidence('work-product', { claims: ['1a'], details: { isPolicy: true } });
    expect(found(policy, 'K16')).toEqual(['Only a policy document, E1, claims 1a.']);
    expect(found(policy.evidence('everyday', { claims: ['1a'] }), 'K16')).toEqual([]);
  });

  test('K17: claims on more than three fifths of the unit', () => {
    const claims = unit311.points.map(({ id }) => id);
    expect(found(buildPortfolio().evidence('reflective', { claims: claims.slice(0, 18) }), 'K17')).toEqual(['E1 claims 18 of 29 points.']);
    expect(found(buildPortfolio().evidence('reflective', { claims: claims.slice(0, 17) }), 'K17')).toEqual([]);
  });

  test('K18, K19: files that cannot be read, photos without words', () => {
    const builder = buildPortfolio()
      .attachment({ name: 'ramp.jpg', kind: 'image', mediaType: 'image/jpeg' })
      .evidence('everyday', { attachmentIds: ['attachment-1'] });
    expect(found(builder, 'K18', ['attachment-1'])).toEqual(['A file of E1 cannot be read: ramp.jpg.']);
    expect(found(builder, 'K18')).toEqual([]);
    expect(found(builder, 'K19')).toEqual(['The photo ramp.jpg in E1 has no description.']);
  });

  test('K20, K21: drafts and simulations', () => {
    expect(found(buildPortfolio().evidence('everyday', { status: 'draft' }), 'K20')).toEqual(['E1 is still a draft.']);
    expect(found(buildPortfolio().evidence('everyday', { isSimulated: true }), 'K21')).toEqual(['E1 is of simulated work.']);
  });
});

describe('personal data', () => {
  const noticed = (text: string) => found(buildPortfolio().evidence('everyday', { details: { noticed: text } }), 'K30');

  test.each([
    ['Mail to j.osei@example.co.uk today', 'an e-mail address'],
    ['Ring 07700 900123 after six', 'a phone number'],
    ['Ring +44 20 7946 0958', 'a phone number'],
    ['Card 4111 1111 1111 1111 was refused', 'a payment card number'],
    ['Her number is AB 12 34 56 C', 'a National Insurance number'],
    ['They live at SW1A 1AA', 'a postcode'],
  ])('K30: “%s” may hold %s', (text, noun) => {
    expect(noticed(text)).toEqual([`E1 may hold ${noun}.`]);
  });

  test.each([
    'Order 4111 1111 1111 1112 came late',
    'We had 12 complaints in 2026',
    'Refunds of £40–£80',
    'Bay 2, ramp A',
    'It took from 10:30 to 14:45 on 12/11/2026',
  ])('K30: “%s” is no personal data', (text) => {
    expect(noticed(text)).toEqual([]);
  });

  test('K31: a film that may tell where it was made; a photo had its place taken out', () => {
    const builder = buildPortfolio()
      .attachment({ name: 'walk.mp4', kind: 'video', mediaType: 'video/mp4', hadLocation: true })
      .attachment({ name: 'ramp.jpg', kind: 'image', mediaType: 'image/jpeg', hadLocation: true })
      .evidence('everyday', { attachmentIds: ['attachment-1', 'attachment-2'] });
    expect(found(builder, 'K31')).toEqual(['walk.mp4 in E1 may still hold the place where it was taken.']);
  });
});

describe('answers', () => {
  test('K0: an answered finding stays with its answer and is no longer open', () => {
    const builder = () => buildPortfolio().evidence('everyday', { isSimulated: true });
    const finding = check(builder()).find((item) => item.finding.code === 'K21');
    if (!finding) throw new Error('K21 finds nothing');
    const answered = check(builder().checkAnswer({ findingKey: finding.finding.key, reason: 'Agreed with my assessor' }));
    expect(answered.find((item) => item.finding.code === 'K21')?.answer).toBe('Agreed with my assessor');
    expect(openFindings(answered).some((item) => item.finding.code === 'K21')).toBe(false);
  });

  test('K0: every finding of a portfolio has a key of its own, and words for why and how', () => {
    const all = check(
      completePortfolio().evidence('everyday', { status: 'draft', activityDate: '2027-01-01' }).evidence('everyday', { status: 'draft' }),
    );
    expect(new Set(all.map(({ finding }) => finding.key)).size).toBe(all.length);
    expect(all.every(({ words }) => words.why.endsWith('.') && words.remedy.endsWith('.'))).toBe(true);
  });
});
