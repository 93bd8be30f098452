import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Decrypter, Encrypter } from 'age-encryption';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OpenScreen } from '../../../src/features/share/open-screen.tsx';
import { ShareScreen } from '../../../src/features/share/share-screen.tsx';
import { readPackage } from '../../../src/package/read-package.ts';
import { catchDownloads } from '../catch-downloads.ts';
import { addPortfolio } from '../open-portfolio.tsx';
import { packageOf } from './packages.ts';
import { renderInPortfolio, renderOnDevice, setupDevice } from './portfolio-on-device.tsx';

/** Locking and opening with a passphrase takes seconds on purpose. */
const PASSPHRASE = 'wet-clinic-spirit-picnic-purpose-toe';

const RealWorker = Worker;
let workers: { readonly name: string | undefined; isEnded: boolean }[] = [];
let script: string | null = null;

beforeEach(() => {
  workers = [];
  script = null;
  vi.stubGlobal(
    'Worker',
    class extends RealWorker {
      readonly #told: (typeof workers)[number];

      constructor(address: string | URL, options?: WorkerOptions) {
        super(script ?? address, options);
        this.#told = { name: options?.name, isEnded: false };
        workers.push(this.#told);
      }

      override terminate(): void {
        this.#told.isEnded = true;
        super.terminate();
      }
    },
  );
});

afterEach(() => vi.unstubAllGlobals());

async function chooseAndUnlock(file: File) {
  await screen.findByRole('button', { name: 'Choose the file' });
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  await userEvent.upload(input ?? document.body, file);
  fireEvent.input(await screen.findByRole('textbox', { name: 'Passphrase that they told you' }), { target: { value: PASSPHRASE } });
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
}

test('a worker locks a file, another opens it, and neither is there afterwards', async () => {
  // A worker has its own copy of these: what is called here was called on the page's thread.
  const here = [vi.spyOn(Encrypter.prototype, 'setPassphrase'), vi.spyOn(Decrypter.prototype, 'addPassphrase')];
  const device = setupDevice();
  const file = await packageOf(device, await addPortfolio(device.session), 'submission', PASSPHRASE);
  expect(workers).toEqual([{ name: 'lock and unlock', isEnded: true }]);

  renderOnDevice(setupDevice(), <OpenScreen />);
  await chooseAndUnlock(file);
  expect(await screen.findByRole('progressbar', { name: `Trying the passphrase on ${file.name}` })).toBeVisible();
  expect(await screen.findByRole('heading', { name: 'Portfolio of Aisha Khan' })).toBeVisible();
  expect(workers).toEqual(Array.from({ length: 2 }, () => ({ name: 'lock and unlock', isEnded: true })));
  expect(here.map(({ mock }) => mock.calls.length)).toEqual([0, 0]);

  // What age itself reads, and the package within holds.
  const decrypter = new Decrypter();
  decrypter.addPassphrase(PASSPHRASE);
  const plain = await decrypter.decrypt(new Uint8Array(await file.arrayBuffer()));
  expect(await readPackage(new Blob([new Uint8Array(plain)]))).toMatchObject({ ok: true, value: { info: { kind: 'submission' } } });
});

test('while the passphrase is worked in the screen says so, and it can be cancelled', async () => {
  const downloads = catchDownloads();
  const device = setupDevice();
  await renderInPortfolio(device, await addPortfolio(device.session), <ShareScreen />);
  const hand = within(await screen.findByRole('region', { name: 'Hand over to your assessor' }));
  const make = () => hand.findByRole('button', { name: 'Make the file to hand over' });
  fireEvent.click(await make());
  await hand.findByRole('progressbar', { name: 'Working the passphrase into the lock' });
  fireEvent.click(hand.getByRole('button', { name: 'Cancel' }));
  expect(await make()).toBeVisible();
  expect(workers).toEqual([{ name: 'lock and unlock', isEnded: true }]);
  expect(hand.queryByRole('status', { name: 'Passphrase' })).toBeNull();
  expect(downloads).toEqual([]);
});

test('a worker that breaks says nothing of the passphrase', async () => {
  const device = setupDevice();
  const file = await packageOf(device, await addPortfolio(device.session), 'submission', PASSPHRASE);
  script = URL.createObjectURL(new Blob(['throw new Error("out of memory")'], { type: 'text/javascript' }));
  renderOnDevice(setupDevice(), <OpenScreen />);
  await chooseAndUnlock(file);
  expect(await screen.findByRole('alert')).toHaveTextContent(`${file.name} was not opened`);
  expect(screen.getByRole('alert')).toHaveTextContent('out of memory');
  expect(workers.at(-1)?.isEnded).toBe(true);
});
