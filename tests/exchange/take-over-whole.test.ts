import { describe, expect, test } from 'vitest';
import { applyStaged } from '../../src/exchange/apply-package.ts';
import { acceptKeys, stagePackage } from '../../src/exchange/stage-package.ts';
import { acceptPresentState, checkEveryRow } from '../../src/storage/start-check.ts';
import { setupDevice, share, stateOf, type Device } from '../support/device.ts';
import { attach, ID, judge, setupAssessor, setupCandidate } from '../support/handed-over.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';

// Many databases and signatures: slow where several suites share a processor.
const nowhere = { read: () => Promise.resolve(null), write: () => Promise.resolve(), clear: () => Promise.resolve() };

/**
 * Everything in the database, byte for byte, but for what only says that this device's own work was signed. Not the ledger, which
 * counts what was tried too: that it agrees with the rows is checked by itself (R5).
 */
async function dump({ session: { db } }: Device): Promise<string> {
  const tables = await Promise.all(
    db.tables.filter(({ name }) => name !== 'identities' && name !== 'ledger').map(async (table) => [table.name, await table.toArray()]),
  );
  return JSON.stringify(tables);
}

describe('T6: taking over is all or nothing', () => {
  test('killed at any write, the device is as before, and the next try succeeds', async () => {
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
      await acceptPresentState(device.session.db, nowhere);
      const before = await dump(device);
      let steps = 0;
      for (let isDone = false; !isDone; steps += 1) {
        fault.failAt = steps;
        const applied = await applyStaged(device, staged);
        fault.failAt = -1;
        isDone = applied.ok;
        const after = await dump(device);
        expect(after === before).toBe(!isDone);
        expect(await checkEveryRow(device.session.db, nowhere)).toBeNull();
      }
      expect(steps).toBeGreaterThan(4);
    }
    expect((await stateOf(candidate, ID)).judgements).toHaveLength(1);
    expect((await stateOf(assessor, ID)).attachments).toHaveLength(2);
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
