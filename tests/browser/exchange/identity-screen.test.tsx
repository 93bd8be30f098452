import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { readIntroduction, writeIntroduction } from '../../../src/domain/introduction.ts';
import { createIdentity, listIdentities } from '../../../src/exchange/identity.ts';
import { IdentityScreen } from '../../../src/features/identity/identity-screen.tsx';
import { readQr } from '../../../src/features/read-qr.ts';
import { wordsOf } from '../../../src/signing/key-words.ts';
import { valueOf } from '../../support/storage-session.ts';
import { accessibilityFaults } from '../ui/render-ui.tsx';
import { renderOnDevice, setupDevice } from './portfolio-on-device.tsx';

const nadia = { name: 'Nadia Osman', role: 'assessor', isQualified: true, qualification: 'TAQA', organisation: 'Northbank College' } as const;

/** The code on the screen as a photo of it. */
async function photographCode(code: Element): Promise<File> {
  const svg = code.cloneNode(true) as SVGSVGElement;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('width', '700');
  svg.setAttribute('height', '700');
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.outerHTML)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(1000, 900);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  context.fillStyle = '#ddd';
  context.fillRect(0, 0, 1000, 900);
  context.translate(150, 60);
  context.rotate(0.06);
  context.drawImage(image, 0, 0);
  return new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })], 'code.jpg', { type: 'image/jpeg' });
}

test('somebody says who they are, and gets a seal with six words and a code', async () => {
  const device = setupDevice();
  renderOnDevice(device, <IdentityScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Make my seal' }));
  const problem = await screen.findByRole('alert', { name: 'There is a problem' });
  expect(within(problem).getByRole('link', { name: /^Enter your name/ })).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);

  await userEvent.type(screen.getByRole('textbox', { name: 'Your name' }), 'Nadia Osman');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What you are' }), 'assessor');
  await userEvent.click(screen.getByRole('radio', { name: 'Working towards it' }));
  await userEvent.click(screen.getByRole('button', { name: 'Make my seal' }));

  const card = within(await screen.findByRole('region', { name: 'Nadia Osman' }));
  const [identity] = await listIdentities(device.session);
  expect(identity).toMatchObject({ name: 'Nadia Osman', role: 'assessor', isQualified: false });
  const words = within(card.getByRole('list', { name: 'The six words of the seal of Nadia Osman' })).getAllByRole('listitem');
  expect(words.map((word) => word.textContent)).toEqual(wordsOf(identity?.keyId ?? ''));
  expect(card.getByText('Working towards it')).toBeVisible();
  expect(screen.getByText(/Who you are in law/)).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);
});

test('a photo of the code gives the introduction back', async () => {
  const device = setupDevice();
  const identity = valueOf(await createIdentity(device.session, nadia));
  renderOnDevice(device, <IdentityScreen />);
  const text = await readQr(await photographCode(await screen.findByRole('img', { name: /^QR code/ })));
  const { publicKey, recipient } = identity;
  expect(readIntroduction(text ?? '')).toEqual({ ok: true, value: { ...nadia, publicKey, recipient } });
});

test('somebody’s introduction is read, and says what is wrong with it', async () => {
  const theirs = valueOf(await createIdentity(setupDevice().session, nadia));
  renderOnDevice(setupDevice(), <IdentityScreen />);
  const box = await screen.findByRole('textbox', { name: 'Their introduction' });
  const read = screen.getByRole('button', { name: 'Read it' });
  await userEvent.click(box);
  await userEvent.paste('Hello');
  await userEvent.click(read);
  expect(await screen.findByRole('alert')).toHaveTextContent('This is no introduction.');
  await userEvent.clear(box);
  await userEvent.paste(writeIntroduction(theirs));
  await userEvent.click(read);
  expect(await screen.findByRole('list', { name: 'The six words of the seal of Nadia Osman' })).toBeVisible();
  expect(screen.getByText('There is no portfolio on this device yet in which this could count.')).toBeVisible();
});

test('an identity can be changed and removed', async () => {
  const device = setupDevice();
  valueOf(await createIdentity(device.session, nadia));
  renderOnDevice(device, <IdentityScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Nadia Osman' }));
  const name = screen.getByRole('textbox', { name: 'Your name' });
  await userEvent.clear(name);
  await userEvent.type(name, 'Nadia Osman-Bell');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Nadia Osman-Bell' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove for good' }));
  await screen.findByRole('heading', { name: 'Who are you?' });
  await waitFor(async () => expect(await listIdentities(device.session)).toEqual([]));
});
