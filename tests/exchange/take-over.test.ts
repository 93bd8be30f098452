import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStaged } from '../../src/exchange/apply-package.ts';
import { followLogs } from '../../src/exchange/follow-logs.ts';
import { planTakeOver, stagePackage } from '../../src/exchange/stage-package.ts';
import { readWorkplace } from '../../src/exchange/workplace.ts';
import { readPackage } from '../../src/package/read-package.ts';
import { deletePortfolio } from '../../src/storage/portfolio-bin-commands.ts';
import { createRecord, createRisk } from '../../src/storage/record-commands.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { setupDevice, share, stateOf, takeIn } from '../support/device.ts';
import { attach, ID, judge, setupAssessor, setupCandidate } from '../support/handed-over.ts';
import { valueOf } from '../support/storage-session.ts';

// Many databases and signatures: slow where several suites share a processor.
describe('T6: taking over', () => {
  test('every order, with repetitions, ends in the same state; what cannot begin a portfolio waits', async () => {
    const candidate = await setupCandidate();
    const { assessor, keyId } = await setupAssessor(candidate);
    const files = [await share(candidate, ID, 'submission')];
    const accept = [{ keyId, role: 'assessor', name: 'Jo Smith', comparedOn: '' }] as const;
    for (const round of [1, 2]) {
      candidate.at(`2026-11-1${round + 2}T09:00:00.000Z`);
      assessor.at(`2026-11-1${round + 2}T10:00:00.000Z`);
      await judge(assessor, `1${'ab'.charAt(round - 1)}`);
      valueOf(await createRisk(candidate.session, ID, { event: `Event of round ${round}` }));
      await attach(candidate, `Note ${round}`);
      files.push(await share(assessor, ID, 'review'));
      await takeIn(candidate, files.at(-1) ?? new Blob(), { accept });
      files.push(await share(candidate, ID, 'submission'));
      await takeIn(assessor, files.at(-1) ?? new Blob());
    }
    const end = await stateOf(candidate, ID);
    expect(await stateOf(assessor, ID)).toEqual(end);
    const read = await Promise.all(files.map(async (file) => valueOf(await readPackage(file))));
    const refusals = new Set<string>();
    let readers = 0;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...read, ...read], { minLength: 6, maxLength: 8 }), async (order) => {
        readers += 1;
        const reader = setupDevice(`reader-${readers}`);
        for (const one of [...order, ...read]) {
          const staged = await planTakeOver(reader, one, []);
          if (staged.ok) valueOf(await applyStaged(reader, staged.value));
          else refusals.add(staged.error.type);
        }
        expect(await stateOf(reader, ID)).toEqual(end);
        expect(await reader.session.db.files.filter(({ isReady }) => isReady).count()).toBe(2);
      }),
      { numRuns: 6, seed: 311 },
    );
    expect([...refusals]).toEqual(['nothing-to-begin-with']);
  });

  test('T7: rows that no log holds stay', async () => {
    // As in a portfolio from before there were logs: a judgement that nobody's key wrote.
    const builder = buildPortfolio()
      .evidence('everyday', { claims: ['1a'] })
      .judgement({ pointId: '1b', author: 'assessor' });
    const candidate = await setupCandidate(builder);
    const { assessor, keyId } = await setupAssessor(candidate);
    expect((await stateOf(assessor, ID)).judgements).toEqual([]);
    await judge(assessor, '1a');
    await takeIn(candidate, await share(assessor, ID, 'review'), { accept: [{ keyId, role: 'assessor', name: 'Jo', comparedOn: '' }] });
    expect((await stateOf(candidate, ID)).judgements.map(({ pointId }) => pointId).sort()).toEqual(['1a', '1b']);
  });

  test('T8: an accepted key is granted in the candidate’s log, so that everybody learns of it', async () => {
    const candidate = await setupCandidate();
    const { assessor, keyId } = await setupAssessor(candidate);
    await judge(assessor, '1a');
    const review = await share(assessor, ID, 'review');
    await takeIn(candidate, review, { accept: [{ keyId, role: 'assessor', name: 'Jo', comparedOn: '' }] });
    expect((await stateOf(candidate, ID)).grants).toHaveLength(1);
    expect(await readWorkplace(candidate.session, ID)).toMatchObject({ trusted: [] });
    const { plan, isNews } = valueOf(await stagePackage(candidate, review));
    expect([plan.isEmpty, isNews]).toEqual([true, false]);
  });

  test('T7: what a key said before it was accepted has effect as soon as it is', async () => {
    const candidate = await setupCandidate();
    const { assessor, keyId } = await setupAssessor(candidate);
    await judge(assessor, '1a');
    const review = await share(assessor, ID, 'review');
    await takeIn(candidate, review);
    expect((await stateOf(candidate, ID)).judgements).toEqual([]);
    const publicKey = (await assessor.session.db.identities.get(keyId))?.publicKey;
    if (!publicKey) throw new Error('No key');
    const grant = { keyId, publicKey, role: 'assessor', personId: '', name: 'Jo', comparedOn: '2026-11-12' } as const;
    valueOf(await createRecord(candidate.session, 'grants', ID, grant));
    expect(valueOf(await followLogs(candidate.session, ID))).toBe(true);
    expect((await stateOf(candidate, ID)).judgements).toHaveLength(1);
    expect(valueOf(await followLogs(candidate.session, ID))).toBe(false);
  });

  test('work that was written after staging is signed first and kept', async () => {
    const candidate = await setupCandidate();
    const { assessor } = await setupAssessor(candidate);
    await judge(assessor, '1a');
    valueOf(await createRisk(candidate.session, ID, { event: 'Sent' }));
    const staged = valueOf(await stagePackage(assessor, await share(candidate, ID, 'submission')));
    await judge(assessor, '1b');
    valueOf(await applyStaged(assessor, staged));
    const state = await stateOf(assessor, ID);
    expect(state.judgements.map(({ pointId }) => pointId)).toEqual(['1a', '1b']);
    expect(state.risks.map(({ event }) => event)).toContain('Sent');
  });

  test('a portfolio in the bin comes out of it, on this device alone', async () => {
    const candidate = await setupCandidate();
    const { assessor } = await setupAssessor(candidate);
    valueOf(await deletePortfolio(assessor.session, ID));
    const file = await share(candidate, ID, 'submission');
    expect(valueOf(await stagePackage(assessor, file))).toMatchObject({ isInBin: true, isNews: true });
    await takeIn(assessor, file);
    expect((await assessor.session.db.portfolios.get(ID))?.deletedAt).toBeNull();
    valueOf(await deletePortfolio(candidate.session, ID));
    valueOf(await createRisk(candidate.session, ID));
    await takeIn(assessor, await share(candidate, ID, 'submission'));
    expect((await assessor.session.db.portfolios.get(ID))?.deletedAt).toBeNull();
  });
});
