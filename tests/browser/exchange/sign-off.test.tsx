import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { createIdentity } from '../../../src/exchange/identity.ts';
import { commitWork } from '../../../src/exchange/commit-work.ts';
import { SignOffScreen } from '../../../src/features/sign-off/sign-off-screen.tsx';
import { checkProof } from '../../../src/signing/proof.ts';
import { unlockPortfolio } from '../../../src/storage/portfolio-commands.ts';
import { createRecord, createRisk, saveEdits } from '../../../src/storage/record-commands.ts';
import { valueOf } from '../../support/storage-session.ts';
import { accessibilityFaults } from '../ui/render-ui.tsx';
import { addPortfolio, TODAY } from '../open-portfolio.tsx';
import { renderInPortfolio, setupDevice } from './portfolio-on-device.tsx';

/** Draws a stroke on the pad of the open dialog and signs. */
async function drawAndSign(dialog: HTMLElement) {
  const pad = within(dialog).getByRole('img', { name: 'Nothing drawn yet' });
  // Made-up events have no pointer that could be captured.
  vi.spyOn(pad, 'setPointerCapture').mockReturnValue(undefined);
  const { left, top } = pad.getBoundingClientRect();
  const at = (x: number, y: number) => ({ pointerId: 1, button: 0, clientX: left + x, clientY: top + y });
  fireEvent.pointerDown(pad, at(40, 40));
  fireEvent.pointerMove(pad, at(120, 80));
  fireEvent.pointerUp(pad, at(120, 80));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Sign' }));
}

const line = (label: string) => within(screen.getByRole('region', { name: label }));

test('the candidate signs with the seal of this device; a later edit says which one it was', async () => {
  const device = setupDevice();
  const { session } = device;
  const id = await addPortfolio(device.session);
  const risk = valueOf(await createRisk(session, id, { event: 'A fall' }));
  await renderInPortfolio(device, id, <SignOffScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign: Signature of candidate' }));
  const dialog = await screen.findByRole('dialog', { name: 'Signature of candidate' });
  expect(within(dialog).getByText(/sealed with the seal of this device/)).toBeVisible();
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Why you sign although points are open' }), 'Agreed with my assessor');
  await drawAndSign(dialog);
  expect(await screen.findByText(/^Sealed with their own device’s seal, checked/)).toBeVisible();
  const [signature] = await session.db.signatures.toArray();
  const [identity] = await session.db.identities.toArray();
  expect(signature && checkProof(signature)).toMatchObject({ type: 'holds', keyId: identity?.keyId });
  expect(await accessibilityFaults()).toEqual([]);
  // The work and the signature are in this device's log.
  await waitFor(async () => expect(await session.db.batches.count()).toBe(2));

  device.clock.now = new Date('2026-11-12T09:01:00.000Z');
  valueOf(await unlockPortfolio(session, id, 'A word is wrong'));
  valueOf(await saveEdits(session, 'risks', risk, { ...risk, event: 'A fall on ice' }));
  const changes = await screen.findByRole('list', { name: 'What was changed since' });
  expect(changes).toHaveTextContent(/^R1 \(risk\): what may happen, by the candidate, 12 Nov 2026, \d\d:01$/);
  expect(line('Signature of candidate').getByRole('button', { name: /^Sign again/ })).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);
});

test('a guest’s signature says on whose device it was drawn; once their seal is known, only their device signs', async () => {
  const device = setupDevice();
  const { session } = device;
  const id = await addPortfolio(device.session);
  valueOf(await createRecord(session, 'people', id, { ...person, name: 'Nadia Osman', role: 'assessor', isQualified: false }));
  const base = { personId: 'nobody', statement: 'I confirm', digest: 'a'.repeat(64), proof: null, openGaps: [], openGapsReason: '' };
  const drawn = {
    method: 'drawn',
    strokes: { aspect: 2.5, lines: [[[0.1, 0.1] as [number, number], [0.5, 0.2] as [number, number]]] },
    writtenOn: '',
  } as const;
  const sign = (lineId: 'candidate' | 'assessor', name: string) => ({
    id: lineId,
    portfolioId: id,
    revision: 1,
    author: 'candidate',
    createdAt: '2026-11-12T09:00:00.000Z',
    updatedAt: '2026-11-12T09:00:00.000Z',
    deletedAt: null,
    ...base,
    ...drawn,
    strokes: { aspect: 2.5, lines: drawn.strokes.lines.map((points) => [...points]) },
    subject: { type: 'sign-off' as const, line: lineId },
    name,
    role: 'Whoever',
    signedAt: '2026-11-12T09:00:00.000Z',
    openGaps: [],
  });
  await session.db.signatures.bulkAdd([sign('candidate', 'Aisha Khan'), sign('assessor', 'Nadia Osman')]);
  await renderInPortfolio(device, id, <SignOffScreen />);
  expect(await line('Signature of assessor').findByText('Drawn on the candidate’s device, without a seal of their own')).toBeVisible();
  expect(await line('Signature of assessor').findByRole('button', { name: /^Sign again/ })).toBeVisible();
  expect(line('Countersignature of assessor').getByText(/still working towards the qualification/)).toBeVisible();

  const { keyId, publicKey } = valueOf(await createIdentity(setupDevice().session, { ...said, name: 'Nadia Osman', role: 'assessor' }));
  valueOf(await createRecord(session, 'grants', id, { keyId, publicKey, role: 'assessor', personId: '', name: 'Nadia Osman', comparedOn: TODAY }));
  expect(await line('Signature of assessor').findByText('Now for the assessor to sign, on their own device.')).toBeVisible();
  expect(line('Signature of assessor').queryByRole('button', { name: /Sign/ })).toBeNull();
});

test('the assessor’s device signs its own line only', async () => {
  const device = setupDevice('assessor');
  const { session } = device;
  const candidate = { ...device.session, actor: 'candidate' as const };
  const id = await addPortfolio(candidate);
  valueOf(await commitWork(candidate, id, 'share'));
  const identity = valueOf(await createIdentity(session, { ...said, name: 'Nadia Osman', role: 'assessor' }));
  const workplace = await session.db.workplaces.get(id);
  if (!workplace) throw new Error('No workplace');
  await session.db.workplaces.put({ ...workplace, role: 'assessor', keyId: identity.keyId });
  await renderInPortfolio(device, id, <SignOffScreen />);
  expect(await line('Signature of candidate').findByText('Now for the candidate to sign, on their own device.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Mark as not sampled' })).toBeNull();
});

const said = { isQualified: null, qualification: '', organisation: '' } as const;
const person = {
  jobTitle: '',
  organisation: '',
  contact: '',
  relationship: '',
  witnessStatus: null,
  qualification: '',
  since: '',
  notes: '',
  specimenSignature: null,
} as const;
