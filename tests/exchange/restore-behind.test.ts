import { describe, expect, test } from 'vitest';
import { commitWork } from '../../src/exchange/commit-work.ts';
import { applyStaged } from '../../src/exchange/apply-package.ts';
import { restoreDeviceCopy, stageDeviceCopy } from '../../src/exchange/device-copy.ts';
import { stagePackage } from '../../src/exchange/stage-package.ts';
import { saveEdits } from '../../src/storage/record-commands.ts';
import { setupDevice, share, stateOf, type Device } from '../support/device.ts';
import { rescueCopy } from '../support/rescue-copy.ts';
import { valueOf } from '../support/storage-session.ts';
import { storeDevice } from '../support/store-device.ts';

async function rename(device: Device, portfolioId: string, index: number, name: string): Promise<void> {
  const stage = (await stateOf(device, portfolioId)).stages[index];
  if (!stage) throw new Error('No stage');
  valueOf(await saveEdits(device.session, 'stages', stage, { ...stage, name }));
}

const stageNames = async (device: Device, portfolioId: string) => (await stateOf(device, portfolioId)).stages.map(({ name }) => name);

/** Everything that lies in one database, put into another as it is: an older state of a device comes back. */
async function moveBack(from: Device, to: Device): Promise<void> {
  for (const table of from.session.db.tables) {
    const rows: readonly unknown[] = await table.toArray();
    await to.session.db.table(table.name).clear();
    await to.session.db.table(table.name).bulkAdd([...rows]);
  }
}

/** A device whose newest batch and edits are gone, while a backup and a copy of it hold them. */
async function behind(name: string) {
  const { device, portfolioId } = await storeDevice(name);
  const older = setupDevice(`${name}-older`);
  await moveBack(device, older);
  device.at('2026-11-20T10:00:00.000Z');
  await rename(device, portfolioId, 0, 'Signed since');
  valueOf(await commitWork(device.session, portfolioId, 'share'));
  const backup = await share(device, portfolioId, 'backup');
  const { blob: copy } = await rescueCopy(device.session.db.name);
  // On the device as it came back somebody wrote, later than all that, and did not sign it.
  older.at('2026-11-21T10:00:00.000Z');
  await rename(older, portfolioId, 1, 'Unsigned, and newer');
  return { older, portfolioId, backup, copy };
}

describe('restoring where the newest work is missing (R28)', () => {
  test('a backup brings what was lost, keeps what was saved later here, and the log does not fork', async () => {
    const { older, portfolioId, backup } = await behind('package');
    const staged = valueOf(await stagePackage(older, backup, { isRestore: true }));
    valueOf(await applyStaged(older, staged));
    expect((await stageNames(older, portfolioId)).slice(0, 2)).toEqual(['Signed since', 'Unsigned, and newer']);
    const next = valueOf(await commitWork(older.session, portfolioId, 'share'));
    const numbers = (await older.session.db.batches.toArray()).map(({ keyId, seq }) => `${keyId} ${seq}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(next?.payload.entries.some(({ record }) => record['name'] === 'Unsigned, and newer')).toBe(true);
  });

  test('a copy of the device likewise, and what was here is kept as an earlier state', async () => {
    const { older, portfolioId, copy } = await behind('copy');
    const staged = valueOf(await stageDeviceCopy(older, copy));
    valueOf(await restoreDeviceCopy(older, staged, new Set([portfolioId]), { isRestore: true }));
    expect((await stageNames(older, portfolioId))[0]).toBe('Signed since');
    const numbers = (await older.session.db.batches.toArray()).map(({ keyId, seq }) => `${keyId} ${seq}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(JSON.stringify(await older.session.db.restorePoints.toArray())).toContain('Unsigned, and newer');
  });

  test('where the key is gone too, restoring is still possible', async () => {
    const { older, portfolioId, backup } = await behind('no key');
    await older.session.db.identities.clear();
    valueOf(await applyStaged(older, valueOf(await stagePackage(older, backup, { isRestore: true }))));
    expect((await stageNames(older, portfolioId)).slice(0, 2)).toEqual(['Signed since', 'Unsigned, and newer']);
    expect(valueOf(await commitWork(older.session, portfolioId, 'share'))).not.toBeNull();
  });

  test('where nothing of the log is left, the backup begins it again, and it goes on', async () => {
    const { older, portfolioId, backup } = await behind('no log');
    const { db } = older.session;
    await Promise.all([db.identities.clear(), db.batches.clear(), db.workplaces.clear(), db.risks.clear(), db.events.clear()]);
    valueOf(await applyStaged(older, valueOf(await stagePackage(older, backup, { isRestore: true }))));
    expect((await stageNames(older, portfolioId)).slice(0, 2)).toEqual(['Signed since', 'Unsigned, and newer']);
    expect((await stateOf(older, portfolioId)).risks.length).toBeGreaterThan(0);
    expect(valueOf(await commitWork(older.session, portfolioId, 'share'))).not.toBeNull();
  });
});
