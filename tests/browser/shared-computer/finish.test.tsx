import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FinishScreen } from '../../../src/features/shared-computer/finish-screen.tsx';
import { WipeScreen } from '../../../src/features/shared-computer/wipe-screen.tsx';
import { createEvidence } from '../../../src/storage/record-commands.ts';
import { isWipeMarked, wipeWasBegun, type wipe } from '../../../src/storage/wipe.ts';
import { setupSession } from '../../support/storage-session.ts';
import { catchDownloads } from '../catch-downloads.ts';
import { addPortfolio, renderStored } from '../open-portfolio.tsx';
import { accessibilityFaults, renderUi } from '../ui/render-ui.tsx';

// Packages and passphrases are work for seconds on a busy machine.

beforeEach(clearMark);
afterEach(clearMark);

async function clearMark(): Promise<void> {
  localStorage.clear();
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('folio-removing').catch(() => undefined);
}

const removeButton = () => screen.getByRole('button', { name: 'Remove Folio from this computer' });
const newSession = () => ({ ...setupSession(), createId: () => crypto.randomUUID(), now: () => new Date() });

test('R47: after a download nothing can be removed until the very file is chosen, and what is written afterwards asks for another backup', async () => {
  const session = newSession();
  const id = await addPortfolio(session, 'Aisha Khan');
  const downloads = catchDownloads();
  const reload = vi.fn<() => void>();
  const { container } = renderStored(
    session,
    <main>
      <FinishScreen reload={reload} />
    </main>,
  );
  await screen.findByRole('heading', { name: 'Finish and remove from this computer' });
  await userEvent.click(screen.getByRole('radio', { name: 'Anybody who gets them' }));
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Save a backup of Aisha Khan' }));
  await screen.findByText('Is it there?');
  expect(removeButton().hasAttribute('disabled')).toBe(true);
  const [saved] = downloads;
  if (!saved) throw new Error('A file went to the downloads.');

  const choose = (file: File) => {
    const picker = container.querySelector<HTMLInputElement>('input[type=file]');
    const transfer = new DataTransfer();
    transfer.items.add(file);
    if (picker) picker.files = transfer.files;
    fireEvent.change(picker ?? document.body);
  };
  const bytes = new Uint8Array(await saved.blob.arrayBuffer());
  choose(new File([bytes.map((byte, index) => (index === 100 ? byte ^ 1 : byte))], saved.name));
  await screen.findByText('This is another file');
  expect(await accessibilityFaults()).toEqual([]);
  choose(new File([bytes], 'renamed.zip'));
  await screen.findByText(/was read back and is whole/);
  expect(removeButton().hasAttribute('disabled')).toBe(false);

  await createEvidence(session, id, 'everyday');
  await userEvent.click(removeButton());
  await screen.findByText('Changed since its backup');
  expect(reload).not.toHaveBeenCalled();
  expect(isWipeMarked()).toBe(false);
  expect(removeButton().hasAttribute('disabled')).toBe(true);

  await userEvent.click(screen.getByRole('checkbox', { name: 'I do not need a backup of Aisha Khan: it may be deleted for good' }));
  await userEvent.click(removeButton());
  await waitFor(() => expect(reload).toHaveBeenCalledOnce());
  localStorage.clear();
  expect(await wipeWasBegun(), 'the mark survives the loss of the small storage').toBe(true);
});

test('an example is called one once', async () => {
  const session = newSession();
  const [own, shipped] = [await addPortfolio(session, 'Aisha Khan'), await addPortfolio(session, 'Priya Shah')];
  await session.db.portfolios.update(own, { isExample: true });
  await session.db.portfolios.update(shipped, { isExample: true, employer: 'Marlow & Reed Homeware (example)' });
  renderStored(
    session,
    <main>
      <FinishScreen reload={() => undefined} />
    </main>,
  );
  expect(await screen.findByRole('heading', { name: 'Aisha Khan (example)' })).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Priya Shah, Marlow & Reed Homeware (example)' })).toBeVisible();
});

test('R47: a file at a place that the person chose is read back from there', async () => {
  const session = newSession();
  await addPortfolio(session, 'Aisha Khan');
  const root = await navigator.storage.getDirectory();
  Object.defineProperty(window, 'showSaveFilePicker', {
    configurable: true,
    value: ({ suggestedName }: { readonly suggestedName: string }) => root.getFileHandle(suggestedName, { create: true }),
  });
  renderStored(
    session,
    <main>
      <FinishScreen reload={() => undefined} />
    </main>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Save a backup of Aisha Khan' }));
  const proved = await screen.findByText(/was read back and is whole/);
  expect(proved.textContent).toMatch(/\.folio\.zip\.age/);
  expect(removeButton().hasAttribute('disabled')).toBe(false);
  expect(await accessibilityFaults()).toEqual([]);
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  for await (const name of root.keys()) if (name.startsWith('Aisha')) await root.removeEntry(name);
});

test('R48: what stays is named, and can be tried again until nothing is left', async () => {
  const left: Awaited<ReturnType<typeof wipe>>[] = [['app'], []];
  let goOn = () => undefined as void;
  renderUi(
    <main>
      <WipeScreen
        remove={async (onStep) => {
          onStep('waiting');
          await new Promise<void>((done) => {
            goOn = done;
          });
          return left.shift() ?? [];
        }}
      />
    </main>,
  );
  await screen.findByText(/Close every other window/);
  goOn();
  await screen.findByText(/Still there: Folio’s own program files/);
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/Close every other window/);
  goOn();
  await screen.findByRole('heading', { name: 'Folio is removed from this computer' });
  await screen.findByText(/The browser’s history/);
  expect(await accessibilityFaults()).toEqual([]);
});
