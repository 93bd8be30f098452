import { describe, expect, test } from 'vitest';
import { foldOf, FakeLog, clockAt, entryOf, grantOf, PORTFOLIO, shownIn } from './fake-log.ts';

/** A candidate who began the portfolio, with one risk, and an assessor whom they granted the role. */
function candidateAndAssessor() {
  const candidate = new FakeLog('candidate');
  const assessor = new FakeLog('assessor', 10);
  const risk = entryOf('risks', 'risk-1', 'candidate', { title: 'Wet floor', number: 1 });
  candidate.say([entryOf('portfolios', PORTFOLIO, 'candidate', { isExample: false, nextEvidenceNumber: 1, nextRiskNumber: 2 }), risk], [], {
    founds: true,
  });
  candidate.say([grantOf('grant-1', 'candidate', assessor.key, 'assessor')]);
  return { candidate, assessor, risk };
}

const reasonsIn = (folded: ReturnType<typeof foldOf>) => folded.rejected.map(({ table, id, reason }) => `${table} ${id}: ${reason}`);
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

describe('L30–L36: what has no effect', () => {
  test('L30: what the role may not write, or what is written in a role that the key does not hold', () => {
    const { candidate, assessor } = candidateAndAssessor();
    assessor.say([entryOf('risks', 'risk-1', 'assessor', { title: 'Better' }), entryOf('risks', 'risk-2', 'candidate')], [candidate]);
    const folded = foldOf([...candidate.batches, ...assessor.batches]);
    expect(reasonsIn(folded)).toEqual(['risks risk-1: not-owner', 'risks risk-2: not-own-role']);
    expect(folded.rejected[0]).toMatchObject({ keyId: assessor.keyId, seq: 1 });
    expect(folded.records.risks.get('risk-1')?.record.title).toBe('Wet floor');
  });

  test('L30: the assessor’s evidence stays the assessor’s, and the other way round (P3)', () => {
    const { candidate, assessor } = candidateAndAssessor();
    const observed = entryOf('evidence', 'evidence-a', 'assessor', { number: 1, title: 'Seen' });
    const written = entryOf('evidence', 'evidence-e', 'candidate', { number: 1, title: 'Done' });
    candidate.say([written]);
    assessor.say([observed, entryOf('evidence', 'evidence-e', 'assessor', { title: 'Taken' }, [written.record])], [candidate]);
    candidate.say([entryOf('evidence', 'evidence-a', 'candidate', { title: 'Taken' }, [observed.record])], [assessor]);
    const folded = foldOf([...candidate.batches, ...assessor.batches]);
    expect(reasonsIn(folded).sort()).toEqual(['evidence evidence-a: not-owner', 'evidence evidence-e: not-owner']);
    expect(folded.records.evidence.get('evidence-a')?.record.title).toBe('Seen');
    expect(folded.records.evidence.get('evidence-e')?.record.title).toBe('Done');
  });

  test('L31: a judgement is never changed; its author’s role may put it in the bin', () => {
    const { candidate, assessor } = candidateAndAssessor();
    const met = entryOf('judgements', 'judgement-1', 'assessor', { decision: 'met' });
    assessor.say([met], [candidate]);
    assessor.say([entryOf('judgements', 'judgement-1', 'assessor', { decision: 'not-yet', revision: 2 }, [met.record])], [candidate]);
    const folded = foldOf([...candidate.batches, ...assessor.batches]);
    expect(reasonsIn(folded)).toEqual(['judgements judgement-1: changed-for-good']);
    expect(folded.records.judgements.get('judgement-1')?.record.decision).toBe('met');
    assessor.say([
      entryOf('judgements', 'judgement-1', 'assessor', { decision: 'met', deletedAt: '2026-11-22T10:00:00.000Z', revision: 2 }, [met.record]),
    ]);
    expect(foldOf([...candidate.batches, ...assessor.batches]).records.judgements.get('judgement-1')?.record.deletedAt).not.toBeNull();
  });

  test('L31: a signature goes to the bin by nobody but the role that added it', () => {
    const { candidate, assessor } = candidateAndAssessor();
    const signature = entryOf('signatures', 'signature-1', 'assessor', { subject: { type: 'evidence', evidenceId: 'e' }, proof: null });
    assessor.say([signature], [candidate]);
    candidate.say(
      [
        entryOf('signatures', 'signature-1', 'candidate', { ...signature.record, author: 'candidate', deletedAt: '2026-11-22T10:00:00.000Z' }, [
          signature.record,
        ]),
      ],
      [assessor],
    );
    expect(reasonsIn(foldOf([...candidate.batches, ...assessor.batches]))).toEqual(['signatures signature-1: not-owner']);
  });

  test('L32: one batch says one thing of one record', () => {
    const { candidate } = candidateAndAssessor();
    candidate.say([entryOf('risks', 'risk-2', 'candidate', { title: 'One' }), entryOf('risks', 'risk-2', 'candidate', { title: 'Two' })]);
    const folded = foldOf(candidate.batches);
    expect(reasonsIn(folded)).toEqual(['risks risk-2: said-twice']);
    expect(folded.records.risks.get('risk-2')?.record.title).toBe('One');
  });

  test('L15: unknown tables and records of another portfolio', () => {
    const { candidate } = candidateAndAssessor();
    candidate.say([
      { table: 'constructor', base: [], record: { id: 'x' } },
      { table: 'nonsense', base: [], record: { id: 'y' } },
      entryOf('risks', 'risk-2', 'candidate', { portfolioId: 'another' }),
      entryOf('portfolios', 'another', 'candidate', {}),
      { table: 'events', base: [], record: { id: 'z' } },
    ]);
    expect(reasonsIn(foldOf(candidate.batches))).toEqual([
      'constructor x: unknown-table',
      'events z: not-readable',
      'nonsense y: unknown-table',
      'portfolios another: foreign-portfolio',
      'risks risk-2: foreign-portfolio',
    ]);
  });
});

describe('L36: the audit log', () => {
  const eventOf = (id: string, actor: string, changes: readonly unknown[] = []) => ({
    table: 'events',
    base: [],
    record: {
      id,
      portfolioId: PORTFOLIO,
      at: `2026-11-22T09:00:0${id.at(-1)}.000Z`,
      actor,
      type: 'edited',
      table: 'risks',
      recordId: 'risk-1',
      reference: 'R1',
      changes,
    },
  });

  test('is that of all devices by time, and each entry in a role of its key', () => {
    const { candidate, assessor } = candidateAndAssessor();
    candidate.say([eventOf('event-2', 'candidate'), eventOf('event-3', 'assessor')]);
    assessor.say([eventOf('event-1', 'assessor')], [candidate]);
    const folded = foldOf([...candidate.batches, ...assessor.batches]);
    expect(folded.events.map(({ id }) => id)).toEqual(['event-1', 'event-2']);
    expect(reasonsIn(folded)).toEqual(['events event-3: not-own-role']);
  });

  test('grows within a sitting, and is never told otherwise', () => {
    const { candidate } = candidateAndAssessor();
    const title = (to: string, from = 'A') => ({ field: 'title', from, to });
    candidate.say([eventOf('event-1', 'candidate', [title('B')])]);
    candidate.say([eventOf('event-1', 'candidate', [title('C'), { field: 'event', from: '', to: 'x' }])]);
    candidate.say([eventOf('event-1', 'candidate', [title('C', 'Z')])]);
    const folded = foldOf(candidate.batches);
    expect(folded.events[0]?.changes).toEqual([title('C'), { field: 'event', from: '', to: 'x' }]);
    expect(reasonsIn(folded)).toEqual(['events event-1: changed-for-good']);
  });
});

describe('L40–L43: versions', () => {
  test('L41: of two who did not know of each other the newer is shown and the other offered; a choice ends it', () => {
    const { candidate, assessor, risk } = candidateAndAssessor();
    const laptop = new FakeLog('laptop', 30);
    candidate.say([grantOf('grant-2', 'candidate', laptop.key, 'candidate')]);
    const one = entryOf('risks', 'risk-1', 'candidate', { title: 'One', revision: 2 }, [risk.record]);
    const two = entryOf('risks', 'risk-1', 'candidate', { title: 'Two', revision: 2 }, [risk.record]);
    laptop.say([two], [candidate]);
    candidate.say([one]);
    const logs = () => [...laptop.batches, ...assessor.batches, ...candidate.batches];
    const folded = foldOf(logs());
    expect(folded.conflicts).toMatchObject([
      { table: 'risks', id: 'risk-1', shown: { record: { title: 'Two' } }, others: [{ record: { title: 'One' } }] },
    ]);
    candidate.say([entryOf('risks', 'risk-1', 'candidate', { title: 'Both', revision: 3 }, [one.record, two.record])], [laptop]);
    expect(foldOf(logs()).conflicts).toEqual([]);
    expect(foldOf(logs()).records.risks.get('risk-1')?.record.title).toBe('Both');
  });

  test('L41: nobody replaces what they had not seen, even if they name it', () => {
    const { candidate, risk } = candidateAndAssessor();
    const laptop = new FakeLog('laptop', 30);
    candidate.say([grantOf('grant-2', 'candidate', laptop.key, 'candidate')]);
    laptop.say([entryOf('risks', 'risk-1', 'candidate', { title: 'Blind' }, [risk.record])]);
    const folded = foldOf([...laptop.batches, ...candidate.batches]);
    expect(folded.conflicts).toMatchObject([{ shown: { record: { title: 'Blind' } }, others: [{ record: { title: 'Wet floor' } }] }]);
  });

  test('L42, L43: the next free number is no conflict: the higher counts', () => {
    const { candidate } = candidateAndAssessor();
    const laptop = new FakeLog('laptop', 30);
    const begun = candidate.batches[0]?.payload.entries[0]?.record ?? {};
    candidate.say([grantOf('grant-2', 'candidate', laptop.key, 'candidate')]);
    laptop.say([entryOf('portfolios', PORTFOLIO, 'candidate', { ...begun, nextEvidenceNumber: 4, revision: 2 }, [begun])], [candidate]);
    candidate.say([entryOf('portfolios', PORTFOLIO, 'candidate', { ...begun, nextRiskNumber: 9, revision: 3 }, [begun])]);
    const folded = foldOf([...laptop.batches, ...candidate.batches]);
    expect(folded.conflicts).toEqual([]);
    expect(folded.records.portfolios.get(PORTFOLIO)?.record).toMatchObject({ nextEvidenceNumber: 4, nextRiskNumber: 9 });
  });
});
