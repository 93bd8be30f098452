import { describe, expect, test } from 'vitest';
import { candidateAndAssessor, foldOf, FakeLog, clockAt, entryOf, grantOf, PORTFOLIO, reasonsIn, shownIn } from './fake-log.ts';

const problemsIn = (folded: ReturnType<typeof foldOf>) => folded.problems.map(({ type }) => type);

describe('L10–L14: which batches count', () => {
  test('L10: in any order and however often they come', () => {
    const { candidate } = candidateAndAssessor();
    const [first, second] = candidate.batches;
    if (!first || !second) throw new Error('No batches');
    expect(foldOf([second, first, second, first])).toEqual(foldOf([first, second]));
    expect(foldOf([first, second]).heads[candidate.keyId]).toEqual({ seq: 2, hash: second.hash, clock: second.payload.clock });
  });

  test('L11: none after a gap, and the missing number is named', () => {
    const { candidate } = candidateAndAssessor();
    candidate.say([entryOf('risks', 'risk-2', 'candidate')]);
    const folded = foldOf(candidate.batches.filter((_, index) => index !== 1));
    expect(folded.problems).toEqual([{ type: 'gap', keyId: candidate.keyId, seq: 2, waiting: [3] }]);
    expect(Object.keys(shownIn(folded))).not.toContain('risks risk-2');
  });

  test('L12: a log cut short, when somebody had seen more of it', () => {
    const { candidate, assessor } = candidateAndAssessor();
    assessor.say([entryOf('judgements', 'judgement-1', 'assessor')], [candidate]);
    const [first] = candidate.batches;
    if (!first) throw new Error('No batch');
    const folded = foldOf([first, ...assessor.batches]);
    expect(folded.problems).toEqual([{ type: 'gap', keyId: candidate.keyId, seq: 2, waiting: [] }]);
  });

  test('L13: of a forked log nothing from the fork on; both sides are named', () => {
    const { candidate } = candidateAndAssessor();
    const one = candidate.make([entryOf('risks', 'risk-2', 'candidate', { title: 'One' })]);
    const two = candidate.make([entryOf('risks', 'risk-2', 'candidate', { title: 'Two' })]);
    candidate.batches.push(one);
    candidate.say([entryOf('risks', 'risk-3', 'candidate')]);
    const folded = foldOf([...candidate.batches, two]);
    expect(folded.problems).toEqual([{ type: 'fork', keyId: candidate.keyId, seq: 3, hashes: [one.hash, two.hash].sort() }]);
    expect(folded.heads[candidate.keyId]?.seq).toBe(2);
    expect(Object.keys(shownIn(folded))).not.toContain('risks risk-3');
  });

  test.each([
    ['previous', { previous: 'f'.repeat(64) }],
    ['clock', { clock: clockAt(0) }],
  ] as const)('L14: none that does not follow by its %s', (reason, changes) => {
    const { candidate } = candidateAndAssessor();
    candidate.say([entryOf('risks', 'risk-2', 'candidate')], [], changes);
    const folded = foldOf(candidate.batches);
    expect(folded.problems).toEqual([{ type: 'broken-chain', keyId: candidate.keyId, seq: 3, reason }]);
    expect(Object.keys(shownIn(folded))).not.toContain('risks risk-2');
  });

  test('L14: none of another portfolio, and none of a newer Folio', () => {
    const { candidate } = candidateAndAssessor();
    const foreign = candidate.make([entryOf('risks', 'risk-2', 'candidate')], [], { portfolioId: 'another' });
    const newer = candidate.make([entryOf('risks', 'risk-2', 'candidate')], [], { version: 99 });
    expect(problemsIn(foldOf([...candidate.batches, foreign]))).toEqual(['foreign-portfolio']);
    expect(problemsIn(foldOf([...candidate.batches, newer]))).toEqual(['newer']);
    expect(shownIn(foldOf([...candidate.batches, newer, foreign]))).toEqual(shownIn(foldOf(candidate.batches)));
  });

  test('L16: a clock more than a day ahead is reported, and counts all the same', () => {
    const { candidate } = candidateAndAssessor();
    candidate.say([entryOf('risks', 'risk-2', 'candidate')], [], { clock: '2026-11-23T12:00:00.001Z-0000' });
    const folded = foldOf(candidate.batches);
    expect(problemsIn(folded)).toEqual(['clock-ahead']);
    expect(Object.keys(shownIn(folded))).toContain('risks risk-2');
  });
});

describe('L20–L24: roles', () => {
  test('L20: the known founder stays; another who claims to be gets no role', () => {
    const { candidate } = candidateAndAssessor();
    const impostor = new FakeLog('impostor', -5);
    impostor.say([entryOf('risks', 'risk-1', 'candidate', { title: 'Mine' })], [], { founds: true });
    const folded = foldOf([...impostor.batches, ...candidate.batches], { founderKeyId: candidate.keyId });
    expect(folded.problems).toEqual([{ type: 'second-founder', keyId: impostor.keyId, seq: 1 }]);
    expect(folded.keys[impostor.keyId]).toMatchObject({ roles: [], isFounder: false });
    expect(reasonsIn(folded)).toEqual(['risks risk-1: no-role']);
  });

  test('L20: without anybody who began it nobody has a role, unless this device trusts them', () => {
    const log = new FakeLog('somebody');
    log.say([entryOf('risks', 'risk-1', 'candidate')]);
    expect(problemsIn(foldOf(log.batches))).toEqual(['no-founder']);
    expect(shownIn(foldOf(log.batches))).toEqual({});
    expect(Object.keys(shownIn(foldOf(log.batches, { trusted: [{ keyId: log.keyId, role: 'candidate' }] })))).toEqual(['risks risk-1']);
  });

  test('L21: grants reach as far as they lead, also when the grant comes after what its key said', () => {
    const { candidate, assessor } = candidateAndAssessor();
    const iqa = new FakeLog('iqa');
    iqa.say([entryOf('samples', 'sample-1', 'iqa')]);
    assessor.say([grantOf('grant-2', 'assessor', iqa.key, 'iqa')]);
    const folded = foldOf([...iqa.batches, ...assessor.batches, ...candidate.batches]);
    expect(folded.rejected).toEqual([]);
    expect(folded.keys[iqa.keyId]).toMatchObject({ roles: ['iqa'], grantedBy: [assessor.keyId], grantedName: 'The iqa' });
  });

  test('L21: nobody grants themselves, what they may not grant, or a key by another key’s name', () => {
    const { candidate, assessor } = candidateAndAssessor();
    const friend = new FakeLog('friend');
    assessor.say([
      grantOf('grant-2', 'assessor', assessor.key, 'iqa'),
      grantOf('grant-3', 'assessor', friend.key, 'eqa'),
      grantOf('grant-4', 'assessor', { ...friend.key, publicKey: assessor.key.publicKey }, 'iqa'),
    ]);
    const folded = foldOf([...candidate.batches, ...assessor.batches]);
    expect(reasonsIn(folded)).toEqual(['grants grant-2: grants-to-self', 'grants grant-3: not-owner', 'grants grant-4: not-readable']);
    expect(folded.keys[assessor.keyId]?.roles).toEqual(['assessor']);
    expect(folded.keys[friend.keyId]).toBeUndefined();
  });

  test('L22: a withdrawn grant holds for what was said before, and not for what is said after', () => {
    const { candidate, assessor } = candidateAndAssessor();
    assessor.say([entryOf('judgements', 'judgement-1', 'assessor')], [candidate]);
    candidate.say([grantOf('grant-1', 'candidate', assessor.key, 'assessor', { deletedAt: '2026-11-22T10:00:00.000Z', revision: 2 })], [assessor]);
    assessor.say([entryOf('judgements', 'judgement-2', 'assessor')], [candidate]);
    const folded = foldOf([...assessor.batches, ...candidate.batches]);
    expect(reasonsIn(folded)).toEqual(['judgements judgement-2: no-role']);
    expect(Object.keys(shownIn(folded))).toContain('judgements judgement-1');
    expect(folded.keys[assessor.keyId]?.roles).toEqual([]);
    candidate.say([grantOf('grant-1', 'candidate', assessor.key, 'assessor', { revision: 3 })], [assessor]);
    assessor.say([entryOf('judgements', 'judgement-3', 'assessor')], [candidate]);
    const again = foldOf([...assessor.batches, ...candidate.batches]);
    expect(reasonsIn(again)).toEqual(['judgements judgement-2: not-own-role']);
    expect(again.keys[assessor.keyId]?.roles).toEqual(['assessor']);
  });

  test('L22: two who could withdraw each other’s role: the earlier has effect', () => {
    const { candidate, assessor } = candidateAndAssessor();
    const second = new FakeLog('second candidate', 20);
    assessor.say([grantOf('grant-2', 'assessor', second.key, 'candidate')], [candidate]);
    const withdrawsAssessor = grantOf('grant-1', 'candidate', assessor.key, 'assessor', { deletedAt: '2026-11-22T10:00:00.000Z', revision: 2 });
    const withdrawsSecond = grantOf('grant-2', 'assessor', second.key, 'candidate', { deletedAt: '2026-11-22T10:00:00.000Z', revision: 2 });
    second.say([withdrawsAssessor], [assessor]);
    assessor.say([withdrawsSecond], [], { clock: clockAt(40) });
    const folded = foldOf([...candidate.batches, ...assessor.batches, ...second.batches]);
    expect(folded.keys[assessor.keyId]?.roles).toEqual([]);
    expect(folded.keys[second.keyId]?.roles).toEqual(['candidate']);
    expect(reasonsIn(folded)).toEqual(['grants grant-2: no-role']);
  });

  test('L24: an example begins with what others would have written, and stays an example', () => {
    const candidate = new FakeLog('candidate');
    const portfolio = entryOf('portfolios', PORTFOLIO, 'candidate', { isExample: true, nextEvidenceNumber: 1, nextRiskNumber: 1 });
    candidate.say([portfolio, entryOf('judgements', 'judgement-1', 'assessor')], [], { founds: true });
    candidate.say([entryOf('judgements', 'judgement-2', 'assessor')]);
    expect(reasonsIn(foldOf(candidate.batches))).toEqual(['judgements judgement-2: not-own-role']);
    candidate.say([entryOf('portfolios', PORTFOLIO, 'candidate', { ...portfolio.record, isExample: false, revision: 2 }, [portfolio.record])]);
    expect(reasonsIn(foldOf(candidate.batches))).toEqual([
      'judgements judgement-1: not-own-role',
      'judgements judgement-2: not-own-role',
      'portfolios portfolio-1: changed-for-good',
    ]);
  });
});
