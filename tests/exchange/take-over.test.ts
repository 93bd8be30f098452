import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { hashFile } from '../../src/attachments/hash-file.ts';
import { applyStaged } from '../../src/exchange/apply-package.ts';
import { createIdentity } from '../../src/exchange/identity.ts';
import { followLogs } from '../../src/exchange/follow-logs.ts';
import { acceptKeys, planTakeOver, stagePackage } from '../../src/exchange/stage-package.ts';
import { readWorkplace } from '../../src/exchange/workplace.ts';
import { readPackage } from '../../src/package/read-package.ts';
import { attachFile } from '../../src/storage/attachment-commands.ts';
import { deletePortfolio } from '../../src/storage/portfolio-bin-commands.ts';
import { addSnapshot } from '../../src/storage/portfolio-commands.ts';
import { createRecord, createRisk } from '../../src/storage/record-commands.ts';
import { addJudgement } from '../../src/storage/review-commands.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { setupDevice, share, stateOf, takeIn, type Device } from '../support/device.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';

// Many databases and signatures: slow where several suites share a processor.
vi.setConfig({ testTimeout: 120_000 });

const ID = 'portfolio-1';
const JO = { name: 'Jo Smith', role: 'assessor', isQualified: true, qualification: 'TAQA', organisation: '' } as const;

async function setupCandidate(
  builder = buildPortfolio()
    .stage()
    .risk()
    .evidence('everyday', { claims: ['1a'] }),
) {
  const candidate = setupDevice('candidate');
  valueOf(await addSnapshot(candidate.session, builder.snapshot()));
  return candidate;
}

/** An assessor who opened the candidate's package. */
async function setupAssessor(candidate: Device) {
  const assessor = setupDevice('assessor');
  const { keyId } = valueOf(await createIdentity(assessor.session, JO));
  await takeIn(assessor, await share(candidate, ID, 'submission'), { openAs: { keyId, role: 'assessor' } });
  return { assessor, keyId };
}

async function judge(assessor: Device, pointId: string) {
  const fields = { pointId, assessorId: 'jo', decision: 'met', feedback: '', evidenceIs: [], digest: '' } as const;
  valueOf(await addJudgement(assessor.as('assessor'), ID, { ...fields, evidenceIs: [] }));
}

async function attach(device: Device, text: string) {
  const bytes = new Blob([text]);
  const sha256 = await hashFile(bytes);
  const facts = { name: 'note.txt', kind: 'text', mediaType: 'text/plain', size: bytes.size, sha256, width: null, height: null } as const;
  const more = { original: null, hadLocation: false, alternativeText: '', takenOn: '', addedAt: '2026-11-12T09:00:00.000Z' };
  valueOf(await attachFile(device.session, device.files, (blob) => hashFile(blob), 'evidence-1', ID, { ...facts, ...more }, bytes));
  return sha256;
}

/** Everything in the database, byte for byte, but for what only says that this device's own work was signed. */
async function dump({ session: { db } }: Device): Promise<string> {
  const tables = await Promise.all(db.tables.filter(({ name }) => name !== 'identities').map(async (table) => [table.name, await table.toArray()]));
  return JSON.stringify(tables);
}

describe('T6: taking over', () => {
  test('is all or nothing: killed at any write, the device is as before, and the next try succeeds', async () => {
    const candidate = await setupCandidate();
    await attach(candidate, 'A cable lay across the floor.');
    const { assessor, keyId } = await setupAssessor(candidate);
    await judge(assessor, '1a');
    const review = await share(assessor, ID, 'review');
    await attach(candidate, 'And was taped down.');
    const submission = await share(candidate, ID, 'submission');
    const accept = [{ keyId, role: 'assessor', name: 'Jo Smith', comparedOn: '' }] as const;

    const cases = [
      { device: setupDevice('fresh'), file: submission, accept: [] },
      { device: assessor, file: submission, accept: [] },
      { device: candidate, file: review, accept },
    ];
    for (const { device, file, accept: accepted } of cases) {
      const fault = faultsOf(device);
      const staged = valueOf(await acceptKeys(device, valueOf(await stagePackage(device, file)), accepted));
      const before = await dump(device);
      let steps = 0;
      for (let isDone = false; !isDone; steps += 1) {
        fault.failAt = steps;
        const applied = await applyStaged(device, staged);
        fault.failAt = -1;
        isDone = applied.ok;
        const after = await dump(device);
        expect(after === before).toBe(!isDone);
      }
      expect(steps).toBeGreaterThan(4);
    }
    expect((await stateOf(candidate, ID)).judgements).toHaveLength(1);
    expect((await stateOf(assessor, ID)).attachments).toHaveLength(2);
  });

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

  test('cancelled in the middle, nothing is left of it', async () => {
    const candidate = await setupCandidate();
    await attach(candidate, 'A note');
    const reader = setupDevice('reader');
    const staged = valueOf(await stagePackage(reader, await share(candidate, ID, 'submission')));
    const stop = new AbortController();
    const applied = await applyStaged(reader, staged, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(errorOf(applied)).toEqual({ type: 'package', error: { type: 'cancelled' } });
    expect(await reader.session.db.files.count()).toBe(0);
    expect(await reader.session.db.portfolios.count()).toBe(0);
  });
});

interface Fault {
  /** Which of the following writes fails; none when negative. */
  failAt: number;
}

function faultsOf(device: Device): Fault {
  const fault: Fault = { failAt: -1 };
  device.session.db.close({ disableAutoOpen: false });
  device.session.db.use({
    stack: 'dbcore',
    name: 'faults',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            if (fault.failAt === 0) {
              fault.failAt = -1;
              return Promise.reject(new Error('Killed.'));
            }
            if (fault.failAt > 0) fault.failAt -= 1;
            return table.mutate(request);
          },
        };
      },
    }),
  });
  return fault;
}
