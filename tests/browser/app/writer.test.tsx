import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { expect, test, vi } from 'vitest';
import { userEvent as realUser } from 'vitest/browser';
import { Writer, WriterBanner } from '../../../src/app/writer.tsx';
import { createBlobBytes } from '../../../src/storage/file-bytes.ts';
import type { PenStanding } from '../../../src/storage/pen-hold.ts';
import type { Pen } from '../../../src/storage/pen.ts';
import { StorageProvider } from '../../../src/storage/storage-context.tsx';
import { FileDrop } from '../../../src/ui/file-drop.tsx';
import { Form } from '../../../src/ui/form.tsx';
import { ReadingButton } from '../../../src/ui/reading-button.tsx';
import { TextField } from '../../../src/ui/text-field.tsx';
import { setupSession } from '../../support/storage-session.ts';
import { accessibilityFaults, renderUi } from '../ui/render-ui.tsx';

const following: PenStanding = { type: 'following', isTaking: false, hasLost: false };

/** A pen that stands as the test says. */
function setupPen(first: PenStanding) {
  let standing = first;
  const listeners = new Set<() => void>();
  const take = vi.fn<(portfolioId: string) => Promise<void>>(() => Promise.resolve());
  const pen: Pen = {
    standing: () => standing,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: () => () => undefined,
    take,
    holds: () => Promise.resolve(standing.type === 'writing'),
    borrow: (_, work) => work(),
    hear: () => undefined,
    setVisible: () => undefined,
  };
  return {
    pen,
    take,
    stand: (next: PenStanding) =>
      act(async () => {
        standing = next;
        listeners.forEach((tell) => tell());
        await Promise.resolve();
      }),
  };
}

const saveCopy = vi.fn<() => void>();

function Screen() {
  const form = useForm({ defaultValues: { title: 'Ladder' } });
  return (
    <Form form={form} label="Evidence">
      <TextField name="title" label="Title" />
      <FileDrop label="Files" onFiles={() => undefined} />
      <a href="#elsewhere">Elsewhere</a>
      <button type="button">Delete</button>
      <ReadingButton onClick={saveCopy}>Save a copy</ReadingButton>
    </Form>
  );
}

function renderWriter(pen: Pen | undefined) {
  const session = setupSession();
  renderUi(
    <StorageProvider storage={{ session, files: createBlobBytes(session.db), ...(pen && { pen }) }}>
      <Writer portfolioId="p">
        <main>
          <h1>Evidence</h1>
          <WriterBanner portfolioId="p" />
          <Screen />
        </main>
      </Writer>
    </StorageProvider>,
  );
}

const title = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
const isDisabled = (element: HTMLElement) => element.matches(':disabled');

test('R12: a follower’s forms take nothing, its links lead on, and “Edit here” asks for the pen', async () => {
  const { pen, take } = setupPen(following);
  renderWriter(pen);

  expect(isDisabled(title())).toBe(true);
  expect(title().value).toBe('Ladder');
  expect(isDisabled(screen.getByRole('button', { name: 'Delete' }))).toBe(true);
  expect(isDisabled(screen.getByRole('button', { name: 'Add files' }))).toBe(true);
  expect(isDisabled(screen.getByRole('link', { name: 'Elsewhere' }))).toBe(false);
  expect(screen.getByRole('group', { name: 'You are editing this portfolio in another tab' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Edit here' }));
  expect(take).toHaveBeenCalledWith('p');
});

test('R12: what only reads works in a follower’s form, by mouse and by keyboard', async () => {
  const { pen, stand } = setupPen(following);
  renderWriter(pen);
  const button = () => screen.getByRole('button', { name: 'Save a copy' });
  saveCopy.mockClear();
  await realUser.click(button());
  await realUser.keyboard('{Enter} x');
  expect(saveCopy).toHaveBeenCalledTimes(3);
  expect(await accessibilityFaults()).toEqual([]);
  await stand({ type: 'writing' });
  await realUser.click(button());
  expect(saveCopy).toHaveBeenCalledTimes(4);
});

test('words that were typed stay in their fields when the pen goes and comes back', async () => {
  const { pen, stand } = setupPen({ type: 'writing' });
  renderWriter(pen);
  expect(screen.queryByRole('button', { name: 'Edit here' })).toBeNull();
  await userEvent.type(title(), ' in the yard');

  await stand({ type: 'following', isTaking: false, hasLost: true });
  expect(screen.getByRole('group', { name: 'Editing moved to another tab' })).toBeTruthy();
  expect(isDisabled(title())).toBe(true);
  expect(title().value).toBe('Ladder in the yard');

  await stand({ type: 'writing' });
  expect(isDisabled(title())).toBe(false);
  expect(title().value).toBe('Ladder in the yard');
  expect(await screen.findByText('You are editing here now.')).toBeTruthy();
});

test('while the other tab is asked, the button says that it works and asks only once', async () => {
  const { pen, take } = setupPen({ ...following, isTaking: true });
  renderWriter(pen);
  const button = screen.getByRole('button', { name: 'Edit here' });
  expect(button.getAttribute('aria-busy')).toBe('true');
  await userEvent.click(button);
  expect(take).not.toHaveBeenCalled();
});

test('R17: without a pen everything can be written', () => {
  renderWriter(undefined);
  expect(isDisabled(title())).toBe(false);
  expect(screen.queryByRole('button', { name: 'Edit here' })).toBeNull();
});
