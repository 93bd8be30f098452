import { describe, expect, test } from 'vitest';
import type { JudgementDecision } from '../../src/domain/judgement.ts';
import { refusalToWrite, type Actor, type OwnedTable } from '../../src/domain/policy.ts';
import { isSignedOff, openGaps, pointsNotMet, signOffSheet, type SheetLine } from '../../src/domain/sign-off.ts';
import type { SignOffLine } from '../../src/domain/signature.ts';
import { currentSignature, isSignatureWhole } from '../../src/domain/signed-content.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { buildPortfolio, type PortfolioBuilder } from '../support/build-portfolio.ts';
import { allPoints } from '../support/all-points.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { coverageOf } from '../support/cover.ts';

const sheetOf = (builder: PortfolioBuilder) => signOffSheet(unit311, builder.snapshot(), coverageOf(builder));
const stateOf = (builder: PortfolioBuilder, line: SignOffLine): SheetLine['state'] => {
  const found = sheetOf(builder).find((item) => item.line.id === line);
  if (!found) throw new Error(`No line ${line}`);
  return found.state;
};
const judged = (builder: PortfolioBuilder, points: readonly string[], decision: JudgementDecision = 'met') =>
  points.reduce((built, pointId) => built.judgement({ pointId, decision }), builder);
const signed = (builder: PortfolioBuilder, ...lines: readonly SignOffLine[]) =>
  lines.reduce((built, line) => built.signature({ subject: { type: 'sign-off', line } }), builder);

describe('the sheet', () => {
  test('S4: has the unit’s six lines in the unit’s order and words', () => {
    expect(sheetOf(buildPortfolio()).map(({ line }) => line.label)).toEqual([
      'Signature of candidate',
      'Signature of assessor',
      'Countersignature of assessor',
      'Signature of IV (if sampled)',
      'Countersignature of IV',
      'Signature of EV (if sampled)',
    ]);
  });

  test('S9: a line that nobody needs to sign says why', () => {
    const qualified = buildPortfolio({ notSampled: ['eqa'] })
      .person({ role: 'assessor', isQualified: true })
      .person({ role: 'iqa', isQualified: true });
    expect(stateOf(qualified, 'assessor-countersignatory')).toEqual({ type: 'not-needed', words: 'Not required: the assessor is qualified' });
    expect(stateOf(qualified, 'iqa-countersignatory')).toEqual({ type: 'not-needed', words: 'Not required: the IQA is qualified' });
    expect(stateOf(qualified, 'eqa')).toEqual({ type: 'not-needed', words: 'Not sampled' });
    expect(stateOf(qualified, 'iqa').type).toBe('awaited');
    expect(stateOf(buildPortfolio({ notSampled: ['iqa'] }), 'iqa-countersignatory')).toEqual({
      type: 'not-needed',
      words: 'Not required: not sampled',
    });
  });

  test('S9, I9: the newest sample of somebody in the role may say "not sampled" too', () => {
    const iqa = () => buildPortfolio().person({ role: 'iqa' }).person({ role: 'eqa' });
    const notSampled = { sampledBy: 'person-1', outcome: 'not-sampled' } as const;
    expect(stateOf(iqa().sample(notSampled), 'iqa')).toEqual({ type: 'not-needed', words: 'Not sampled' });
    expect(stateOf(iqa().sample(notSampled), 'iqa-countersignatory')).toEqual({ type: 'not-needed', words: 'Not required: not sampled' });
    expect(stateOf(iqa().sample(notSampled), 'eqa').type).toBe('awaited');
    expect(stateOf(iqa().sample({ ...notSampled, sampledBy: 'person-2' }), 'eqa').type).toBe('not-needed');
    expect(stateOf(iqa().sample({ ...notSampled, sampledBy: 'gone', author: 'eqa' }), 'eqa').type).toBe('not-needed');
    expect(stateOf(iqa().sample(notSampled).sample({ sampledBy: 'person-1' }), 'iqa').type).toBe('awaited');
    expect(stateOf(iqa().sample({ sampledBy: 'person-1' }).sample(notSampled), 'iqa').type).toBe('not-needed');
    expect(stateOf(iqa().sample(notSampled).sample({ sampledBy: 'person-1', sampledOn: '2026-03-01' }), 'iqa').type).toBe('not-needed');
    expect(stateOf(iqa().sample(notSampled).sample({ sampledBy: 'person-2' }), 'iqa').type).toBe('not-needed');
  });

  test.each([false, null])('S9: an assessor whose qualification is %s needs a countersignature', (isQualified) => {
    expect(stateOf(buildPortfolio().person({ role: 'assessor', isQualified }), 'assessor-countersignatory').type).toBe('awaited');
  });
});

describe('who may sign, and when', () => {
  test('S8: the candidate needs a name, and nothing else', () => {
    expect(stateOf(buildPortfolio({ candidate: { name: ' ', enrolmentNumber: '', uln: '' } }), 'candidate')).toEqual({
      type: 'awaited',
      blockers: ['Your name is not filled in yet.'],
    });
    expect(stateOf(buildPortfolio({ candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }), 'candidate')).toEqual({
      type: 'awaited',
      blockers: [],
    });
  });

  test('S5: open gaps are one sentence for each needed point; none when all is evidenced', () => {
    expect(openGaps(coverageOf(buildPortfolio()))).toHaveLength(29);
    expect(openGaps(coverageOf(completePortfolio()))).toEqual([]);
  });

  test('S6, S8: the assessor signs after the candidate, when every needed point is judged met', () => {
    expect(stateOf(judged(completePortfolio(), allPoints), 'assessor')).toEqual({ type: 'awaited', blockers: ['The candidate signs first.'] });
    const without = allPoints.filter((id) => id !== '311.2.5');
    expect(stateOf(signed(judged(completePortfolio(), without), 'candidate'), 'assessor')).toEqual({
      type: 'awaited',
      blockers: ['Not judged met yet: 311.2.5.'],
    });
    expect(stateOf(signed(judged(completePortfolio(), allPoints), 'candidate'), 'assessor')).toEqual({ type: 'awaited', blockers: [] });
  });

  test('S6: two of the three groups of people judged met are enough, one is not', () => {
    const others = allPoints.filter((id) => !id.startsWith('3') || id.startsWith('311'));
    const notMet = (points: readonly string[]) => pointsNotMet(unit311, coverageOf(judged(completePortfolio(), points)));
    expect(notMet([...others, '3a', '3c'])).toEqual([]);
    expect(notMet([...others, '3a'])).toEqual(['3b', '3c']);
  });

  test('S6: the latest decision counts', () => {
    const builder = judged(judged(completePortfolio(), allPoints), ['1a'], 'not-yet');
    expect(pointsNotMet(unit311, coverageOf(builder))).toEqual(['1a']);
    expect(pointsNotMet(unit311, coverageOf(judged(builder, ['1a'])))).toEqual([]);
  });

  test('S8: everyone after the assessor waits for the assessor, the IQA’s countersignatory for the IQA', () => {
    const blockers = (line: SignOffLine) => stateOf(buildPortfolio(), line);
    expect(blockers('iqa')).toEqual({ type: 'awaited', blockers: ['The assessor signs first.'] });
    expect(blockers('assessor-countersignatory')).toEqual({ type: 'awaited', blockers: ['The assessor signs first.'] });
    expect(blockers('eqa')).toEqual({ type: 'awaited', blockers: ['The assessor signs first.'] });
    expect(blockers('iqa-countersignatory')).toEqual({ type: 'awaited', blockers: ['The IQA signs first.'] });
  });
});

describe('signed off', () => {
  const isDone = (builder: PortfolioBuilder, isIntact = () => true) => isSignedOff(sheetOf(builder), isIntact);

  test('S7: candidate and a qualified assessor; an unqualified one needs a countersignature', () => {
    const qualified = () => buildPortfolio().person({ role: 'assessor', isQualified: true });
    expect(isDone(signed(qualified(), 'candidate'))).toBe(false);
    expect(isDone(signed(qualified(), 'candidate', 'assessor'))).toBe(true);
    const learning = () => buildPortfolio().person({ role: 'assessor', isQualified: false });
    expect(isDone(signed(learning(), 'candidate', 'assessor'))).toBe(false);
    expect(isDone(signed(learning(), 'candidate', 'assessor', 'assessor-countersignatory'))).toBe(true);
  });

  test('S7: a signature that a later edit broke is no longer enough', () => {
    const builder = signed(buildPortfolio().person({ role: 'assessor', isQualified: true }), 'candidate', 'assessor');
    expect(isDone(builder, () => false)).toBe(false);
  });

  test('S2: of two signatures on one line the newest is on the sheet', () => {
    const { signatures } = buildPortfolio()
      .signature({ subject: { type: 'sign-off', line: 'candidate' }, name: 'New', signedAt: '2026-11-20T09:00:00.000Z' })
      .signature({ subject: { type: 'sign-off', line: 'candidate' }, name: 'Old', signedAt: '2026-11-18T09:00:00.000Z' })
      .snapshot();
    expect(currentSignature(signatures, 'candidate')?.name).toBe('New');
  });

  test('S10: a name alone is no signature', () => {
    expect(isSignatureWhole({ method: 'drawn', strokes: null, writtenOn: '2026-11-20' })).toBe(false);
    expect(isSignatureWhole({ method: 'drawn', strokes: { aspect: 3, lines: [] }, writtenOn: '' })).toBe(false);
    expect(
      isSignatureWhole({
        method: 'drawn',
        strokes: {
          aspect: 3,
          lines: [
            [
              [0, 0],
              [1, 0],
            ],
          ],
        },
        writtenOn: '',
      }),
    ).toBe(true);
    expect(isSignatureWhole({ method: 'wet-ink', strokes: null, writtenOn: '' })).toBe(false);
    expect(isSignatureWhole({ method: 'wet-ink', strokes: null, writtenOn: '2026-11-20' })).toBe(true);
  });
});

describe('who may write what', () => {
  test.each<[OwnedTable, Actor, boolean]>([
    ['evidence', 'candidate', true],
    ['evidence', 'iqa', false],
    ['stages', 'assessor', false],
    ['judgements', 'candidate', false],
    ['judgements', 'assessor', true],
    ['judgements', 'iqa', false],
    ['returns', 'candidate', false],
    ['evidenceReviews', 'assessor', true],
    ['samples', 'assessor', false],
    ['samples', 'iqa', true],
    ['samples', 'eqa', true],
    ['signatures', 'iqa', true],
  ])('P1: %s by the %s: %s', (table, actor, isAllowed) => {
    expect(refusalToWrite(table, actor, { isLocked: false }) === null).toBe(isAllowed);
  });

  test.each<[Actor, string, boolean]>([
    ['candidate', 'candidate', true],
    ['candidate', 'assessor', false],
    ['assessor', 'assessor', true],
    ['assessor', 'candidate', false],
  ])('P3: evidence that the %s changes and the %s wrote: %s', (actor, author, isAllowed) => {
    expect(refusalToWrite('evidence', actor, { isLocked: false }, { before: { author }, next: { author: actor } }) === null).toBe(isAllowed);
  });

  test.each<[Actor, string, boolean]>([
    ['candidate', 'witness', true],
    ['assessor', 'assessor', true],
    ['assessor', 'candidate', false],
    ['iqa', 'assessor', false],
  ])('P3: the %s writes a person who is %s: %s', (actor, role, isAllowed) => {
    expect(refusalToWrite('people', actor, { isLocked: false }, { before: null, next: { role } }) === null).toBe(isAllowed);
  });

  test.each<[Actor, string, boolean]>([
    ['candidate', 'assessor', true],
    ['candidate', 'candidate', true],
    ['assessor', 'iqa', true],
    ['assessor', 'candidate', true],
    ['assessor', 'assessor', false],
    ['assessor', 'eqa', false],
    ['iqa', 'eqa', true],
    ['eqa', 'eqa', false],
  ])('P4: the %s grants the role %s: %s', (actor, role, isAllowed) => {
    expect(refusalToWrite('grants', actor, { isLocked: false }, { before: null, next: { role } }) === null).toBe(isAllowed);
  });

  test('P2: an assessor may add evidence of their own while the candidate’s work is locked', () => {
    expect(refusalToWrite('evidence', 'assessor', { isLocked: true }, { before: null, next: { author: 'assessor' } })).toBeNull();
  });

  test.each<[OwnedTable, boolean]>([
    ['portfolios', false],
    ['stages', false],
    ['risks', false],
    ['evidence', false],
    ['attachments', false],
    ['people', true],
    ['checkAnswers', true],
    ['signatures', true],
  ])('P2: %s while locked: %s', (table, isAllowed) => {
    expect(refusalToWrite(table, 'candidate', { isLocked: true }) === null).toBe(isAllowed);
  });
});
