import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/policy.ts';
import { SamplesScreen } from '../../src/features/sampling/samples-screen.tsx';
import { SamplingScreen } from '../../src/features/sampling/sampling-screen.tsx';
import { changeSamplingPlan, readSamplingPlan } from '../../src/storage/sampling-commands.ts';
import type { Session } from '../../src/storage/session.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { addToCaseload, underNewIds } from '../support/caseload.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';
import { OpenPortfolio, renderStored } from './open-portfolio.tsx';
import { accessibilityFaults } from './ui/render-ui.tsx';

/** Messages fade in and out, half seen meanwhile; they have tests of their own. */
async function faults(): Promise<string[]> {
  for (const close of screen.queryAllByRole('button', { name: 'Dismiss' })) fireEvent.click(close);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull());
  return accessibilityFaults();
}

const ticks = ['valid', 'authentic', 'current', 'sufficient'] as const;

const judged = (candidate: string) =>
  buildPortfolio({ candidate: { name: candidate, enrolmentNumber: '', uln: '' } })
    .person({ role: 'assessor', name: 'Dan Okoro', isQualified: false })
    .risk()
    .evidence('everyday', { title: 'Loose cable', claims: [{ pointId: '1a', locator: 'p. 2' }] })
    .evidence('discussion', { title: 'Team talk', claims: ['1c'] })
    .evidenceReview({ subject: { type: 'claim', pointId: '1a', decision: 'accepted', reason: 'Clear.' } })
    .judgement({ pointId: '1a', decision: 'not-yet', feedback: 'Say when it was.' })
    .judgement({ pointId: '1a', feedback: 'Now it is clear.', evidenceIs: [...ticks] })
    .judgement({ pointId: '1c', evidenceIs: [...ticks] });

const show = (session: Session, content: ReactNode, address?: string) => renderStored(session, <main>{content}</main>, address);

const opened = (portfolioId: string) => (
  <OpenPortfolio portfolioId={portfolioId}>
    <SamplesScreen />
  </OpenPortfolio>
);

async function samplesAs(actor: Actor, portfolio = judged('Aisha Khan')) {
  const session = setupSession(actor);
  const snapshot = underNewIds(portfolio.snapshot(), session.createId);
  await addToCaseload(session, [snapshot], actor);
  const portfolioId = snapshot.portfolio.id;
  const view = show(session, opened(portfolioId));
  await screen.findByRole('heading', { name: 'Sampling' });
  return { session, portfolioId, view };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  sessionStorage.clear();
});

test('without portfolios the sampling plan says where they come from', async () => {
  show(setupSession('iqa'), <SamplingScreen />);
  await screen.findByRole('heading', { name: 'No portfolios to quality-assure yet' });
  expect(await faults()).toEqual([]);
});

test('the IQA takes what is proposed into the plan, leaves some out, changes a share, and sees how far it has come', async () => {
  const session = setupSession('iqa');
  const portfolios = ['Aisha Khan', 'Ben Carter'].map((name) => underNewIds(judged(name).snapshot(), session.createId));
  await addToCaseload(session, portfolios, 'iqa');
  show(session, <SamplingScreen />);
  const share = await screen.findByRole('spinbutton', { name: 'Per cent of Dan Okoro’s decisions to look at' });
  fireEvent.change(share, { target: { value: '100' } });
  fireEvent.blur(share);
  await screen.findByText('0 % · 0 of 4 wanted', { exact: false });
  expect(screen.getByRole('table', { name: /by assessor and method/ }).textContent).toContain('✕ 0 of 2');
  expect(await faults()).toEqual([]);

  fireEvent.click(await screen.findByRole('checkbox', { name: /^Ben Carter/ }));
  press('Take 1 into the plan');
  const plan = await screen.findByRole('table', { name: 'Sampling plan' });
  const link = within(plan).getByRole('link', { name: 'Aisha Khan' });
  const [row] = (await readSamplingPlan(session.db))?.rows ?? [];
  expect(row).toMatchObject({ portfolioId: portfolios[0]?.portfolio.id, pointIds: ['1a', '1c'], sampleId: '' });
  expect(link.getAttribute('href')).toBe(`/p/${portfolios[0]?.portfolio.id}/samples?planned=${row?.id}`);
  await screen.findByRole('button', { name: 'Take 1 into the plan' });
  expect(await faults()).toEqual([]);
  press('Remove the sample of Aisha Khan from the plan');
  await waitFor(async () => expect((await readSamplingPlan(session.db))?.rows).toEqual([]));
});

test('every judgement stands with its evidence, the review of the claim and what was decided before', async () => {
  await samplesAs('iqa');
  const [point] = within(screen.getByRole('region', { name: 'Decisions' })).getAllByRole('listitem');
  expect(point?.textContent).toMatch(/1a .*Met.*Dan Okoro.*ticked valid, authentic, current, sufficient.*Now it is clear\./);
  expect(point?.textContent).toMatch(/E1 Loose cable p\. 2.*Claim accepted.*Clear\./);
  expect(point?.textContent).toMatch(/1 earlier decision.*Not yet.*Say when it was\./);
  screen.getByText(/^Dan Okoro \(assessor\) is not qualified yet/);
  expect(await faults()).toEqual([]);
});

test('an IQA records a sample; what is missing is said first, and words survive going away and coming back', async () => {
  const { session, portfolioId, view } = await samplesAs('iqa');
  press('Record');
  const problems = await screen.findByRole('alert');
  expect(
    within(problems)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual([
    'Say whether you agree, ask for action, or did not sample.',
    'Tick at least one decision that you looked at.',
    'Give your name, as it stands on the sign-off sheet.',
  ]);
  expect(await faults()).toEqual([]);

  fireEvent.click(screen.getByRole('checkbox', { name: /^1a/ }));
  fireEvent.click(screen.getByRole('radio', { name: 'Action required' }));
  fireEvent.change(screen.getByRole('textbox', { name: /^Feedback to the assessor/ }), { target: { value: 'Ask for the date, by 1 December.' } });
  fireEvent.change(screen.getByRole('combobox', { name: /CAMERA/ }), { target: { value: 'element' } });
  view.unmount();
  show(session, opened(portfolioId));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Your name, as IQA' }), { target: { value: 'Maria Ross' } });
  press('Record');

  const samples = await screen.findByRole('region', { name: 'Samples' });
  await waitFor(() =>
    expect(samples.textContent).toMatch(
      /12 November 2026 · Maria Ross, IQA.*Action required.*Element or evidence.*1aE1.*Ask for the date.*The IQA asks for action on 1a/,
    ),
  );
  expect(await session.db.samples.toArray()).toMatchObject([{ pointIds: ['1a'], outcome: 'action-required', stage: 'interim', author: 'iqa' }]);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^1a/ }).checked).toBe(false);
});

test('"not sampled" needs no decision, and is recorded for the sheet', async () => {
  const { session } = await samplesAs('eqa');
  fireEvent.click(screen.getByRole('radio', { name: 'Not sampled' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Your name, as EQA' }), { target: { value: 'Eve Hart' } });
  press('Record');
  await waitFor(async () => expect(await session.db.samples.toArray()).toMatchObject([{ outcome: 'not-sampled', pointIds: [], author: 'eqa' }]));
});

test.each(['candidate', 'assessor'] as const)('the %s reads and writes nothing', async (actor) => {
  await samplesAs(actor, judged('Aisha Khan').sample({ sampledBy: 'person-1', pointIds: ['1a'], feedback: 'Well judged.' }));
  screen.getByText('Well judged.');
  screen.getByText('Sampled 2 Mar 2026: Agree');
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /Record/ })).toBeNull();
});

test('a row of the plan fills the form, and is done when the sample is recorded', async () => {
  const session = setupSession('iqa');
  const snapshot = underNewIds(judged('Aisha Khan').person({ role: 'iqa', name: 'Maria Ross', isQualified: true }).snapshot(), session.createId);
  await addToCaseload(session, [snapshot], 'iqa');
  const portfolioId = snapshot.portfolio.id;
  const row = {
    id: 'row',
    portfolioId,
    stage: 'summative',
    reason: 'record',
    pointIds: ['1c'],
    evidenceIds: [],
    why: '',
    plannedOn: '2026-12-01',
    sampleId: '',
  } as const;
  valueOf(
    await changeSamplingPlan(session, () => ({
      rows: [{ ...row, pointIds: [...row.pointIds], evidenceIds: [], addedAt: '2026-11-01T09:00:00.000Z' }],
    })),
  );
  show(session, opened(portfolioId), '/?planned=row');
  expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: /^1c/ })).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: 'Agree' }));
  press('Record');
  await waitFor(async () => expect(await session.db.samples.toArray()).toMatchObject([{ stage: 'summative', reason: 'record', pointIds: ['1c'] }]));
  const [sample] = await session.db.samples.toArray();
  await waitFor(async () => expect((await readSamplingPlan(session.db))?.rows[0]?.sampleId).toBe(sample?.id));
});
