import { describe, expect, test } from 'vitest';
import type { WorkingRows } from '../../src/log/next-batch.ts';
import { planMerge } from '../../src/log/plan-merge.ts';
import { entryOf, FakeLog, foldOf, grantOf, PORTFOLIO } from './fake-log.ts';

const attachment = entryOf('attachments', 'file-1', 'candidate', { name: 'rota.pdf', size: 1200, sha256: 'a'.repeat(64) });
const evidence = entryOf('evidence', 'evidence-4', 'candidate', { number: 4, title: 'The rota' });
const risk = entryOf('risks', 'risk-7', 'candidate', { number: 7, title: 'Wet floor' });

/** A candidate's log, and what an assessor says on top of it. */
function logs() {
  const candidate = new FakeLog('candidate');
  const assessor = new FakeLog('assessor', 5);
  const portfolio = entryOf('portfolios', PORTFOLIO, 'candidate', {
    isExample: false,
    nextEvidenceNumber: 5,
    nextRiskNumber: 8,
    candidate: { name: 'Amy' },
  });
  candidate.say([portfolio, evidence, risk, attachment, grantOf('grant-1', 'candidate', assessor.key, 'assessor')], [], { founds: true });
  assessor.say([entryOf('judgements', 'judgement-1', 'assessor', { pointId: '1a' })], [candidate]);
  return { candidate, assessor };
}

const rowsOf = (folded: ReturnType<typeof foldOf>) =>
  Object.fromEntries(Object.entries(folded.records).map(([table, shown]) => [table, [...shown.values()].map(({ record }) => record)])) as WorkingRows;
const nothing = new Set<string>();

describe('L60: the preview of an import', () => {
  test('names what is added, by whom, and the files that are missing', () => {
    const { candidate, assessor } = logs();
    const foldedBefore = foldOf(candidate.batches);
    const after = foldOf([...candidate.batches, ...assessor.batches]);
    const plan = planMerge({ before: rowsOf(foldedBefore), foldedBefore, after, filesHere: nothing, filesOffered: nothing });
    expect(plan.added).toEqual([
      { table: 'judgements', id: 'judgement-1', reference: '1a', title: '', who: { keyId: assessor.keyId, name: 'The assessor', role: 'assessor' } },
    ]);
    expect([plan.changed, plan.removed, plan.rejected, plan.newKeys]).toEqual([[], [], [], []]);
    expect(plan.missingFiles).toEqual([{ sha256: 'a'.repeat(64), name: 'rota.pdf', size: 1200 }]);
    expect(plan.isEmpty).toBe(false);
    const offered = planMerge({ before: rowsOf(after), foldedBefore: after, after, filesHere: nothing, filesOffered: new Set(['a'.repeat(64)]) });
    expect([offered.missingFiles, offered.isEmpty]).toEqual([[], true]);
  });

  test('names what is changed, what goes to the bin, and what stays a choice', () => {
    const { candidate } = logs();
    const laptop = new FakeLog('laptop', 30);
    candidate.say([grantOf('grant-2', 'candidate', laptop.key, 'candidate')]);
    const foldedBefore = foldOf(candidate.batches);
    laptop.say(
      [
        entryOf('evidence', 'evidence-4', 'candidate', { number: 4, title: 'The new rota', revision: 2 }, [evidence.record]),
        entryOf('attachments', 'file-1', 'candidate', { ...attachment.record, deletedAt: '2026-11-22T10:00:00.000Z' }, [attachment.record]),
        entryOf('risks', 'risk-7', 'candidate', { number: 7, title: 'Theirs', revision: 2 }, [risk.record]),
      ],
      [candidate],
    );
    candidate.say([entryOf('risks', 'risk-7', 'candidate', { number: 7, title: 'Mine', revision: 2 }, [risk.record])]);
    const after = foldOf([...candidate.batches, ...laptop.batches]);
    const plan = planMerge({ before: rowsOf(foldedBefore), foldedBefore, after, filesHere: nothing, filesOffered: nothing });
    expect(plan.changed.map(({ reference, title }) => `${reference} ${title}`).sort()).toEqual(['E4 The new rota', 'R7 Theirs']);
    expect(plan.removed.map(({ reference }) => reference)).toEqual(['rota.pdf']);
    expect(plan.conflicting).toMatchObject([{ table: 'risks', reference: 'R7', others: [{ record: { title: 'Mine' } }] }]);
    expect(plan.missingFiles).toEqual([]);
  });

  test('tells what a key without a role would bring from what had no effect', () => {
    const { candidate, assessor } = logs();
    const stranger = new FakeLog('stranger', 9);
    const signer = { name: 'Sam', role: 'iqa', isQualified: true, qualification: '', organisation: '' } as const;
    stranger.say([entryOf('samples', 'sample-1', 'iqa'), entryOf('samples', 'sample-2', 'iqa'), entryOf('people', 'person-1', 'iqa')], [], {
      signer,
    });
    assessor.say([entryOf('risks', 'risk-7', 'assessor', { number: 7 }, [risk.record])]);
    const foldedBefore = foldOf(candidate.batches);
    const after = foldOf([...candidate.batches, ...assessor.batches, ...stranger.batches]);
    const plan = planMerge({ before: rowsOf(after), foldedBefore, after, filesHere: nothing, filesOffered: nothing });
    expect(plan.newKeys).toEqual([
      { keyId: stranger.keyId, who: { keyId: stranger.keyId, name: 'Sam', role: 'iqa' }, entries: 3, brings: { people: 1, samples: 2 } },
    ]);
    expect(plan.rejected).toMatchObject([{ reference: 'R7', reason: 'not-owner', who: { name: 'The assessor' } }]);
    expect(plan.isEmpty).toBe(false);
    const again = planMerge({ before: rowsOf(after), foldedBefore: after, after, filesHere: new Set(['a'.repeat(64)]), filesOffered: nothing });
    expect([again.rejected, again.isEmpty]).toEqual([[], true]);
  });

  test('says nothing of rows that no log speaks of', () => {
    const { candidate } = logs();
    const folded = foldOf(candidate.batches);
    const local: Record<string, readonly unknown[]> = { samples: [entryOf('samples', 'local', 'iqa').record] };
    const before = { ...rowsOf(folded), ...local };
    const plan = planMerge({ before, foldedBefore: folded, after: folded, filesHere: new Set(['a'.repeat(64)]), filesOffered: nothing });
    expect(plan.isEmpty).toBe(true);
  });
});
