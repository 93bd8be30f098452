import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { seenNow } from '../../../src/domain/review/changes.ts';
import { evidenceDigests } from '../../../src/signing/evidence-digests.ts';
import { judgedDigestNow } from '../../../src/signing/judged-digest.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { richPortfolio } from '../../support/rich-portfolio.ts';
import { accessibilityFaults, setScheme } from '../ui/render-ui.tsx';
import { openReview, paths } from './open-review.tsx';

const portfolio = () =>
  buildPortfolio()
    .person({ role: 'assessor', name: 'Megan Rowlands' })
    .evidence('everyday', { title: 'Loose cable', claims: ['1a'] })
    .evidence('everyday', { title: 'Wet floor', claims: ['1a', '1b'] });
const card = (name: string) => within(screen.getByRole('region', { name }));

describe('returning', () => {
  test('asks for feedback, keeps what was seen, and points to the package', async () => {
    const before = portfolio().snapshot();
    const { read } = await openReview(before, paths.plan);
    await userEvent.click(screen.getByRole('button', { name: 'Return to the candidate' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Return to the candidate' }));
    expect(dialog.getByText('2 points still wait for you')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Return' }));
    expect(dialog.getByRole('alert')).toHaveTextContent('Say what more is needed');
    await userEvent.type(dialog.getByRole('textbox', { name: 'Overall feedback to the candidate' }), 'A good start.');
    await userEvent.click(dialog.getByRole('button', { name: 'In a month, 12 December 2026' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Return' }));
    expect(await dialog.findByRole('link', { name: 'Save the review package' })).toHaveAttribute('href', paths.share);

    const { returns } = await read();
    expect(returns).toMatchObject([
      {
        outcome: 'more-needed',
        feedback: 'A good start.',
        resubmitBy: '2026-12-12',
        returnedBy: 'person-1',
        seen: seenNow(before.evidence, evidenceDigests(before.attachments)),
      },
    ]);
  });

  test('next time, what changed since stands first, and the history says what changed between', async () => {
    const builder = portfolio();
    const first = builder.snapshot();
    const seen = seenNow(first.evidence, evidenceDigests(first.attachments));
    const snapshot = builder
      .returned({ seen: { ...seen, 'evidence-2': 'another' }, feedback: 'First.', returnedAt: '2026-05-01T09:00:00.000Z' })
      .returned({ seen, feedback: 'Second.', returnedAt: '2026-06-01T09:00:00.000Z' })
      .evidence('everyday', { title: 'Ice on the ramp', claims: ['1c'] })
      .snapshot();
    await openReview(snapshot, paths.review);
    const changed = card('Changed since the last return');
    expect(changed.getAllByRole('listitem').map((item) => item.textContent)).toEqual([expect.stringMatching(/^E3 Ice on the ramp.*New.*1c$/)]);
    cleanup();
    await openReview(snapshot, paths.plan);
    const returns = card('Return to the candidate').getAllByRole('listitem');
    expect(returns.map((item) => item.textContent)).toEqual([expect.stringMatching(/Second\..*Edited: E2\./), expect.stringMatching(/First\./)]);
  });

  test('the candidate reads feedback, plan and questions, and what is asked for with the way to it', async () => {
    const builder = portfolio();
    const now = builder.snapshot();
    const snapshot = builder
      .judgement({ pointId: '1b', decision: 'not-yet', feedback: 'Rate the risk.', digest: judgedDigestNow(now, '1b') })
      .evidenceReview({
        digest: seenNow(now.evidence, evidenceDigests(now.attachments))['evidence-1'] ?? '',
        subject: { type: 'claim', pointId: '1a', decision: 'rejected', reason: 'Not dated.' },
      })
      .returned({ feedback: 'Two things are left.', resubmitBy: '2026-12-01' })
      .planItem({ what: 'Talk with the courier', due: '2026-11-01' })
      .question({ question: 'How do customers learn of it?', answer: 'From the notice.' })
      .snapshot();
    await openReview(snapshot, paths.plan, 'candidate');
    expect(card('Returned by the assessor').getByText('Two things are left.')).toBeVisible();
    const asked = card('Your assessor asks for');
    expect(asked.getByText('Your assessor did not accept E1 for 1a: Not dated.')).toBeVisible();
    expect(asked.getByRole('link', { name: 'Open E1' })).toHaveAttribute('href', `${paths.evidence('evidence-1')}?field=claims`);
    expect(asked.getByText('Your assessor judged 1b “Not yet”: Rate the risk.')).toBeVisible();
    expect(card('Assessment and action plan').getByText('Overdue')).toBeVisible();
    expect(card('Questions').getByText('From the notice.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Add|Edit|Return|Record/ })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Feedback phrases' })).toBeNull();
  });
});

describe('records of the assessor', () => {
  test('a plan item is kept as it is typed', async () => {
    const { read } = await openReview(portfolio().snapshot(), paths.plan);
    await userEvent.click(screen.getByRole('button', { name: 'Add to the plan' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Plan item' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'What is planned' }), 'Talk with the courier');
    await userEvent.click(dialog.getByRole('checkbox', { name: '3b' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    expect(await card('Assessment and action plan').findByText('Talk with the courier')).toBeVisible();
    expect((await read()).planItems).toMatchObject([{ what: 'Talk with the courier', pointIds: ['3b'], agreedOn: '2026-11-12' }]);
  });

  test('a question with its answer, deleted and brought back', async () => {
    const { read } = await openReview(portfolio().snapshot(), paths.plan);
    await userEvent.click(screen.getByRole('button', { name: 'Add a question' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Question' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Question' }), 'Who was told?');
    await userEvent.click(dialog.getByRole('radio', { name: 'In writing' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Answer' }), 'The team.');
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    await waitFor(async () => expect((await read()).questions).toEqual([]));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () =>
      expect((await read()).questions).toMatchObject([{ question: 'Who was told?', answer: 'The team.', isOral: false, assessorId: 'person-1' }]),
    );
  });

  test('an observation becomes evidence of the assessor’s own', async () => {
    const { read } = await openReview(portfolio().snapshot(), paths.plan);
    await userEvent.click(screen.getByRole('button', { name: 'Record an observation' }));
    await screen.findByRole('heading', { name: /^Went to .*evidence/ });
    expect((await read()).evidence.filter(({ author }) => author === 'assessor')).toMatchObject([
      { number: 1, kind: 'observation', details: { observerId: 'person-1' }, activityDate: '2026-11-12' },
    ]);
  });

  test('phrases are added, changed, deleted and brought back', async () => {
    const { session } = await openReview(portfolio().snapshot(), paths.plan);
    const texts = async () => (await session.db.phrases.toArray()).map(({ text }) => text);
    await userEvent.type(screen.getByRole('textbox', { name: 'New phrase' }), 'Well shown.');
    await userEvent.click(screen.getByRole('button', { name: 'Add phrase' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Edit “Well shown.”' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Phrase' }), ' Thank you.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete “Well shown. Thank you.”' }));
    await waitFor(async () => expect(await texts()).toEqual([]));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await texts()).toEqual(['Well shown. Thank you.']));
  });
});

describe('reading', () => {
  test('a piece of evidence with claims, files and confirmations', async () => {
    await openReview(richPortfolio().snapshot(), paths.reading('evidence-15'), 'iqa');
    expect(within(screen.getByRole('region', { name: 'Confirmed by' })).getByText(/changed since it was signed/)).toBeVisible();
    cleanup();
    await openReview(richPortfolio().snapshot(), paths.reading('gone'), 'iqa');
    expect(await screen.findByRole('heading', { level: 1, name: 'This evidence is not here' })).toBeVisible();
  });
});

describe('accessibility', () => {
  test.each([
    ['light', 1280, paths.review],
    ['dark', 1280, paths.reviewPoint('1b')],
    ['light', 360, paths.reviewPoint('311.1.2')],
    ['dark', 360, paths.plan],
    ['light', 768, paths.reading('evidence-1')],
  ] as const)('axe finds nothing in %s at %i px: %s', async (scheme, width, address) => {
    await page.viewport(width, 800);
    setScheme(scheme);
    await openReview(richPortfolio().returned({ feedback: 'More, please.' }).snapshot(), address);
    expect(await accessibilityFaults()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
