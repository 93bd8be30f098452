import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { applyStaged } from '../../../src/exchange/apply-package.ts';
import { createIdentity } from '../../../src/exchange/identity.ts';
import { stagePackage } from '../../../src/exchange/stage-package.ts';
import { OpenScreen } from '../../../src/features/share/open-screen.tsx';
import { createRecord, createRisk } from '../../../src/storage/record-commands.ts';
import { valueOf } from '../../support/storage-session.ts';
import { accessibilityFaults } from '../ui/render-ui.tsx';
import { addPortfolio } from '../open-portfolio.tsx';
import { packageOf } from './packages.ts';
import { renderOnDevice, setupDevice } from './portfolio-on-device.tsx';

/** Opening and locking with a passphrase takes seconds on purpose. */

const nadia = { name: 'Nadia Osman', role: 'assessor', isQualified: true, qualification: 'TAQA', organisation: '' } as const;

async function choose(file: File) {
  await screen.findByRole('button', { name: 'Choose the file' });
  const input = document.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) throw new Error('Nothing to choose a file with');
  await userEvent.upload(input, file);
}

test('an assessor opens what a candidate handed over: nothing is written before they say so', async () => {
  const candidate = setupDevice();
  const id = await addPortfolio(candidate.session);
  valueOf(await createRisk(candidate.session, id, { event: 'A fall' }));
  const file = await packageOf(candidate, id, 'submission');

  const assessor = setupDevice();
  const { db } = assessor.session;
  renderOnDevice(assessor, <OpenScreen />);
  await choose(file);
  expect(await screen.findByText('Nothing is changed yet')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Portfolio of Aisha Khan' })).toBeVisible();
  expect(within(screen.getByRole('table', { name: 'What it changes' })).getByRole('rowheader', { name: 'R1' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Put it on this device' })).toBeDisabled();
  expect(await db.portfolios.count()).toBe(0);
  expect(await accessibilityFaults()).toEqual([]);

  await userEvent.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Nadia Osman');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What you are' }), 'assessor');
  await userEvent.click(screen.getByRole('button', { name: 'This is me' }));
  const put = screen.getByRole('button', { name: 'Put it on this device' });
  await waitFor(() => expect(put).toBeEnabled());
  await userEvent.click(put);
  expect(await screen.findByText('Another screen')).toBeVisible();
  expect(await db.workplaces.get(id)).toMatchObject({ role: 'assessor' });
  expect((await db.risks.toArray()).map(({ event }) => event)).toEqual(['A fall']);
});

test('the candidate opens what comes back: locked, from a seal that is new here, taken over, and undone', async () => {
  const [candidate, assessor] = [setupDevice(), setupDevice('assessor')];
  const id = await addPortfolio(candidate.session);
  const identity = valueOf(await createIdentity(assessor.session, nadia));
  const handed = valueOf(await stagePackage(assessor, await packageOf(candidate, id, 'submission')));
  valueOf(await applyStaged(assessor, handed, { openAs: { keyId: identity.keyId, role: 'assessor' } }));
  valueOf(
    await createRecord(assessor.session, 'planItems', id, {
      agreedOn: '2026-11-12',
      what: 'Rate the risks',
      pointIds: [],
      due: '',
      doneOn: '',
      outcome: '',
    }),
  );
  const passphrase = 'wet-clinic-spirit-picnic-purpose-toe';
  const back = await packageOf(assessor, id, 'review', passphrase);

  const { db } = candidate.session;
  renderOnDevice(candidate, <OpenScreen />);
  await choose(back);
  const box = await screen.findByRole('textbox', { name: 'Passphrase that they told you' });
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.type(box, 'one two three four{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('These words do not open the file.');
  await userEvent.type(screen.getByRole('textbox', { name: 'Passphrase that they told you' }), 'Wet clinic SPIRIT picnic purpose toe{Enter}');

  const seal = within(await screen.findByRole('region', { name: 'Seal of Nadia Osman' }));
  expect(seal.getByText(/Brings .*1 plan item/)).toBeVisible();
  expect(screen.getByText('Nothing, until you accept a seal above.')).toBeVisible();
  await userEvent.click(seal.getByRole('radio', { name: 'Yes, we compared them' }));
  await userEvent.click(seal.getByRole('button', { name: 'Accept the seal of Nadia Osman' }));
  expect(await screen.findByText('Nadia Osman is accepted as assessor, once you take this over')).toBeVisible();
  expect(await db.planItems.count()).toBe(0);
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Take this over' }));
  expect(await screen.findByText('Another screen')).toBeVisible();
  expect((await db.planItems.toArray()).map(({ what }) => what)).toEqual(['Rate the risks']);
  expect(await db.grants.toArray()).toMatchObject([{ keyId: identity.keyId, role: 'assessor', comparedOn: '2026-11-12' }]);

  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect((await screen.findAllByText('The portfolio is as it was before.'))[0]).toBeVisible();
  expect(await db.planItems.count()).toBe(0);
});

test('a file that holds nothing new says so', async () => {
  const candidate = setupDevice();
  const id = await addPortfolio(candidate.session);
  const file = await packageOf(candidate, id, 'full');
  renderOnDevice(candidate, <OpenScreen />);
  await choose(file);
  expect(await screen.findByText('Everything in this file is here already')).toBeVisible();
});

test('a file that is no package is refused with a sentence, and another can be chosen', async () => {
  const device = setupDevice();
  renderOnDevice(device, <OpenScreen />);
  await choose(new File(['Hello'], 'letter.txt'));
  expect(await screen.findByRole('alert')).toHaveTextContent('letter.txt was not opened');
  expect(screen.getByRole('alert')).toHaveTextContent('This is not a portfolio file from Folio.');
  expect(await accessibilityFaults()).toEqual([]);
  expect(await device.session.db.portfolios.count()).toBe(0);
});
