import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { PortfolioShell } from '../../src/app/portfolio-shell.tsx';
import { SettingsScreen } from '../../src/features/settings/settings-screen.tsx';
import { setupSession } from '../support/storage-session.ts';
import { addPortfolio, OpenPortfolio, renderStored } from './open-portfolio.tsx';

/** The settings of a portfolio in the frame of the app, and what its header says. */
async function openSettings() {
  const session = setupSession();
  const id = await addPortfolio(session);
  const view = renderStored(
    session,
    <OpenPortfolio portfolioId={id}>
      <PortfolioShell>
        <SettingsScreen />
      </PortfolioShell>
    </OpenPortfolio>,
  );
  const box = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
  const header = screen.getByRole('link', { name: 'Folio, all portfolios' }).closest('header');
  const says = (words: RegExp) => waitFor(() => expect(header?.textContent).toMatch(words));
  return { session, view, box, header, says, type: (text: string) => fireEvent.input(box, { target: { value: text } }) };
}

test('the header says when the work was last kept, from the first key that something is not kept yet, and when it is', async () => {
  const { session, says, header, type } = await openSettings();
  await says(/Saved on this device 09:00/);

  session.clock.now = new Date('2026-11-12T14:02:00');
  type('Aisha B. Khan');
  expect(header?.textContent).toContain('Saving…');
  await says(/Saved on this device 14:02/);
});

test('a key taken back at once leaves nothing to save, and the header says so', async () => {
  const { says, header, type } = await openSettings();
  type('Aisha Kha');
  type('Aisha Khan');
  expect(header?.textContent).toContain('Saving…');
  await says(/Saved on this device 09:00/);
});

test('when the device is full the header says so, the sentence stays in sight until it is saved, and the words are kept', async () => {
  const { session, says, box, type } = await openSettings();
  const full = vi.spyOn(session.db, 'transaction').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  type('Aisha Precious Khan');
  await says(/Not saved/);
  const sentence = screen.getByText(/^This device has no space left for Folio/, { selector: 'main > p' });
  expect(sentence.textContent).toContain('Free some space');
  expect(box.value).toBe('Aisha Precious Khan');

  full.mockRestore();
  type('Aisha Precious Khan.');
  await says(/Saved on this device/);
  expect(sentence.isConnected).toBe(false);
  expect((await session.db.portfolios.toArray())[0]?.candidate.name).toBe('Aisha Precious Khan.');
});

test('a form that is gone no longer speaks', async () => {
  const { session, view, says, type } = await openSettings();
  const full = vi.spyOn(session.db, 'transaction').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  type('Lost');
  await says(/Not saved/);
  view.unmount();
  full.mockRestore();
  await act(() => new Promise((done) => setTimeout(done, 50)));

  const again = await openSettings();
  await again.says(/Saved on this device/);
  expect(again.header?.textContent).not.toContain('Not saved');
});
