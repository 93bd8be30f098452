import { describe, expect, test } from 'vitest';
import { commitWork } from '../../src/exchange/commit-work.ts';
import { listConflicts, resolveConflict } from '../../src/exchange/conflicts.ts';
import { createIdentity } from '../../src/exchange/identity.ts';
import { listRestorePoints, restorePoint } from '../../src/exchange/restore-points.ts';
import { erasePortfolio } from '../../src/storage/portfolio-bin-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { createRisk, saveEdits } from '../../src/storage/record-commands.ts';
import { addJudgement } from '../../src/storage/review-commands.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { setupDevice, share, stateOf, takeIn, type Device } from '../support/device.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';

// Many databases and signatures: slow where several suites share a processor.
const ID = 'portfolio-1';
const JO = { name: 'Jo Smith', role: 'assessor', isQualified: true, qualification: 'TAQA', organisation: '' } as const;

async function setup() {
  const candidate = setupDevice('candidate');
  valueOf(
    await addSnapshot(
      candidate.session,
      buildPortfolio()
        .stage()
        .risk()
        .evidence('everyday', { claims: ['1a'] })
        .snapshot(),
    ),
  );
  return candidate;
}

async function risk(device: Device) {
  const found = (await stateOf(device, ID)).risks.find(({ id }) => id === 'risk-1');
  if (!found) throw new Error('No risk');
  return found;
}

describe('T9: restore points', () => {
  async function imported() {
    const candidate = await setup();
    const assessor = setupDevice('assessor');
    const { keyId } = valueOf(await createIdentity(assessor.session, JO));
    await takeIn(assessor, await share(candidate, ID, 'submission'), { openAs: { keyId, role: 'assessor' } });
    const fields = { pointId: '1a', assessorId: 'jo', decision: 'met', feedback: '', evidenceIs: [], digest: '' } as const;
    valueOf(await addJudgement(assessor.as('assessor'), ID, { ...fields, evidenceIs: [] }));
    const review = await share(assessor, ID, 'review');
    const before = await stateOf(candidate, ID);
    const { restorePointId } = await takeIn(candidate, review, { accept: [{ keyId, role: 'assessor', name: 'Jo', comparedOn: '' }] });
    return { candidate, assessor, keyId, review, before, pointId: restorePointId ?? '' };
  }

  test('take back an import; the package brings it again', async () => {
    const { candidate, keyId, review, before, pointId } = await imported();
    expect((await stateOf(candidate, ID)).judgements).toHaveLength(1);
    valueOf(await restorePoint(candidate.session, ID, pointId));
    expect(await stateOf(candidate, ID)).toEqual(before);
    const again = await takeIn(candidate, review, { accept: [{ keyId, role: 'assessor', name: 'Jo', comparedOn: '' }] });
    expect(again.isNews).toBe(true);
    expect((await stateOf(candidate, ID)).judgements).toHaveLength(1);
  });

  test('what this device signed since is never unsaid: it goes to the bin, the older text is a new change, and others agree', async () => {
    const { candidate, assessor, pointId } = await imported();
    const old = await risk(candidate);
    candidate.at('2026-11-13T09:00:00.000Z');
    valueOf(await saveEdits(candidate.session, 'risks', old, { ...old, event: 'After the import' }));
    valueOf(await createRisk(candidate.session, ID, { event: 'New since' }));
    await takeIn(assessor, await share(candidate, ID, 'submission'));
    const { nextRiskNumber } = (await stateOf(candidate, ID)).portfolio;

    candidate.at('2026-11-14T09:00:00.000Z');
    valueOf(await restorePoint(candidate.session, ID, pointId));
    const back = await stateOf(candidate, ID);
    expect(back.risks.map(({ event }) => event)).toEqual([old.event]);
    expect(back.portfolio.nextRiskNumber).toBe(nextRiskNumber);
    await takeIn(assessor, await share(candidate, ID, 'submission'));
    const there = await stateOf(assessor, ID);
    expect([there.risks, there.portfolio]).toEqual([back.risks, back.portfolio]);
    expect(await listConflicts(assessor.session, ID)).toEqual([]);
  });

  test('can themselves be undone, and the last ten are kept', async () => {
    const { candidate, pointId } = await imported();
    const judged = await stateOf(candidate, ID);
    valueOf(await restorePoint(candidate.session, ID, pointId));
    const [newest] = await listRestorePoints(candidate.session, ID);
    valueOf(await restorePoint(candidate.session, ID, newest?.id ?? ''));
    expect((await stateOf(candidate, ID)).judgements).toEqual(judged.judgements);
    for (let minute = 10; minute < 22; minute += 1) {
      candidate.at(`2026-11-20T09:${minute}:00.000Z`);
      const [last] = await listRestorePoints(candidate.session, ID);
      valueOf(await restorePoint(candidate.session, ID, last?.id ?? ''));
    }
    expect(await listRestorePoints(candidate.session, ID)).toHaveLength(10);
    expect(errorOf(await restorePoint(candidate.session, ID, 'unknown'))).toEqual({ type: 'not-found' });
  });

  test('go with the portfolio when it is erased, as do its batches', async () => {
    const { candidate } = await imported();
    valueOf(await erasePortfolio(candidate.session, ID));
    const { batches, workplaces, restorePoints, resolutions, events, portfolios } = candidate.session.db;
    const counts = await Promise.all([batches, workplaces, restorePoints, resolutions, events, portfolios].map((table) => table.count()));
    expect(counts).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('T10: two devices of one candidate', () => {
  async function setupTwo() {
    const first = await setup();
    const second = setupDevice('second');
    const me = valueOf(await createIdentity(second.session, { ...JO, name: 'Aisha Khan', role: 'candidate' }));
    await takeIn(second, await share(first, ID, 'full'), { openAs: { keyId: me.keyId, role: 'candidate' } });
    const accept = [{ keyId: me.keyId, role: 'candidate', name: 'Aisha Khan', comparedOn: '' }] as const;
    return { first, second, accept };
  }

  test('an edit of one record on both is a conflict; a choice settles it on both', async () => {
    const { first, second, accept } = await setupTwo();
    const base = await risk(first);
    first.at('2026-11-13T09:00:00.000Z');
    valueOf(await saveEdits(first.session, 'risks', base, { ...base, event: 'From the phone' }));
    second.at('2026-11-13T10:00:00.000Z');
    valueOf(await saveEdits(second.session, 'risks', base, { ...base, event: 'From the laptop' }));
    await takeIn(first, await share(second, ID, 'full'), { accept });
    expect((await risk(first)).event).toBe('From the laptop');
    const [conflict] = await listConflicts(first.session, ID);
    expect(conflict?.others.map(({ record }) => (record as typeof base).event)).toEqual(['From the phone']);

    first.at('2026-11-14T09:00:00.000Z');
    valueOf(await resolveConflict(first.session, ID, { table: 'risks', id: 'risk-1', choice: { version: conflict?.others[0]?.version ?? '' } }));
    expect((await risk(first)).event).toBe('From the phone');
    expect(await listConflicts(first.session, ID)).toEqual([]);
    const batch = valueOf(await commitWork(first.session, ID, 'resolve'));
    expect(batch?.payload.entries.find(({ table }) => table === 'risks')?.base).toHaveLength(2);
    await takeIn(second, await share(first, ID, 'full'));
    expect(await listConflicts(second.session, ID)).toEqual([]);
    expect(await risk(second)).toEqual(await risk(first));
    expect(await stateOf(second, ID)).toEqual(await stateOf(first, ID));
  });

  test('a record that joins both may be the choice; what is settled cannot be settled again', async () => {
    const { first, second, accept } = await setupTwo();
    const base = await risk(first);
    valueOf(await saveEdits(first.session, 'risks', base, { ...base, event: 'From the phone' }));
    second.at('2026-11-13T10:00:00.000Z');
    valueOf(await saveEdits(second.session, 'risks', base, { ...base, hazard: 'From the laptop' }));
    await takeIn(first, await share(second, ID, 'full'), { accept });
    const choice = { record: { ...base, event: 'From the phone', hazard: 'From the laptop' } };
    first.at('2026-11-14T09:00:00.000Z');
    valueOf(await resolveConflict(first.session, ID, { table: 'risks', id: 'risk-1', choice }));
    await takeIn(second, await share(first, ID, 'full'));
    expect(await risk(second)).toMatchObject({ event: 'From the phone', hazard: 'From the laptop' });
    expect(await listConflicts(second.session, ID)).toEqual([]);
    expect(errorOf(await resolveConflict(second.session, ID, { table: 'risks', id: 'risk-1', choice }))).toEqual({ type: 'not-found' });
  });
});
