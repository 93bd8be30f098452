import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/policy.ts';
import { batchPayload } from '../../src/log/batch.ts';
import { nextClock } from '../../src/log/clock.ts';
import type { Folded } from '../../src/log/folded.ts';
import { isStandingStill, nextBatch, type NextBatchInput } from '../../src/log/next-batch.ts';
import { dataVersion } from '../../src/migrations/steps.ts';
import { fakeBatch } from './fake-batch.ts';
import { clockAt, entryOf, FakeLog, foldOf, grantOf, NOW, PORTFOLIO } from './fake-log.ts';

const begun = entryOf('portfolios', PORTFOLIO, 'candidate', { isExample: false, nextEvidenceNumber: 1, nextRiskNumber: 1 });

function ask(folded: Folded, log: FakeLog, role: Actor, rows: Record<string, readonly unknown[]>, more: Partial<NextBatchInput> = {}) {
  const signer = { name: 'Somebody', role, isQualified: null, qualification: '', organisation: '' };
  const input = { events: [], resolutions: [], purpose: 'share', founds: false, now: NOW, ...more } as const;
  return nextBatch({ ...input, folded, rows, keyId: log.keyId, role, signer });
}

const saidBy = (payload: ReturnType<typeof nextBatch>) => payload?.entries.map(({ table, record }) => `${table} ${String(record['id'])}`);

function candidateLog(): FakeLog {
  const candidate = new FakeLog('candidate');
  candidate.say([begun, entryOf('risks', 'risk-1', 'candidate', { title: 'Wet floor' })], [], { founds: true });
  return candidate;
}

describe('L50: the next batch', () => {
  test('begins the log, and what it says is a batch', () => {
    const log = new FakeLog('candidate');
    const payload = ask(foldOf([]), log, 'candidate', { portfolios: [begun.record] }, { founds: true });
    const said = { seq: 1, previous: null, founds: true, clock: `${NOW}-0000`, seen: {}, version: dataVersion, portfolioId: PORTFOLIO };
    expect(payload).toMatchObject(said);
    expect(batchPayload.safeParse(payload).success).toBe(true);
  });

  test('says what differs, on top of what was shown, and what its author had seen', () => {
    const candidate = candidateLog();
    const assessor = new FakeLog('assessor', 5);
    candidate.say([grantOf('grant-1', 'candidate', assessor.key, 'assessor')]);
    assessor.say([entryOf('judgements', 'judgement-1', 'assessor')], [candidate]);
    const folded = foldOf([...candidate.batches, ...assessor.batches]);
    const shown = folded.records.risks.get('risk-1');
    const changed = { ...shown?.record, title: 'Wet floor at the door', revision: 2 };
    const payload = ask(folded, candidate, 'candidate', {
      risks: [changed],
      judgements: [...folded.records.judgements.values()].map(({ record }) => record),
    });
    expect(payload).toMatchObject({ seq: 3, previous: candidate.batches[1]?.hash, founds: false, seen: { [assessor.keyId]: 1 } });
    expect(payload?.entries).toEqual([{ table: 'risks', base: [shown?.version], record: changed }]);
  });

  test('is null when there is nothing to say, though other rows lie here', () => {
    const candidate = candidateLog();
    const folded = foldOf(candidate.batches);
    const rows = {
      portfolios: [begun.record],
      risks: [folded.records.risks.get('risk-1')?.record],
      judgements: [entryOf('judgements', 'example', 'assessor').record],
    };
    expect(ask(folded, candidate, 'candidate', rows)).toBeNull();
  });

  test('L51: leaves out what the role may not write, and what had no effect before', () => {
    const candidate = candidateLog();
    const assessor = new FakeLog('assessor', 5);
    const judgement = entryOf('judgements', 'judgement-1', 'assessor');
    const rows = {
      risks: [entryOf('risks', 'risk-1', 'assessor').record, entryOf('risks', 'risk-2', 'candidate').record],
      judgements: [judgement.record],
    };
    const folded = foldOf(candidate.batches);
    expect(saidBy(ask(folded, assessor, 'assessor', rows))).toEqual(['judgements judgement-1']);
    assessor.say([judgement], [candidate]);
    // Nobody has granted the key a role yet.
    expect(ask(foldOf([...candidate.batches, ...assessor.batches]), assessor, 'assessor', rows)).toBeNull();
    const changed = { judgements: [{ ...judgement.record, feedback: 'More' }] };
    const later = ask(foldOf([...candidate.batches, ...assessor.batches]), assessor, 'assessor', changed);
    expect(later?.entries[0]?.base).toHaveLength(1);
  });

  test('L24: a founding batch of an example says everything', () => {
    const log = new FakeLog('candidate');
    const rows = { portfolios: [{ ...begun.record, isExample: true }], judgements: [entryOf('judgements', 'judgement-1', 'assessor').record] };
    expect(saidBy(ask(foldOf([]), log, 'candidate', rows, { founds: true }))).toEqual([`portfolios ${PORTFOLIO}`, 'judgements judgement-1']);
  });

  test('L52: a choice between versions names those that it replaces, even when the shown one was chosen', () => {
    const candidate = candidateLog();
    const laptop = new FakeLog('laptop', 30);
    const first = candidate.batches[0]?.payload.entries[1]?.record ?? {};
    candidate.say([grantOf('grant-1', 'candidate', laptop.key, 'candidate')]);
    laptop.say([entryOf('risks', 'risk-1', 'candidate', { title: 'Theirs', revision: 2 }, [first])], [candidate]);
    candidate.say([entryOf('risks', 'risk-1', 'candidate', { title: 'Mine', revision: 2 }, [first])]);
    const folded = foldOf([...candidate.batches, ...laptop.batches]);
    const [conflict] = folded.conflicts;
    const others = conflict?.others.map(({ version }) => version) ?? [];
    const rows = { risks: [{ ...conflict?.shown.record, revision: 3 }] };
    const payload = ask(folded, candidate, 'candidate', rows, { resolutions: [{ table: 'risks', recordId: 'risk-1', versions: others }] });
    expect(payload?.entries[0]?.base).toEqual([conflict?.shown.version, ...others]);
    const after = foldOf([...candidate.batches, ...laptop.batches, ...(payload ? [fakeBatch(candidate.key, payload)] : [])]);
    expect(after.conflicts).toEqual([]);
  });

  test('L53: what does not fit goes into the batch after it', () => {
    const candidate = candidateLog();
    const text = 'x'.repeat(50_000);
    const risks = Array.from({ length: 200 }, (_, index) => entryOf('risks', `big-${index}`, 'candidate', { hazard: text }).record);
    const said: (string | undefined)[] = [];
    for (
      let payload = ask(foldOf(candidate.batches), candidate, 'candidate', { risks });
      payload;
      payload = ask(foldOf(candidate.batches), candidate, 'candidate', { risks })
    ) {
      expect(JSON.stringify(payload).length).toBeLessThan(7_000_000);
      candidate.batches.push(fakeBatch(candidate.key, payload));
      said.push(...(saidBy(payload) ?? []));
    }
    expect(said).toHaveLength(200);
    expect(candidate.batches).toHaveLength(3);
  });
});

describe('L54: a log that stands still', () => {
  test('is not added to: forked, or known further to somebody else', () => {
    const candidate = candidateLog();
    const assessor = new FakeLog('assessor', 5);
    candidate.say([grantOf('grant-1', 'candidate', assessor.key, 'assessor')]);
    assessor.say([entryOf('judgements', 'judgement-1', 'assessor')], [candidate]);
    const [first] = candidate.batches;
    if (!first) throw new Error('No batch');
    const setBack = foldOf([first, ...assessor.batches]);
    expect(isStandingStill(setBack, candidate.keyId)).toBe(true);
    expect(() => ask(setBack, candidate, 'candidate', {})).toThrow('stands still');
    const forked = foldOf([...candidate.batches, fakeBatch(candidate.key, { ...first.payload, entries: [] })]);
    expect(isStandingStill(forked, candidate.keyId)).toBe(true);
    const whole = foldOf([...candidate.batches, ...assessor.batches]);
    expect([isStandingStill(whole, candidate.keyId), isStandingStill(forked, assessor.keyId)]).toEqual([false, false]);
  });
});

describe('L16: the next clock', () => {
  test.each<[string, string | null, readonly string[], string]>([
    ['now, when nothing was seen', null, [], `${NOW}-0000`],
    ['now, when all is past', clockAt(1), [clockAt(2)], `${NOW}-0000`],
    ['one more, in the same millisecond', `${NOW}-0006`, [], `${NOW}-0007`],
    ['after one that is ahead', null, ['2026-11-22T13:00:00.000Z-0041'], '2026-11-22T13:00:00.000Z-0042'],
    ['not after one that is far ahead', null, ['9999-01-01T00:00:00.000Z-0000'], `${NOW}-0000`],
    ['after one’s own, however far ahead', '2030-01-01T00:00:00.000Z-0000', [], '2030-01-01T00:00:00.000Z-0001'],
    ['the next millisecond, when the count is full', `${NOW}-9999`, [], '2026-11-22T12:00:00.001Z-0000'],
  ])('%s', (_what, own, seen, expected) => {
    expect(nextClock(NOW, own, seen)).toBe(expected);
  });
});
