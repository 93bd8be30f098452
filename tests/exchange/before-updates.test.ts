import { beforeEach, expect, test } from 'vitest';
import { goBackBeforeUpdate, listBeforeUpdates } from '../../src/exchange/before-updates.ts';
import { listRestorePoints } from '../../src/exchange/restore-points.ts';
import { saveEdits } from '../../src/storage/record-commands.ts';
import { dropSetAside, prepareUpgrade } from '../../src/storage/set-aside.ts';
import { stateOf } from '../support/device.ts';
import { valueOf } from '../support/storage-session.ts';
import { storeDevice } from '../support/store-device.ts';

beforeEach(() => dropSetAside());

test('R26: a portfolio goes back to how it was before an update, and what was written since is kept as an earlier state', async () => {
  const { device, portfolioId } = await storeDevice('update');
  const { session } = device;
  const then = await stateOf(device, portfolioId);
  await prepareUpgrade({ name: session.db.name, verno: 9 }, () => new Date('2026-11-22T10:00:00.000Z'));
  device.at('2026-12-01T10:00:00.000Z');
  const [stage] = then.stages;
  if (!stage) throw new Error('No stage');
  valueOf(await saveEdits(session, 'stages', stage, { ...stage, name: 'Written since' }));

  const [copy] = await listBeforeUpdates(portfolioId);
  if (!copy) throw new Error('No copy');
  expect(await listBeforeUpdates('another')).toEqual([]);
  // The step that led to this version is none, so the rows are of it already.
  valueOf(await goBackBeforeUpdate(session, portfolioId, copy));
  expect((await stateOf(device, portfolioId)).stages.map(({ name }) => name)).toEqual(then.stages.map(({ name }) => name));
  expect(JSON.stringify(await listRestorePoints(session, portfolioId))).toContain('Written since');
});
