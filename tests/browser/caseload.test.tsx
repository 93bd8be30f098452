import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Actor } from '../../src/domain/policy.ts';
import { HomeScreen } from '../../src/features/portfolios/home-screen.tsx';
import type { PortfolioBuilder } from '../support/build-portfolio.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { addToCaseload, underNewIds } from '../support/caseload.ts';
import { setupSession } from '../support/storage-session.ts';
import { renderStored } from './open-portfolio.tsx';
import { accessibilityFaults } from './ui/render-ui.tsx';

const named = (name: string, employer = 'Harbour Homeware') => buildPortfolio({ candidate: { name, enrolmentNumber: '', uln: '' }, employer });
const waiting = (name: string) =>
  named(name, 'Pennine Travel')
    .risk()
    .evidence('everyday', { claims: ['1a'], details: { noticed: 'A cable', riskIds: ['risk-1'] } });
const returned = (name: string) =>
  waiting(name)
    .judgement({ pointId: '1a', decision: 'not-yet' })
    .planItem({ what: 'Bring the log book', due: '2026-12-01' })
    .returned({ resubmitBy: '2026-11-01', seen: {} });
const overdue = (name: string) => waiting(name).planItem({ what: 'Bring the log book', due: '2026-11-01' });

/** Home of a device with these portfolios; today is 12 November 2026. */
async function home(portfolios: readonly (readonly [PortfolioBuilder, Actor])[]) {
  const session = setupSession('assessor');
  for (const [builder, role] of portfolios) await addToCaseload(session, [underNewIds(builder.snapshot(), session.createId)], role);
  renderStored(
    session,
    <main>
      <HomeScreen />
    </main>,
  );
  return session;
}

const caseload = () => screen.findByRole('table', { name: 'Caseload' });
const candidates = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map((cell) => within(cell).getByRole('link').textContent);
const view = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }));

test('a candidate sees their portfolio and no caseload', async () => {
  await home([[named('Aisha Khan'), 'candidate']]);
  await screen.findByRole('link', { name: 'Aisha Khan' });
  expect(screen.queryByRole('heading', { name: 'Caseload' })).toBeNull();
  expect(await accessibilityFaults()).toEqual([]);
});

test('an assessor sees first what waits, then what is due, and finds a candidate or employer', async () => {
  await home([
    [waiting('Ben Carter'), 'assessor'],
    [named('Ewa Nowak', 'Pennine Travel').planItem({ what: 'Bring the log book', due: '2026-12-01' }), 'assessor'],
    [named('Femi Okafor'), 'assessor'],
    [named('Grace Li'), 'candidate'],
  ]);
  expect(candidates(await caseload())).toEqual(['Ben Carter']);
  screen.getByText('1 point to judge');
  expect(
    within(screen.getByRole('rowheader', { name: /Ben Carter/ }))
      .getByRole('link')
      .getAttribute('href'),
  ).toMatch(/^\/p\/.+\/review$/);

  view(/^With a date/);
  expect(candidates(await caseload())).toEqual(['Ewa Nowak']);
  view(/^All/);
  expect(candidates(await caseload())).toHaveLength(3);
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'pennine EWA' } });
  expect(candidates(await caseload())).toEqual(['Ewa Nowak']);
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nobody' } });
  screen.getByRole('heading', { name: 'Nobody found' });
  screen.getByRole('heading', { name: 'As the candidate' });
  screen.getByRole('link', { name: 'Grace Li' });
});

test('what changed and what is overdue say so with words and marks, and axe finds nothing', async () => {
  await home([
    [returned('Ewa Nowak').evidence('everyday', { title: 'New' }), 'assessor'],
    [overdue('Ben Carter'), 'assessor'],
  ]);
  const table = await caseload();
  expect(within(table).getByRole('row', { name: /Ewa Nowak/ }).textContent).toMatch(/2 changesE1, E2.*1 Dec 2026Bring the log book/);
  expect(within(table).getByRole('row', { name: /Ben Carter/ }).textContent).toMatch(/Overdue1 Nov 2026Bring the log book/);
  screen.getByText('1 portfolio has something overdue.', { exact: false });
  expect(await accessibilityFaults()).toEqual([]);
});

test('arrow keys go from one candidate to the next', async () => {
  await home([
    [waiting('Ben Carter'), 'assessor'],
    [waiting('Ewa Nowak'), 'assessor'],
  ]);
  const [first, second] = within(await caseload()).getAllByRole('link');
  first?.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(second);
  await userEvent.keyboard('{ArrowDown}{ArrowUp}');
  expect(document.activeElement).toBe(first);
});

test('an IQA goes to the samples, and to the sampling plan; what another tab writes appears', async () => {
  const session = await home([[waiting('Ben Carter'), 'iqa']]);
  expect(
    within(await caseload())
      .getByRole('link', { name: 'Ben Carter' })
      .getAttribute('href'),
  ).toMatch(/\/samples$/);
  expect(screen.getByRole('link', { name: 'Sampling plan' }).getAttribute('href')).toBe('/sampling');
  await addToCaseload(session, [underNewIds(waiting('Hamza Malik').snapshot(), session.createId)], 'iqa');
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Hamza Malik' })).not.toBeNull());
});
