import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { openReview, paths } from './open-review.tsx';

/** Four points wait: 1a and 1b with E1, 1c with E2, 311.1.1 with both. */
const portfolio = () =>
  buildPortfolio()
    .person({ role: 'assessor', name: 'Megan Rowlands' })
    .evidence('everyday', {
      title: 'Loose cable',
      claims: [{ pointId: '1a', locator: 'paragraph 2' }, '1b', '311.1.1'],
      details: { noticed: 'A cable lay across the way.' },
    })
    .evidence('discussion', { title: 'Talk about the ramp', claims: ['1c', '311.1.1'] });

const heading = (name: RegExp) => screen.findByRole('heading', { level: 1, name });
/** Each point says itself: its heading has the focus. */
const focused = (name: RegExp) => waitFor(() => expect(screen.getByRole('heading', { level: 1, name })).toHaveFocus());
const points = () => screen.getByRole('navigation', { name: 'Points to review' });

beforeEach(() => {
  localStorage.removeItem('folio-review-keys');
});

describe('judging', () => {
  test('by keyboard alone: from point to point, decide, write, save, and on to what waits next', async () => {
    const { read } = await openReview(portfolio().snapshot(), paths.reviewPoint('1a'));
    await focused(/^1a /);

    // Saved without a reason: the field that wants one takes the focus.
    await userEvent.keyboard('2{Control>}{Enter}{/Control}');
    expect(screen.getByRole('alert')).toHaveTextContent('Say what is missing');
    expect(screen.getByRole('textbox', { name: 'Feedback to the candidate' })).toHaveFocus();
    // Letters and digits are text while a field has the focus.
    await userEvent.keyboard('Just 1 more, please.{Control>}{Enter}{/Control}');
    await focused(/^1b /);

    await userEvent.keyboard('1t{Control>}{Enter}{/Control}');
    await focused(/^1c /);
    await userEvent.keyboard('3f');
    expect(screen.getByRole('textbox', { name: 'Feedback to the candidate' })).toHaveFocus();
    await userEvent.keyboard('Who was there?{Control>}{Enter}{/Control}');
    await focused(/^311\.1\.1 /);
    await userEvent.keyboard('k');
    await focused(/^4b /);
    await userEvent.keyboard('{ArrowRight}1{Control>}{Enter}{/Control}');
    // Nothing waits any more.
    await heading(/^Review$/);
    expect(await screen.findByText('Nothing waits for you')).toBeVisible();

    const { judgements } = await read();
    expect(
      judgements.map(({ pointId, decision, feedback, evidenceIs, assessorId }) => [pointId, decision, feedback, evidenceIs.length, assessorId]),
    ).toEqual([
      ['1a', 'not-yet', 'Just 1 more, please.', 0, 'person-1'],
      ['1b', 'met', '', 5, 'person-1'],
      ['1c', 'more-needed', 'Who was there?', 0, 'person-1'],
      ['311.1.1', 'met', '', 0, 'person-1'],
    ]);
    expect(judgements.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
  });

  test('what is decided and not saved stays when one goes on and comes back', async () => {
    await openReview(portfolio().snapshot(), paths.reviewPoint('1a'));
    await userEvent.keyboard('2fHalf a sentence');
    await userEvent.click(within(points()).getByRole('link', { name: /^1b/ }));
    await heading(/^1b /);
    expect(screen.getByRole('textbox', { name: 'Feedback to the candidate' })).toHaveValue('');
    const row = within(points()).getByRole('link', { name: /^1a/ });
    expect(row).toHaveTextContent('Not saved');
    await userEvent.click(row);
    await heading(/^1a /);
    expect(screen.getByRole('textbox', { name: 'Feedback to the candidate' })).toHaveValue('Half a sentence');
    expect(screen.getByRole('radio', { name: 'Not yet' })).toBeChecked();
  });

  test('a judgement can be taken back, and its words are there again', async () => {
    const { read } = await openReview(portfolio().snapshot(), paths.reviewPoint('1a'));
    await userEvent.keyboard('3fMore, please.{Control>}{Enter}{/Control}');
    await heading(/^1b /);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await read()).judgements).toEqual([]));
    await userEvent.click(within(points()).getByRole('link', { name: /^1a/ }));
    expect(await screen.findByRole('textbox', { name: 'Feedback to the candidate' })).toHaveValue('More, please.');
  });

  test('earlier judgements stay as history, the newest first, and say when the evidence has changed', async () => {
    const { judgements } = portfolio()
      .judgement({ pointId: '1a', decision: 'not-yet', feedback: 'Say who saw it.', judgedAt: '2026-05-01T09:00:00.000Z', digest: 'a' })
      .judgement({ pointId: '1a', decision: 'met', feedback: 'Good.', judgedAt: '2026-06-01T09:00:00.000Z', digest: 'b' })
      .snapshot();
    await openReview({ ...portfolio().snapshot(), judgements }, paths.reviewPoint('1a'));
    const before = within(screen.getByRole('region', { name: 'Judged before' }));
    expect(before.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/Met.*Evidence changed since.*Good\./),
      expect.stringMatching(/Not yet.*Say who saw it\./),
    ]);
  });

  test('phrases are put where the cursor is, and come first next time', async () => {
    const { session } = await openReview(portfolio().snapshot(), paths.reviewPoint('1a'));
    await session.db.phrases.bulkAdd([
      { id: 'p1', text: 'Ask a witness to sign.', usedAt: '2026-01-01T00:00:00.000Z' },
      { id: 'p2', text: 'Clear and current.', usedAt: '2026-02-01T00:00:00.000Z' },
    ]);
    const feedback = screen.getByRole('textbox', { name: 'Feedback to the candidate' });
    await userEvent.type(feedback, 'Nearly.');
    await userEvent.click(screen.getByText('Phrases'));
    await userEvent.click(await screen.findByRole('button', { name: 'Ask a witness to sign.' }));
    expect(feedback).toHaveValue('Nearly. Ask a witness to sign.');
    expect(feedback).toHaveFocus();
    await waitFor(() => expect(screen.getAllByRole('button', { name: /witness|Clear/ })[0]).toHaveTextContent('Ask a witness'));
  });

  test('single keys can be switched off; the others go on working', async () => {
    await openReview(portfolio().snapshot(), paths.reviewPoint('1a'));
    await userEvent.keyboard('?');
    const dialog = within(await screen.findByRole('dialog', { name: 'Keys' }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Use single keys' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('j1');
    await heading(/^1a /);
    expect(screen.getByRole('radio', { name: 'Met' })).not.toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Met' }));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await heading(/^1b /);
  });

  test('without an assessor among the people, a name is asked for first', async () => {
    const { read } = await openReview({ ...portfolio().snapshot(), people: [] }, paths.reviewPoint('1a'));
    expect(screen.queryByRole('button', { name: 'Save and next' })).toBeNull();
    await userEvent.type(screen.getByRole('textbox', { name: 'Your name' }), 'Sam Hughes{Enter}');
    await screen.findByRole('button', { name: 'Save and next' });
    expect((await read()).people.map(({ role, name }) => [role, name])).toEqual([['assessor', 'Sam Hughes']]);
  });
});

describe('claims', () => {
  test('are read in full with their locators, accepted, or not accepted with a reason', async () => {
    const { read } = await openReview(portfolio().snapshot(), paths.reviewPoint('1a'));
    const claim = within(screen.getByRole('article', { name: 'E1 Loose cable' }));
    expect(claim.getByText('A cable lay across the way.')).toBeVisible();
    expect(claim.getByText(/paragraph 2/)).toBeVisible();

    await userEvent.click(claim.getByRole('button', { name: 'Do not accept E1 for 1a' }));
    await userEvent.click(claim.getByRole('button', { name: 'Save' }));
    expect(claim.getByRole('alert')).toHaveTextContent('Say why');
    await userEvent.type(claim.getByRole('textbox', { name: 'Why E1 for 1a is not accepted' }), 'Not dated.');
    await userEvent.click(claim.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(claim.queryByRole('textbox')).toBeNull());
    expect(await claim.findByText('Not dated.')).toBeVisible();

    await userEvent.click(await claim.findByRole('button', { name: 'Accept E1 for 1a' }));
    await waitFor(async () =>
      expect((await read()).evidenceReviews.map(({ subject }) => subject)).toEqual([
        { type: 'claim', pointId: '1a', decision: 'rejected', reason: 'Not dated.' },
        { type: 'claim', pointId: '1a', decision: 'accepted', reason: '' },
      ]),
    );
    // Read and accepted: it folds away.
    await waitFor(() => expect(claim.getByText('A cable lay across the way.')).not.toBeVisible());
  });

  test('what is held at the workplace is confirmed as seen there', async () => {
    const held = portfolio()
      .evidence('work-product', {
        title: 'Complaint log',
        claims: ['1a'],
        confidentiality: { mode: 'held', heldAt: 'Depot office', seenBy: '', seenOn: '' },
      })
      .snapshot();
    const { read } = await openReview(held, paths.reviewPoint('1a'));
    await userEvent.click(screen.getByRole('button', { name: 'I saw it there: E3' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'E3 seen in situ' }));
    expect(dialog.getByRole('textbox', { name: 'Where' })).toHaveValue('Depot office');
    await userEvent.click(dialog.getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText('Seen in situ')).toBeVisible();
    expect((await read()).evidenceReviews.map(({ subject }) => subject)).toEqual([
      { type: 'seen-in-situ', seenOn: '2026-11-12', where: 'Depot office', notes: '' },
    ]);
  });
});

describe('the list of points', () => {
  test('shows claimed, rules and judgement as three facts, and filters', async () => {
    await openReview(portfolio().judgement({ pointId: '1b', decision: 'not-yet', digest: 'old' }).snapshot(), paths.reviewPoint('1a'));
    const list = within(points());
    expect(list.getByRole('link', { name: /^1a/ })).toHaveTextContent(/Claimed.*Rules find a gap.*To judge/);
    expect(list.getByRole('link', { name: /^2a/ })).toHaveTextContent(/Not claimed.*Not judged/);
    expect(list.getByRole('link', { name: /^1b/ })).toHaveTextContent('Changed');
    await userEvent.selectOptions(list.getByRole('combobox', { name: 'Show' }), 'Changed since judged (1)');
    expect(list.getAllByRole('link').map((link) => link.textContent.slice(0, 2))).toEqual(['1b']);
    await userEvent.selectOptions(list.getByRole('combobox', { name: 'Show' }), 'Judged not yet met (1)');
    await userEvent.selectOptions(list.getByRole('combobox', { name: 'Show' }), 'Waiting for me (4)');
    await userEvent.tab();
    await userEvent.keyboard('j');
    // The filter holds from point to point.
    await heading(/^1b /);
    await userEvent.keyboard('jj');
    await heading(/^311\.1\.1 /);
  });
});

describe('somebody else', () => {
  test.each(['candidate', 'iqa'] as const)('the %s reads what was judged, and can write nothing', async (actor) => {
    await openReview(portfolio().judgement({ pointId: '1a', feedback: 'Good.' }).snapshot(), paths.reviewPoint('1a'), actor);
    expect(within(screen.getByRole('region', { name: 'Judgements' })).getByText('Good.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Accept|Save and next/ })).toBeNull();
    await userEvent.keyboard('1{Control>}{Enter}{/Control}j');
    await heading(/^1b /);
  });
});
