import { afterEach, expect, test, vi } from 'vitest';
import { restoreDeviceCopy, stageDeviceCopy } from '../../src/exchange/device-copy.ts';
import { putLockOn } from '../../src/storage/at-rest-rewrite.ts';
import { makeLock, unlock } from '../../src/storage/at-rest-unlock.ts';
import { FolioDatabase } from '../../src/storage/database.ts';
import { setupDevice, stateOf } from '../support/device.ts';
import { rescueCopy } from '../support/rescue-copy.ts';
import { stubSmallStorage } from '../support/small-storage.ts';
import { errorOf, valueOf } from '../support/storage-session.ts';
import { PHOTO, storeDevice } from '../support/store-device.ts';

afterEach(() => vi.unstubAllGlobals());

test('R25: a copy that a passphrase keeps closed tells nothing, and comes back with that passphrase alone', async () => {
  stubSmallStorage('localStorage');
  const { device, portfolioId, fileHash } = await storeDevice('locked');
  const before = await stateOf(device, portfolioId);
  const { name } = device.session.db;
  device.session.db.close();
  const lock = await makeLock('amber-kettle-north-violin', 10, 2 ** 4);
  const cipher = await unlock(lock, 'amber-kettle-north-violin');
  if (!cipher) throw new Error('It does not open');
  const sealing = new FolioDatabase(name, { cipher });
  await putLockOn(sealing, cipher, lock, () => undefined);
  sealing.close();

  const { blob, report } = await rescueCopy(name);
  expect(report).toMatchObject({ isLocked: true, problems: [] });
  const text = await blob.text();
  expect(text).not.toContain(before.portfolio.candidate.name);
  expect(text).not.toContain(PHOTO);

  // Another browser, which knows of no lock.
  stubSmallStorage('localStorage');
  const empty = setupDevice('new');
  expect(errorOf(await stageDeviceCopy(empty, blob))).toEqual({ type: 'package', error: { type: 'encrypted', for: 'passphrase' } });
  expect(errorOf(await stageDeviceCopy(empty, blob, { passphrase: 'not these four words' }))).toMatchObject({ error: { type: 'wrong-passphrase' } });
  // However it is typed.
  const staged = valueOf(await stageDeviceCopy(empty, blob, { passphrase: 'Amber kettle  NORTH violin' }));
  expect(staged.copied.unread).toEqual([]);
  valueOf(await restoreDeviceCopy(empty, staged, new Set([portfolioId])));
  expect(await stateOf(empty, portfolioId)).toEqual(before);
  expect(await (await empty.files.get(fileHash))?.text()).toBe(PHOTO);
});
