import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { announce } from '../../../src/ui/announce.tsx';
import { Button } from '../../../src/ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../../src/ui/dialog.tsx';
import { showToast } from '../../../src/ui/toast.tsx';
import { accessibilityFaults, renderUi, setScheme } from './render-ui.tsx';

afterEach(() => {
  vi.useRealTimers();
});

function WithDialog({ onSubmit }: { readonly onSubmit?: () => void }) {
  const [isOpen, setIsOpen] = useState(false);

  return (
    <main>
      <h1>Screen</h1>
      <form onSubmit={onSubmit}>
        <Button onClick={() => setIsOpen(true)}>Add risk</Button>
        <Dialog title="Add a risk" isOpen={isOpen} onClose={() => setIsOpen(false)} actions={<Button onClick={() => setIsOpen(false)}>Keep</Button>}>
          <form
            aria-label="Inner"
            onSubmit={(event) => {
              event.preventDefault();
            }}
          >
            <label>
              Name <input />
            </label>
            <Button type="submit">Send</Button>
          </form>
          <Button onClick={() => showToast({ message: 'Draft kept.', undo: { run: vi.fn<() => void>() } })}>Toast</Button>
        </Dialog>
      </form>
    </main>
  );
}

describe('a dialog', () => {
  test('takes the focus, closes on Escape and gives the focus back', async () => {
    renderUi(<WithDialog />);
    const opener = screen.getByRole('button', { name: 'Add risk' });
    expect(screen.queryByRole('dialog')).toBeNull();

    await userEvent.click(opener);
    const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'Add a risk' });
    expect(dialog.matches(':modal')).toBe(true);
    expect(document.activeElement).toBe(within(dialog).getByRole('heading', { name: 'Add a risk' }));

    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(document.activeElement).toBe(opener);
  });

  test.each(['Close', 'Keep'])('closes with "%s"', async (name) => {
    renderUi(<WithDialog />);
    await userEvent.click(screen.getByRole('button', { name: 'Add risk' }));
    await userEvent.click(screen.getByRole('button', { name }));

    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('does not submit the form that it was opened from', async () => {
    const onSubmit = vi.fn<() => void>();
    renderUi(<WithDialog onSubmit={onSubmit} />);
    await userEvent.click(screen.getByRole('button', { name: 'Add risk' }));
    await userEvent.type(screen.getByLabelText('Name'), 'Cable{Enter}');

    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('holds the toasts while it is open, so that they can be pressed', async () => {
    renderUi(<WithDialog />);
    await userEvent.click(screen.getByRole('button', { name: 'Add risk' }));
    await userEvent.click(screen.getByRole('button', { name: 'Toast' }));
    const dialog = screen.getByRole('dialog');

    await userEvent.click(within(dialog).getByRole('button', { name: 'Undo' }));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test.each(['light', 'dark'] as const)('has no accessibility fault in %s', async (scheme) => {
    renderUi(<WithDialog />);
    setScheme(scheme);
    await userEvent.click(screen.getByRole('button', { name: 'Add risk' }));

    expect(await accessibilityFaults()).toEqual([]);
  });

  test('that confirms leaves closing to whoever opened it', async () => {
    const onConfirm = vi.fn<() => void>();
    const onClose = vi.fn<() => void>();
    renderUi(
      <ConfirmDialog title="Delete R7?" isOpen confirmLabel="Delete risk" isDanger onConfirm={onConfirm} onClose={onClose}>
        It cannot be brought back.
      </ConfirmDialog>,
    );

    await userEvent.click(screen.getByRole('button', { name: 'Delete risk' }));
    expect(onConfirm).toHaveBeenCalledOnce();
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('a toast', () => {
  test('is said aloud and can be undone', async () => {
    const run = vi.fn<() => void>();
    renderUi(<main />);
    showToast({ message: 'Risk R7 deleted.', undo: { run } });

    const messages = await screen.findByRole('region', { name: 'Messages' });
    expect(screen.getByRole('status').textContent).toBe('Risk R7 deleted. You can undo this.');
    await userEvent.click(within(messages).getByRole('button', { name: 'Undo' }));
    expect(run).toHaveBeenCalledOnce();
    expect(screen.queryByRole('region', { name: 'Messages' })).toBeNull();
  });

  test('with an undo stays at least ten seconds, and an error until it is dismissed', async () => {
    vi.useFakeTimers();
    renderUi(<main />);
    showToast({ message: 'Deleted.', undo: { run: vi.fn<() => void>() } });
    showToast({ message: 'Not saved.', tone: 'error' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();

    await vi.advanceTimersByTimeAsync(10_000);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(within(screen.getByRole('region', { name: 'Messages' })).getByText('Not saved.')).toBeTruthy();
    dismissAll();
  });
});

test('an announcement said twice is spoken twice', async () => {
  renderUi(<main />);
  announce('Saved');
  const region = screen.getByRole('status');
  await waitFor(() => {
    expect(region.textContent).toBe('Saved');
  });
  const first = region.firstChild;

  announce('Saved');
  await waitFor(() => {
    expect(region.firstChild).not.toBe(first);
  });
});

function dismissAll() {
  for (const button of screen.queryAllByRole('button', { name: 'Dismiss' })) button.click();
}
