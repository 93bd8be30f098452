import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FileDrop } from '../../../src/ui/file-drop.tsx';
import { FileProgressList, type FileProgressItem } from '../../../src/ui/file-progress.tsx';
import { UiProvider } from '../../../src/ui/ui-provider.tsx';

const photo = new File(['photo'], 'parcel.jpg', { type: 'image/jpeg' });
const note = new File(['note'], 'note.pdf', { type: 'application/pdf' });

describe('files come in', () => {
  test('by a button for the keyboard, several at once, the same ones again', async () => {
    const { taken } = setUp();
    const picker = document.querySelector<HTMLInputElement>('input[type=file][multiple]');
    const opened = vi.fn<(event: Event) => void>((event) => event.preventDefault());
    picker?.addEventListener('click', opened);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add files' }));
    await userEvent.keyboard('{Enter}');
    expect(opened).toHaveBeenCalledOnce();

    for (let time = 0; time < 2; time += 1) {
      if (picker) picker.files = transfer(photo, note).files;
      fireEvent.change(picker ?? document.body);
    }
    expect(taken()).toEqual([
      ['parcel.jpg', 'note.pdf'],
      ['parcel.jpg', 'note.pdf'],
    ]);
  });

  test('by the camera, on a device with a touch screen only', () => {
    const { view } = setUp();
    expect(screen.queryByRole('button', { name: 'Take photo' })).toBeNull();
    view.unmount();

    const matchMedia = window.matchMedia.bind(window);
    vi.spyOn(window, 'matchMedia').mockImplementation((query) => matchMedia(query === '(any-pointer: coarse)' ? 'all' : query));
    setUp();
    expect(screen.getByRole('button', { name: 'Take photo' })).toBeTruthy();
    expect(document.querySelector('input[capture=environment]')?.getAttribute('accept')).toBe('image/*');
  });

  test('by dropping, and the zone shows that it takes them', () => {
    const { taken, zone } = setUp();
    const before = getComputedStyle(zone()).borderStyle;
    expect(drag('dragover', zone(), transfer(photo))).toBe(false);
    expect(getComputedStyle(zone()).borderStyle).not.toBe(before);
    drag('drop', zone(), transfer(photo, note));
    expect(taken()).toEqual([['parcel.jpg', 'note.pdf']]);
    expect(getComputedStyle(zone()).borderStyle).toBe(before);
  });

  test('and a file dropped beside the zone does not take the page away', () => {
    const { taken } = setUp();
    expect(drag('drop', document.body, transfer(photo))).toBe(false);
    expect(taken()).toEqual([]);
  });

  test('by pasting anywhere; text goes on into its field', () => {
    const { taken } = setUp();
    paste(document.body, transfer(photo));
    const withText = transfer(photo);
    withText.setData('text/plain', 'words from Word');
    paste(screen.getByRole('textbox'), withText);
    expect(taken()).toEqual([['parcel.jpg']]);
  });

  test('in none of these ways while it is switched off', () => {
    const { taken, zone } = setUp({ disabled: true });
    paste(document.body, transfer(photo));
    drag('drop', zone(), transfer(photo));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add files' }).disabled).toBe(true);
    expect(taken()).toEqual([]);
  });
});

describe('files on their way in', () => {
  test('each has a bar, a state and a button with its name; the end is said aloud once', async () => {
    const { change } = setUpList([
      { id: '1', name: 'parcel.jpg', state: 'working', progress: 0.4 },
      { id: '2', name: 'film.mov', state: 'waiting' },
    ]);
    const bar = screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Adding parcel.jpg' });
    expect(bar.value / bar.max).toBeCloseTo(0.4);
    expect(screen.getByRole('button', { name: 'Cancel film.mov' })).toBeTruthy();

    change([
      { id: '1', name: 'parcel.jpg', state: 'done' },
      { id: '2', name: 'film.mov', state: 'refused', message: 'It is larger than 2 GB.' },
    ]);
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('parcel.jpg is added. film.mov was refused. It is larger than 2 GB.'));
    expect(screen.queryByRole('progressbar')).toBeNull();
    change([{ id: '2', name: 'film.mov', state: 'refused', message: 'It is larger than 2 GB.' }]);
    expect(screen.getByRole('status').textContent).toContain('parcel.jpg is added.');
  });

  test('cancelling keeps the focus on the button, which then takes the file off the list', async () => {
    const { cancelled, change, dismissed } = setUpList([
      { id: '1', name: 'a.jpg', state: 'working' },
      { id: '2', name: 'b.jpg', state: 'waiting' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel a.jpg' }));
    expect(cancelled).toHaveBeenCalledExactlyOnceWith('1');
    change([
      { id: '1', name: 'a.jpg', state: 'cancelled' },
      { id: '2', name: 'b.jpg', state: 'waiting' },
    ]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Dismiss a.jpg' }));
    await userEvent.keyboard('{Enter}');
    expect(dismissed).toHaveBeenCalledExactlyOnceWith('1');
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Files being added' }));
  });
});

test.each(['light', 'dark'])('axe finds nothing in %s', async (scheme) => {
  document.documentElement.dataset['mantineColorScheme'] = scheme;
  const { container } = render(
    <main style={{ background: 'var(--folio-sheet)' }}>
      <h1>Files</h1>
      <FileDrop label="Photos and files" hint="Photos or PDF." onFiles={() => undefined} />
      <FileProgressList
        items={(['waiting', 'working', 'done', 'refused', 'cancelled'] as const).map((state) => ({ id: state, name: `${state}.jpg`, state }))}
        onCancel={() => undefined}
        onDismiss={() => undefined}
      />
    </main>,
  );
  const { violations } = await axe.run(container);
  delete document.documentElement.dataset['mantineColorScheme'];
  expect(violations).toEqual([]);
});

function setUp({ disabled = false } = {}) {
  const onFiles = vi.fn<(files: File[]) => void>();
  const view = render(
    <main>
      <FileDrop label="Photos and files" onFiles={onFiles} disabled={disabled} />
      <textarea aria-label="Story" />
    </main>,
  );
  return {
    view,
    zone: () => screen.getByRole('group', { name: 'Photos and files' }).parentElement ?? document.body,
    taken: () => onFiles.mock.calls.map(([files]) => files.map(({ name }) => name)),
  };
}

function setUpList(first: readonly FileProgressItem[]) {
  const cancelled = vi.fn<(id: string) => void>();
  const dismissed = vi.fn<(id: string) => void>();
  const list = (items: readonly FileProgressItem[]) => (
    <UiProvider>
      <FileProgressList items={items} onCancel={cancelled} onDismiss={dismissed} />
    </UiProvider>
  );
  const { rerender } = render(list(first));
  return { cancelled, dismissed, change: (items: readonly FileProgressItem[]) => rerender(list(items)) };
}

function transfer(...files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

/** False when something on the page took the event. */
function drag(type: 'dragover' | 'drop', target: HTMLElement, dataTransfer: DataTransfer): boolean {
  return fireEvent(target, new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

function paste(target: HTMLElement, clipboardData: DataTransfer): void {
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}
