import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { writeIntroduction } from '../../../src/domain/introduction.ts';
import { createIdentity } from '../../../src/exchange/identity.ts';
import { PeopleScreen } from '../../../src/features/people/people-screen.tsx';
import { valueOf } from '../../support/storage-session.ts';
import { accessibilityFaults } from '../ui/render-ui.tsx';
import { addPortfolio, TODAY } from '../open-portfolio.tsx';
import { renderInPortfolio, setupDevice } from './portfolio-on-device.tsx';

test('the candidate accepts the seal of the assessor, who is listed in People then', async () => {
  const device = setupDevice();
  const { db } = device.session;
  const id = await addPortfolio(device.session);
  const nadia = valueOf(
    await createIdentity(setupDevice().session, {
      name: 'Nadia Osman',
      role: 'assessor',
      isQualified: false,
      qualification: 'TAQA',
      organisation: 'Northbank',
    }),
  );
  await renderInPortfolio(device, id, <PeopleScreen />, `/people?introduction=${encodeURIComponent(writeIntroduction(nadia))}`);
  const dialog = within(await screen.findByRole('dialog', { name: 'Accept a seal' }));
  await userEvent.click(await dialog.findByRole('button', { name: 'Accept the seal' }));
  expect(dialog.getByRole('alert')).toHaveTextContent('Say whether you compared the six words.');
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(dialog.getByRole('radio', { name: 'Yes, we compared them' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Accept the seal' }));

  const table = within(await screen.findByRole('table', { name: 'Seals that count here' }));
  expect(await table.findByRole('rowheader', { name: 'Nadia Osman' })).toBeVisible();
  const [person] = await db.people.toArray();
  expect(person).toMatchObject({ name: 'Nadia Osman', role: 'assessor', isQualified: false, organisation: 'Northbank' });
  expect(await db.grants.toArray()).toMatchObject([{ keyId: nadia.keyId, role: 'assessor', personId: person?.id, comparedOn: TODAY }]);
});
