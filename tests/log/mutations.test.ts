import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Batch, BatchPayload } from '../../src/log/batch.ts';
import type { OwnedTable } from '../../src/domain/policy.ts';
import { tableSchemas } from '../../src/domain/tables.ts';
import { readBatch } from '../../src/log/read-batch.ts';
import { signBatch } from '../../src/log/sign-batch.ts';
import { digestOf } from '../../src/signing/digest.ts';
import { createKeyPair } from '../../src/signing/keys.ts';
import { fakeBatch, fakeKey } from './fake-batch.ts';
import { clockAt, entryOf, FakeLog, foldOf, grantOf, PORTFOLIO, shownIn } from './fake-log.ts';

// What somebody could do to a package on its way, with any key of their own but without those of others.

const tables = Object.keys(tableSchemas) as OwnedTable[];
const attacker = fakeKey('attacker');

function honestLogs(): { readonly candidate: FakeLog; readonly assessor: FakeLog; readonly all: readonly Batch[] } {
  const candidate = new FakeLog('candidate');
  const assessor = new FakeLog('assessor', 10);
  const risk = entryOf('risks', 'r1', 'candidate', { title: 'Wet floor', number: 1 });
  const evidence = entryOf('evidence', 'e1', 'candidate', { title: 'Mopped', number: 1 });
  candidate.say([entryOf('portfolios', PORTFOLIO, 'candidate', { isExample: false, nextEvidenceNumber: 1, nextRiskNumber: 2 }), risk], [], {
    founds: true,
  });
  candidate.say([grantOf('g1', 'candidate', assessor.key, 'assessor'), evidence]);
  assessor.say([entryOf('judgements', 'j1', 'assessor', { decision: 'met' }), entryOf('planItems', 'p1', 'assessor', { what: 'More' })], [candidate]);
  candidate.say([entryOf('risks', 'r1', 'candidate', { title: 'Wet floor at the door', number: 1, revision: 2 }, [risk.record])], [assessor]);
  assessor.say(
    [entryOf('planItems', 'p1', 'assessor', { what: 'Enough', revision: 2 }, [assessor.batches[0]?.payload.entries[1]?.record ?? {}])],
    [candidate],
  );
  return { candidate, assessor, all: [...candidate.batches, ...assessor.batches] };
}

const { candidate, assessor, all } = honestLogs();
const trust = { founderKeyId: candidate.keyId };
const honest = shownIn(foldOf(all, trust));
const anyOf = <T>(list: readonly T[]) => fc.constantFrom(...list);
const ids = ['r1', 'e1', 'j1', 'p1', 'g1', PORTFOLIO, 'new'];
const roles = ['candidate', 'assessor', 'iqa', 'eqa', 'assessor-countersignatory', 'somebody'] as const;
const forgedFields = {
  title: 'Forged',
  role: 'assessor',
  keyId: attacker.keyId,
  publicKey: attacker.publicKey,
  subject: { type: 'evidence', evidenceId: 'e1' },
  proof: null,
  isExample: true,
  nextEvidenceNumber: 99,
  nextRiskNumber: 99,
};
const allVersions = all.flatMap(({ payload }) => payload.entries.map(({ record }) => digestOf(record)));
const forgedEntry = fc
  .record({
    table: anyOf(tables),
    id: anyOf(ids),
    author: anyOf(roles),
    revision: fc.integer({ min: 1, max: 9 }),
    isDeleted: fc.boolean(),
    isNamed: fc.boolean(),
  })
  .map(({ table, id, author, revision, isDeleted, isNamed }) => {
    const entry = entryOf(table, id, author, { ...forgedFields, revision, deletedAt: isDeleted ? '2026-11-22T10:00:00.000Z' : null });
    return { ...entry, base: isNamed ? allVersions : [] };
  });
const seen = fc.constant({ [candidate.keyId]: 3, [assessor.keyId]: 2 });
const run = { numRuns: 500 };

/** True when a batch that counts was signed by somebody who had the other, or says that it comes before. */
function knows({ keyId, payload }: Batch, other: Batch): boolean {
  return keyId === other.keyId ? payload.seq > other.payload.seq : (payload.seen[other.keyId] ?? 0) >= other.payload.seq;
}

function batchOf(log: FakeLog, index: number): Batch {
  const batch = log.batches[index % log.batches.length];
  if (!batch) throw new Error('An empty log');
  return batch;
}

const read = (batches: readonly Batch[]) => foldOf(batches, trust);

describe('5,000 mutations, none of which is accepted', () => {
  test('forged role: a key that nobody granted anything, whatever it says of itself', () => {
    fc.assert(
      fc.property(
        fc.array(forgedEntry, { minLength: 1, maxLength: 4 }),
        anyOf(roles.slice(0, 5)),
        fc.integer({ min: -60, max: 60 }),
        fc.boolean(),
        seen,
        (entries, role, minute, founds, known) => {
          const log = new FakeLog('attacker');
          log.say(entries, [], {
            clock: clockAt(minute),
            founds,
            seen: known,
            signer: { name: 'A', role: role === 'somebody' ? 'eqa' : role, isQualified: true, qualification: '', organisation: '' },
          });
          const folded = read([...log.batches, ...all]);
          expect(shownIn(folded)).toEqual(honest);
          expect(folded.rejected.length).toBe(entries.length);
          expect(folded.keys[attacker.keyId]?.roles).toEqual([]);
        },
      ),
      run,
    );
  });

  test('somebody else’s words under one’s own key', () => {
    fc.assert(
      fc.property(anyOf(all), fc.boolean(), ({ payload }, isFirst) => {
        const stolen: BatchPayload = isFirst ? { ...payload, seq: 1, previous: null } : payload;
        expect(shownIn(read([fakeBatch(attacker, stolen), ...all]))).toEqual(honest);
      }),
      run,
    );
  });

  test('an assessor’s key in the candidate’s place, and the other way round', () => {
    const others: Readonly<Record<string, readonly OwnedTable[]>> = {
      assessor: ['portfolios', 'risks', 'stages', 'checkAnswers', 'samples'],
      candidate: ['judgements', 'planItems', 'questions', 'evidenceReviews', 'returns', 'samples'],
    };
    fc.assert(
      fc.property(anyOf([assessor, candidate]), forgedEntry, fc.nat(), fc.integer({ min: 30, max: 90 }), (log, entry, place, minute) => {
        const role = log === assessor ? 'assessor' : 'candidate';
        const list = others[role] ?? [];
        const table = list[place % list.length] ?? 'samples';
        const batch = log.make([{ ...entry, table }], [], { clock: clockAt(minute) });
        const folded = read([...all, batch]);
        expect(shownIn(folded)).toEqual(honest);
        expect(folded.rejected).toHaveLength(1);
      }),
      run,
    );
  });

  test('replay: the same again, in another place of the log, or in another portfolio', () => {
    fc.assert(
      fc.property(
        anyOf([candidate, assessor]),
        fc.nat(2),
        fc.integer({ min: 1, max: 6 }),
        anyOf(['same', 'later', 'foreign']),
        (log, index, seq, how) => {
          const batch = batchOf(log, index);
          const changes = { same: {}, later: { seq: log.batches.length + seq }, foreign: { portfolioId: 'other' } }[how] ?? {};
          const replayed = how === 'same' ? batch : { ...fakeBatch(log.key, { ...batch.payload, ...changes }), jws: batch.jws };
          expect(shownIn(read([replayed, ...all, replayed]))).toEqual(honest);
        },
      ),
      run,
    );
  });

  test('rewound clock: a batch that is not later than the one before', () => {
    fc.assert(
      fc.property(anyOf([candidate, assessor]), forgedEntry, fc.integer({ min: -600, max: 0 }), (log, entry, back) => {
        const last = log.batches.at(-1)?.payload.clock ?? '';
        const minute = Math.round((Date.parse(last.slice(0, 24)) - Date.parse(clockAt(0).slice(0, 24))) / 60_000);
        const folded = read([...all, log.make([entry], [], { clock: clockAt(minute + back) })]);
        expect(shownIn(folded)).toEqual(honest);
        expect(folded.problems).toMatchObject([{ type: 'broken-chain', keyId: log.keyId, reason: 'clock' }]);
      }),
      run,
    );
  });

  test('truncated log: what is left is what was said so far, and what is missing is named', () => {
    fc.assert(
      fc.property(fc.subarray([...all], { maxLength: all.length - 1 }), (left) => {
        const folded = foldOf(left, trust);
        for (const [name, record] of Object.entries(shownIn(folded))) {
          const said = all.flatMap(({ payload }) => payload.entries.filter(({ table, record: other }) => `${table} ${String(other['id'])}` === name));
          expect(said.map((entry) => entry.record)).toContainEqual(record);
        }
        const isMissed = left.some((batch) => all.some((lost) => !left.includes(lost) && knows(batch, lost)));
        expect(folded.problems.length > 0).toBe(isMissed);
      }),
      run,
    );
  });

  test('fork: two batches of one number freeze the log before it, and both are named', () => {
    fc.assert(
      fc.property(anyOf([candidate, assessor]), fc.nat(2), forgedEntry, (log, index, entry) => {
        const batch = batchOf(log, index);
        const fork = fakeBatch(log.key, { ...batch.payload, entries: [entry] });
        const folded = foldOf([fork, ...all], trust);
        const before = all.filter((other) => other.keyId !== log.keyId || other.payload.seq < batch.payload.seq);
        expect(shownIn(folded)).toEqual(shownIn(foldOf(before, trust)));
        expect(folded.problems).toContainEqual({ type: 'fork', keyId: log.keyId, seq: batch.payload.seq, hashes: [batch.hash, fork.hash].sort() });
      }),
      run,
    );
  });

  test('swapped key: a grant whose key is not the one that it names', () => {
    fc.assert(
      fc.property(anyOf(roles.slice(0, 4)), fc.boolean(), (role, isOther) => {
        const named = isOther
          ? { keyId: assessor.keyId, publicKey: attacker.publicKey }
          : { keyId: attacker.keyId, publicKey: assessor.key.publicKey };
        const grant = grantOf('g2', 'candidate', named, role === 'somebody' ? 'eqa' : role);
        const folded = read([...all, candidate.make([grant], [], { clock: clockAt(90) })]);
        expect(shownIn(folded)).toEqual(honest);
        expect(folded.keys[attacker.keyId]).toBeUndefined();
      }),
      run,
    );
  });

  test('broken chain: another batch before it than there is', () => {
    fc.assert(
      fc.property(anyOf([candidate, assessor]), forgedEntry, fc.integer({ min: 1, max: 9 }), fc.boolean(), (log, entry, seq, hasPrevious) => {
        const previous = hasPrevious ? 'f'.repeat(64) : null;
        const number = Math.max(seq, log.batches.length + 1);
        expect(shownIn(read([...all, log.make([entry], [], { previous, seq: number, clock: clockAt(90) })]))).toEqual(honest);
      }),
      run,
    );
  });

  test('a signed text with anything changed is no batch', async () => {
    const key = await createKeyPair();
    const [first] = candidate.batches;
    if (!first) throw new Error('No batch');
    const { jws } = await signBatch(key, first.payload);
    fc.assert(
      fc.property(fc.nat(jws.length - 1), fc.integer({ min: 1, max: 255 }), anyOf(['change', 'cut', 'double', 'drop']), (at, by, how) => {
        const letter = String.fromCharCode(((jws.charCodeAt(at) + by) % 94) + 33);
        const text =
          {
            change: `${jws.slice(0, at)}${letter}${jws.slice(at + 1)}`,
            cut: jws.slice(0, at),
            double: `${jws.slice(0, at)}${jws.charAt(at)}${jws.slice(at)}`,
            drop: `${jws.slice(0, at)}${jws.slice(at + 1)}`,
          }[how] ?? '';
        expect(text !== jws && readBatch(text).ok).toBe(false);
      }),
      run,
    );
  });
});
