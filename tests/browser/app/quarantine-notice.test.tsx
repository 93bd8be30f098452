import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PortfolioMissing } from '../../../src/app/portfolio-missing.tsx';
import { QuarantineNotice } from '../../../src/app/quarantine-notice.tsx';
import { setupSession } from '../../support/storage-session.ts';
import { addPortfolio, renderStored } from '../open-portfolio.tsx';
import { accessibilityFaults, renderUi } from '../ui/render-ui.tsx';

const rows = [
  { table: 'evidence' as const, id: 'e-1', reason: 'title: expected string', row: { id: 'e-1', title: 'A cable on the floor', number: 'four' } },
  { table: 'planItems' as const, id: 'p-1', reason: ': not readable', row: null },
];

test('R29: records that cannot be read are listed with what they are, why, and what stands in them', async () => {
  const user = userEvent.setup();
  renderUi(<QuarantineNotice rows={rows} />);
  expect(screen.getByRole('alert').textContent).toContain('2 records cannot be read');
  await user.click(screen.getByRole('button', { name: 'See them' }));
  const dialog = screen.getByRole('dialog', { name: 'Records that cannot be read' });
  expect(within(dialog).getByText('Evidence: A cable on the floor')).toBeDefined();
  expect(within(dialog).getByText('In “title”: expected string')).toBeDefined();
  expect(within(dialog).getByText('Assessment plan: p-1')).toBeDefined();
  expect(within(dialog).getByRole('button', { name: 'Save them to a file' })).toBeDefined();
  expect(await accessibilityFaults()).toEqual([]);
});

test('R29: a portfolio whose own row cannot be read is not said to be missing, and comes back once it can be', async () => {
  const session = setupSession();
  const id = await addPortfolio(session);
  const whole = await session.db.portfolios.get(id);
  await session.db.table('portfolios').update(id, { paper: 'A7' });
  renderStored(session, <PortfolioMissing portfolioId={id} />);
  expect(await screen.findByRole('heading', { name: 'This portfolio cannot be read' })).toBeDefined();
  if (whole) await session.db.portfolios.put(whole);
  expect(await screen.findByRole('heading', { name: 'This portfolio is not on this device' })).toBeDefined();
});
