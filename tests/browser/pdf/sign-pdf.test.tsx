import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIdentity } from '../../../src/exchange/identity.ts';
import { SignPdfScreen } from '../../../src/features/pdf-signing/sign-pdf-screen.tsx';
import { gatherParts } from '../../../src/pdf/gather-parts.ts';
import { makePdf, pdfErrorText } from '../../../src/pdf/make-pdf.ts';
import type { ReportPart } from '../../../src/pdf/build-report.ts';
import { wordsOf } from '../../../src/signing/key-words.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { valueOf } from '../../support/storage-session.ts';
import { catchDownloads } from '../catch-downloads.ts';
import { renderOnDevice, setupDevice } from '../exchange/portfolio-on-device.tsx';
import { accessibilityFaults } from '../ui/render-ui.tsx';

const aisha = { name: 'Aisha Khan', role: 'candidate', isQualified: null, qualification: '', organisation: '' } as const;
const megan = { name: 'Megan Rowlands', role: 'assessor', isQualified: true, qualification: 'A1', organisation: 'Coleg Sir Gâr' } as const;

/** The app's pages lie beside its fonts; the page that runs this test does not. */
const base = document.createElement('base');
beforeAll(() => {
  base.href = '/';
  document.head.append(base);
});
afterAll(() => base.remove());

async function exported(only: ReportPart): Promise<File> {
  const request = { unit: unit311, snapshot: buildPortfolio().snapshot(), now: new Date('2026-11-22T10:00:00Z'), only };
  const { onPart, whole } = gatherParts();
  const made = await makePdf(request, { readFile: () => Promise.resolve(undefined), onPart });
  if (!made.ok) throw new Error(pdfErrorText(made.error));
  return new File([whole()], 'Sheet.pdf', { type: 'application/pdf' });
}

async function choose(file: File) {
  await screen.findByRole('button', { name: 'Choose the PDF' });
  const input = document.querySelector('input[type="file"]');
  if (!(input instanceof HTMLInputElement)) throw new Error('Nothing to choose a file with');
  await userEvent.upload(input, file);
}

/** Signs on this device, and gives the file that was saved. */
async function sign(device: ReturnType<typeof setupDevice>, saved: ReturnType<typeof catchDownloads>, file: File, button: string): Promise<File> {
  const before = saved.length;
  const view = renderOnDevice(device, <SignPdfScreen />);
  await choose(file);
  await userEvent.click(await screen.findByRole('button', { name: button }));
  await waitFor(() => expect(saved).toHaveLength(before + 1));
  const { name, blob } = saved[before] ?? { name: '', blob: new Blob() };
  view.unmount();
  return new File([blob], name, { type: 'application/pdf' });
}

test('the candidate signs a PDF without the portfolio on the device: what is agreed to is read first, and the signed file is checked', async () => {
  const saved = catchDownloads();
  const device = setupDevice();
  renderOnDevice(device, <SignPdfScreen />);
  expect(screen.getByRole('heading', { name: 'What a signature proves' })).toBeVisible();
  await choose(await exported('sign-off'));

  expect(await screen.findByText('Nobody has signed this PDF digitally yet.')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Aisha Khan · Unit 311 sign-off sheet' })).toBeVisible();
  // Nobody works here yet: a seal is made first.
  await userEvent.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Aisha Khan');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What you are' }), 'candidate');
  await userEvent.click(screen.getByRole('button', { name: 'Make my seal' }));

  const button = await screen.findByRole('button', { name: 'Sign as the candidate' });
  expect(screen.getByText('I confirm that the evidence provided is a result of my own work.')).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(button);

  expect(await screen.findByText('This PDF has one digital signature, and nothing in it was changed since.')).toBeVisible();
  expect(saved.at(-1)?.name).toBe('Sheet (signed by A. Khan).pdf');
  const signatures = within(screen.getByRole('region', { name: 'Signatures in this PDF' }));
  expect(signatures.getByText(/Holds: what it covers is unchanged/)).toBeVisible();
  expect(await signatures.findByText(/yours, on this device/)).toBeVisible();
  // The line is signed: the next one is offered.
  expect(within(await screen.findByRole('combobox', { name: 'You sign as' })).queryByRole('option', { name: 'Candidate' })).toBeNull();
  expect(await accessibilityFaults()).toEqual([]);
});

test('another device sees who signed with which seal, and signs its own line behind it', async () => {
  const saved = catchDownloads();
  const first = setupDevice();
  const { keyId } = valueOf(await createIdentity(first.session, aisha));
  const once = await sign(first, saved, await exported('sign-off'), 'Sign as the candidate');

  const second = setupDevice();
  valueOf(await createIdentity(second.session, megan));
  const twice = await sign(second, saved, once, 'Sign as the assessor');
  expect(twice.name).toBe('Sheet (signed by A. Khan, M. Rowlands).pdf');

  renderOnDevice(setupDevice(), <SignPdfScreen />);
  await choose(twice);
  expect(await screen.findByText('This PDF has 2 digital signatures, and nothing in it was changed since.')).toBeVisible();
  const list = within(screen.getByRole('region', { name: 'Signatures in this PDF' }));
  expect(list.getByRole('heading', { name: /Aisha Khan.*Candidate/ })).toBeVisible();
  expect(list.getByText(wordsOf(keyId).join(' '))).toBeVisible();
  expect(list.getByText(/^Since then others have signed/)).toBeVisible();
  expect(list.getByText('It covers the whole file.')).toBeVisible();
});

test('a changed file, one without a line to sign, and what is no PDF are each told in a sentence', async () => {
  const saved = catchDownloads();
  const device = setupDevice();
  valueOf(await createIdentity(device.session, aisha));
  const signed = new Uint8Array(await (await sign(device, saved, await exported('sign-off'), 'Sign as the candidate')).arrayBuffer());
  signed[5_000] = (signed[5_000] ?? 0) ^ 1;

  renderOnDevice(device, <SignPdfScreen />);
  await choose(new File(['Dear Aisha'], 'letter.pdf'));
  expect(await screen.findByRole('alert')).toHaveTextContent('letter.pdf was not openedThis is not a PDF.');
  expect(await accessibilityFaults()).toEqual([]);

  await choose(new File([signed], 'changed.pdf'));
  expect(await screen.findByText(/A signature in this PDF is broken\. Do not rely on the file/)).toBeVisible();
  expect(screen.getByText(/Broken: the file is not what was signed/)).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Another PDF' }));
  await choose(await exported('grid'));
  expect(await screen.findByText(/This PDF has no line for you to sign/)).toBeVisible();
});
