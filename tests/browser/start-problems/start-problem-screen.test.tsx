import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { StillOpening } from '../../../src/app/still-opening.tsx';
import { StartProblemScreen } from '../../../src/features/start-problems/start-problem-screen.tsx';
import { inLocalStorage } from '../../../src/storage/sentinel.ts';
import type { StartProblem } from '../../../src/storage/start-check.ts';
import { setupSession } from '../../support/storage-session.ts';
import { addPortfolio, renderStored } from '../open-portfolio.tsx';

const remembered = {
  databaseId: 'before',
  seq: 40,
  dataVersion: 3,
  at: '2026-11-12T09:00:00.000Z',
  portfolios: [
    { id: 'lost', name: 'Siân Llŷr', records: 12 },
    { id: 'other', name: '', records: 1 },
  ],
};

afterEach(() => inLocalStorage.clear());

function setup(problem: StartProblem) {
  const session = setupSession();
  const onResolved = vi.fn<() => void>();
  renderStored(
    session,
    <StartProblemScreen
      problem={problem}
      onResolved={onResolved}
      restoreScreen={(onDone) => (
        <button type="button" onClick={onDone}>
          Put it back
        </button>
      )}
    />,
  );
  return { session, onResolved, user: userEvent.setup() };
}

describe('R27: what is said when something is wrong at the start', () => {
  test('everything is gone: names what there was, restores first, and goes on only after asking', async () => {
    const { onResolved, user } = setup({ type: 'vanished', remembered });
    expect(screen.getByRole('heading', { level: 1 })).toHaveProperty('textContent', 'What Folio kept here is gone');
    const held = await screen.findByRole('region', { name: 'What was here' });
    expect(
      within(held)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Siân Llŷr, 12 pieces of evidence.*Not here/),
      expect.stringMatching(/^A portfolio without a name, 1 piece of evidence.*Not here/),
    ]);
    await screen.findByRole('button', { name: 'Begin with nothing' });
    const buttons = screen.getAllByRole('button').map((button) => button.textContent);
    expect(buttons.indexOf('Restore from a backup')).toBeLessThan(buttons.indexOf('Begin with nothing'));
    await user.click(screen.getByRole('button', { name: 'Begin with nothing' }));
    expect(onResolved).not.toHaveBeenCalled();
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Begin with nothing' }));
    await waitFor(() => expect(onResolved).toHaveBeenCalledOnce());
  });

  test('what comes back is marked, and then Folio goes on', async () => {
    const { session, onResolved, user } = setup({
      type: 'vanished',
      remembered: { ...remembered, portfolios: [{ id: 'id-1', name: 'Aisha Khan', records: 0 }] },
    });
    await screen.findByText('Not here');
    await user.click(screen.getByRole('button', { name: 'Restore from a backup' }));
    await addPortfolio(session);
    await user.click(screen.getByRole('button', { name: 'Put it back' }));
    await screen.findByText('Here');
    await screen.findByText(/One file is restored/);
    expect(screen.getByRole('button', { name: 'Restore another' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect(onResolved).toHaveBeenCalledOnce());
    expect((await inLocalStorage.read())?.portfolios).toMatchObject([{ name: 'Aisha Khan' }]);
  });

  test('damaged: says which records, in words, and a copy of what is left can be saved', async () => {
    setup({
      type: 'damaged',
      remembered,
      tables: [
        { table: 'evidence', expected: 12, found: 9 },
        { table: 'planItems', expected: 4, found: 4 },
      ],
    });
    expect(await screen.findByText('Evidence: 3 of 12 are missing')).toBeDefined();
    expect(screen.getByText('Assessment plan: at least one of 4 was changed, and not by Folio')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Save a copy of what is left' }).getAttribute('href')).toBe('./rescue.html');
    expect(await screen.findByRole('heading', { name: 'Or begin with nothing' })).toBeDefined();
  });

  test('newer, and blocked: what to do, and nothing that writes', () => {
    setup({ type: 'newer' });
    expect(screen.getByRole('button', { name: 'Get the newer Folio' })).toBeDefined();
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  test('blocked goes on by itself', () => {
    setup({ type: 'blocked' });
    expect(screen.getByText(/close all other tabs/)).toBeDefined();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  test('R61: an opening that takes long is said after a while, with a way to a copy and nothing that writes', async () => {
    renderStored(setupSession(), <StillOpening />);
    expect(screen.queryByRole('heading')).toBeNull();
    const heading = await screen.findByRole('heading', { level: 1 });
    expect(heading.textContent).toBe('Your work is not open yet');
    expect(screen.getByText(/goes on by itself/)).toBeDefined();
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Try again']);
    expect(screen.getByRole('link', { name: 'Save a copy of everything' }).getAttribute('href')).toBe('./rescue.html');
  });

  test('it cannot be opened, and the browser cannot remove it either: no dead end', async () => {
    const { session, user } = setup({ type: 'unreadable', remembered, reason: 'UnknownError: Internal error opening backing store' });
    vi.spyOn(session.db, 'delete').mockRejectedValue(new Error('Internal error opening backing store'));
    expect(screen.getByText('Siân Llŷr, 12 pieces of evidence')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Remove it and restore a backup' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove it' }));
    expect(await screen.findByText('The browser cannot remove it either')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Save a copy of what can be read' })).toBeDefined();
  });
});
