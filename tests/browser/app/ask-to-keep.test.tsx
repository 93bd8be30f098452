import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAskToKeep } from '../../../src/app/use-ask-to-keep.ts';
import { createEvidence } from '../../../src/storage/record-commands.ts';
import { setupSession, valueOf } from '../../support/storage-session.ts';
import { addPortfolio, renderStored } from '../open-portfolio.tsx';

const ASKED = 'folio.asked-to-keep';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const persist = vi.fn<() => Promise<boolean>>();

beforeEach(() => {
  persist.mockReset().mockResolvedValue(false);
  vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(false);
  vi.spyOn(navigator.storage, 'persist').mockImplementation(persist);
  localStorage.removeItem(ASKED);
});
afterEach(() => {
  localStorage.removeItem(ASKED);
});

function Asking() {
  useAskToKeep();
  return ['one', 'two', 'three'].map((name) => (
    <Link key={name} to={`/${name}`}>
      {name}
    </Link>
  ));
}

/** Somebody with a piece of evidence that is ready goes from screen to screen. */
async function walkWithWork() {
  const session = setupSession();
  const portfolioId = await addPortfolio(session);
  valueOf(await createEvidence(session, portfolioId, 'everyday', { status: 'ready' }));
  renderStored(session, <Asking />);
  for (const name of ['one', 'two', 'three']) await userEvent.click(screen.getByRole('link', { name }));
  // What is asked for is found out in the database first.
  await new Promise((done) => setTimeout(done, 200));
}

test('R35: where no person is asked, the browser is at each visit, whatever it said at another; and once in each', async () => {
  localStorage.setItem(ASKED, 'work');
  await walkWithWork();
  expect(persist).toHaveBeenCalledTimes(1);
});

test('R35: where a person is asked, once for all', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(firefox);
  await walkWithWork();
  expect(persist).toHaveBeenCalledTimes(1);
  expect(localStorage.getItem(ASKED)).toBe('work');
  cleanup();
  await walkWithWork();
  expect(persist).toHaveBeenCalledTimes(1);
});

test('R35: without work worth keeping nobody is asked', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(firefox);
  renderStored(setupSession(), <Asking />);
  await userEvent.click(screen.getByRole('link', { name: 'one' }));
  await new Promise((done) => setTimeout(done, 200));
  expect(persist).not.toHaveBeenCalled();
});
