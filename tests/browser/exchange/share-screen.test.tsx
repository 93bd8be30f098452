import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { applyStaged } from '../../../src/exchange/apply-package.ts';
import { createIdentity } from '../../../src/exchange/identity.ts';
import { acceptKeys, stagePackage } from '../../../src/exchange/stage-package.ts';
import { ShareScreen } from '../../../src/features/share/share-screen.tsx';
import { readPackage } from '../../../src/package/read-package.ts';
import { wordsOf } from '../../../src/signing/key-words.ts';
import { createRisk, saveEdits } from '../../../src/storage/record-commands.ts';
import { valueOf } from '../../support/storage-session.ts';
import { accessibilityFaults } from '../ui/render-ui.tsx';
import { catchDownloads } from '../catch-downloads.ts';
import { addPortfolio, TODAY } from '../open-portfolio.tsx';
import { packageOf } from './packages.ts';
import { renderInPortfolio, setupDevice } from './portfolio-on-device.tsx';

/** Locking with a passphrase takes seconds on purpose. */

const card = async (name: string) => within(await screen.findByRole('region', { name }));

test('the candidate hands over a locked file, and its passphrase is shown', async () => {
  const downloads = catchDownloads();
  const device = setupDevice();
  const id = await addPortfolio(device.session);
  await renderInPortfolio(device, id, <ShareScreen />);
  const hand = await card('Hand over to your assessor');
  expect(hand.getByText('Not: what is in the bin.')).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(hand.getByRole('button', { name: 'Make the file to hand over' }));

  const passphrase = (await hand.findByRole('status', { name: 'Passphrase' })).textContent;
  expect(passphrase.split('-')).toHaveLength(6);
  expect(downloads.map(({ name }) => name)).toEqual(['Aisha-Khan-unit-311-submission-2026-11-12.folio.zip.age']);
  const blob = downloads[0]?.blob ?? new Blob();
  expect(await readPackage(blob)).toMatchObject({ ok: false, error: { type: 'encrypted' } });
  expect(await readPackage(blob, { unlock: { type: 'passphrase', passphrase } })).toMatchObject({
    ok: true,
    value: { info: { kind: 'submission' } },
  });
  expect((await card('In and out')).getByText('Out: handed over to the assessor')).toBeVisible();
  const [identity] = await device.session.db.identities.toArray();
  expect((await card('In your name')).getByText(wordsOf(identity?.keyId ?? '').join(' '))).toBeVisible();
  expect((await card('Does everything hold?')).getByText(/Everything that people signed here is whole/)).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);
});

test('a backup counts once it was read back, and says how old it is', async () => {
  const downloads = catchDownloads();
  const device = setupDevice();
  const id = await addPortfolio(device.session);
  const { unmount } = await renderInPortfolio(device, id, <ShareScreen />);
  expect((await card('Last backup')).getByText(/^None yet/)).toBeVisible();
  await userEvent.click((await card('Back up')).getByRole('button', { name: 'Make a backup' }));
  expect(await (await card('Back up')).findByText(/It was read back and is whole\./)).toBeVisible();
  expect(downloads).toHaveLength(1);
  expect(await (await card('Last backup')).findByText('Today')).toBeVisible();
  unmount();
  device.clock.now = new Date('2026-12-12T09:00:00.000Z');
  await renderInPortfolio(device, id, <ShareScreen />);
  expect(await (await card('Last backup')).findByText('30 days ago')).toBeVisible();
  expect((await card('Last backup')).getByText('Nothing was changed since.')).toBeVisible();
});

test('an entry with two versions: both side by side, somebody chooses, and an earlier state can be gone back to', async () => {
  const [phone, laptop] = [setupDevice(), setupDevice()];
  const id = await addPortfolio(phone.session);
  const risk = valueOf(await createRisk(phone.session, id, { event: 'A fall' }));
  const copied = valueOf(await stagePackage(laptop, await packageOf(phone, id, 'backup')));
  const there = valueOf(
    await createIdentity(laptop.session, { name: 'Aisha’s laptop', role: 'candidate', isQualified: null, qualification: '', organisation: '' }),
  );
  valueOf(await applyStaged(laptop, copied, { openAs: { keyId: there.keyId, role: 'candidate' } }));
  valueOf(await saveEdits(laptop.session, 'risks', risk, { ...risk, event: 'A fall on ice' }));
  phone.clock.now = new Date('2026-11-12T10:00:00.000Z');
  valueOf(await saveEdits(phone.session, 'risks', risk, { ...risk, event: 'A fall on wet tiles' }));
  const brought = valueOf(await stagePackage(phone, await packageOf(laptop, id, 'full')));
  const accepted = valueOf(await acceptKeys(phone, brought, [{ keyId: there.keyId, role: 'candidate', name: 'Aisha', comparedOn: TODAY }]));
  valueOf(await applyStaged(phone, accepted));

  await renderInPortfolio(phone, id, <ShareScreen />);
  const conflict = await card('One entry has two versions');
  expect(conflict.getByText('A fall on ice')).toBeVisible();
  expect(conflict.getByText('A fall on wet tiles')).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(within(section(conflict.getByText('A fall on ice'))).getByRole('button', { name: /^Keep this version/ }));
  expect(await (await card('Messages')).findByText('R1 is settled.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('region', { name: 'One entry has two versions' })).toBeNull());
  expect((await phone.session.db.risks.toArray()).map(({ event }) => event)).toEqual(['A fall on ice']);

  const states = await card('Earlier states');
  await userEvent.click(states.getByRole('button', { name: /^Go back to/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('It was kept before a package was taken over.')).toBeVisible();
  expect(dialog.getByText(/^Then: .*1 risk/)).toBeVisible();
  await userEvent.click(dialog.getByRole('button', { name: 'Go back' }));
  expect(await (await card('Messages')).findByText(/^The portfolio is as it was on/)).toBeVisible();
  expect((await phone.session.db.risks.toArray()).map(({ event }) => event)).toEqual(['A fall on wet tiles']);
});

/** The box of the version in which these words stand. */
function section(words: HTMLElement): HTMLElement {
  const box = words.closest('dl')?.parentElement;
  if (!box) throw new Error('The words stand in no version');
  return box;
}
