import { afterEach, describe, expect, test, vi } from 'vitest';
import { commitWork } from '../../src/exchange/commit-work.ts';
import { restoreDeviceCopy, stageDeviceCopy } from '../../src/exchange/device-copy.ts';
import { listRestorePoints, restorePoint } from '../../src/exchange/restore-points.ts';
import { saveEdits } from '../../src/storage/record-commands.ts';
import { readWorkingCopy } from '../../src/storage/working-copy.ts';
import { breakStore } from '../support/break-store.ts';
import { setupDevice, stateOf, type Device } from '../support/device.ts';
import { rescueCopy } from '../support/rescue-copy.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';
import { PHOTO, storeDevice } from '../support/store-device.ts';

afterEach(() => vi.restoreAllMocks());

async function eventIds({ session }: Device) {
  return (await session.db.events.toCollection().primaryKeys()).toSorted();
}

async function renameStage(device: Device, portfolioId: string, name: string, at: string): Promise<void> {
  device.at(at);
  const [stage] = (await stateOf(device, portfolioId)).stages;
  if (!stage) throw new Error('No stage');
  valueOf(await saveEdits(device.session, 'stages', stage, { ...stage, name }));
}

describe('a copy of a device is put back (R23, R24)', () => {
  test('on a device that lost everything it is all there again: records, files, log, audit entries', async () => {
    const { device, portfolioId, fileHash } = await storeDevice('lost');
    await device.session.db.phrases.add({ id: 'phrase-1', text: 'Well observed.', usedAt: '2026-11-12T09:00:00.000Z' });
    const before = await stateOf(device, portfolioId);
    const { blob } = await rescueCopy(device.session.db.name);

    const empty = setupDevice('new');
    const staged = valueOf(await stageDeviceCopy(empty, blob));
    expect(staged.portfolios).toMatchObject([
      { portfolioId, candidateName: 'Aisha Khan', standing: 'not-here', changedHereAt: null, newFiles: { count: 1, bytes: PHOTO.length } },
    ]);
    expect(staged.copied.unread).toEqual([]);
    // Looking changes nothing.
    expect(await empty.session.db.portfolios.count()).toBe(0);
    valueOf(await restoreDeviceCopy(empty, staged, new Set([portfolioId])));

    expect(await stateOf(empty, portfolioId)).toEqual(before);
    expect(await (await empty.files.get(fileHash))?.text()).toBe(PHOTO);
    expect(await empty.session.db.batches.count()).toBe(await device.session.db.batches.count());
    expect(await empty.session.db.phrases.get('phrase-1')).toBeDefined();
    expect((await eventIds(empty)).filter((id) => !id.startsWith('new-'))).toEqual(await eventIds(device));
    expect((await empty.session.db.events.toArray()).map(({ type }) => type)).toContain('put back');
  });

  test('the lost key goes on counting, and work goes on with a new one', async () => {
    const { device, portfolioId } = await storeDevice('key');
    const { blob } = await rescueCopy(device.session.db.name);
    const former = (await device.session.db.workplaces.get(portfolioId))?.keyId;
    const empty = setupDevice('new');
    valueOf(await restoreDeviceCopy(empty, valueOf(await stageDeviceCopy(empty, blob)), new Set([portfolioId])));
    expect(await empty.session.db.workplaces.get(portfolioId)).toMatchObject({ keyId: null, founderKeyId: former });
    await renameStage(empty, portfolioId, 'After the loss', '2026-12-01T10:00:00.000Z');
    expect(valueOf(await commitWork(empty.session, portfolioId, 'share'))?.keyId).not.toBe(former);
  });

  test('what is here is kept as a restore point, and can be gone back to', async () => {
    const { device, portfolioId } = await storeDevice('older');
    const { blob } = await rescueCopy(device.session.db.name);
    const then = await stateOf(device, portfolioId);
    await renameStage(device, portfolioId, 'Written since', '2026-12-01T10:00:00.000Z');
    const since = await stateOf(device, portfolioId);

    const staged = valueOf(await stageDeviceCopy(device, blob));
    expect(staged.portfolios[0]?.standing).toBe('older');
    valueOf(await restoreDeviceCopy(device, staged, new Set([portfolioId])));
    expect((await stateOf(device, portfolioId)).stages.map(({ name }) => name)).toEqual(then.stages.map(({ name }) => name));
    const [point] = await listRestorePoints(device.session, portfolioId);
    valueOf(await restorePoint(device.session, portfolioId, point?.id ?? ''));
    expect((await stateOf(device, portfolioId)).stages.map(({ name }) => name)).toEqual(since.stages.map(({ name }) => name));
  });

  test('records that were lost here come back, and the copy counts as newer', async () => {
    const { device, portfolioId } = await storeDevice('part');
    const { blob } = await rescueCopy(device.session.db.name);
    const before = await stateOf(device, portfolioId);
    await device.session.db.evidence.bulkDelete(before.evidence.slice(0, 5).map(({ id }) => id));
    const staged = valueOf(await stageDeviceCopy(device, blob));
    expect(staged.portfolios[0]?.standing).toBe('newer');
    valueOf(await restoreDeviceCopy(device, staged, new Set([portfolioId])));
    expect((await stateOf(device, portfolioId)).evidence.map(({ id }) => id)).toEqual(before.evidence.map(({ id }) => id));
  });

  test('a copy of what is here is the same, and what was not chosen is not touched', async () => {
    const { device, portfolioId } = await storeDevice('same');
    const { blob } = await rescueCopy(device.session.db.name);
    const fingerprint = (await readWorkingCopy(device.session.db, portfolioId))?.fingerprint;
    const staged = valueOf(await stageDeviceCopy(device, blob));
    expect(staged.portfolios[0]?.standing).toBe('same');
    valueOf(await restoreDeviceCopy(device, staged, new Set()));
    expect((await readWorkingCopy(device.session.db, portfolioId))?.fingerprint).toBe(fingerprint);
  });

  test('broken off anywhere, it is as before: no row, no file', async () => {
    const { device, portfolioId } = await storeDevice('broken');
    const { blob } = await rescueCopy(device.session.db.name);
    for (let failAt = 1; failAt <= 40; failAt += 3) {
      const empty = setupDevice('new');
      const staged = valueOf(await stageDeviceCopy(empty, blob));
      let writes = 0;
      breakStore(['put', 'add'], (table) => {
        // The bytes of files come first, and are taken away again.
        if (table !== 'files' && table !== 'ledger') writes += 1;
        return writes >= failAt && table !== 'files' && table !== 'ledger' ? new DOMException('The disk is full', 'QuotaExceededError') : null;
      });
      const error = errorOf(await restoreDeviceCopy(empty, staged, new Set([portfolioId])));
      vi.restoreAllMocks();
      const tables = empty.session.db.tables.filter(({ name }) => name !== 'ledger');
      const left = await Promise.all(tables.map(async (table) => ({ name: table.name, rows: await table.count() })));
      expect({ failAt, error: error.type, left: left.filter(({ rows }) => rows > 0) }).toEqual({ failAt, error: 'storage-full', left: [] });
      empty.session.db.close();
    }
  });
});
