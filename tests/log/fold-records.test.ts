import { describe, expect, test } from 'vitest';
import { candidateAndAssessor, foldOf, FakeLog, entryOf, grantOf, PORTFOLIO, reasonsIn } from './fake-log.ts';

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
    expect(reasonsIn(folded).toSorted()).toEqual(['evidence evidence-a: not-owner', 'evidence evidence-e: not-owner']);
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
