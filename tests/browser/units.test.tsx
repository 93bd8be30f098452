import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { matrixToUnit, unitToMatrix } from '../../src/domain/interchange/mahara-matrix.ts';
import { StartScreen } from '../../src/features/portfolios/start-screen.tsx';
import { UnitsScreen } from '../../src/features/units/units-screen.tsx';
import { unit311 } from '../../src/units/load-unit.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';
import { renderStored } from './open-portfolio.tsx';
import { accessibilityFaults } from './ui/render-ui.tsx';

const framework = {
  framework: {
    name: 'Unit 900 Caring for customers',
    standards: [{ shortname: '1', name: 'Listen', description: '', standardid: 1 }],
    standardelements: [{ shortname: '1.1', name: '1.1 Listen first', description: '', standardid: 1, elementid: '1.1' }],
  },
};

let session: ReturnType<typeof setupSession>;
beforeEach(() => {
  session = setupSession();
});

const open = (screenShown: React.ReactNode, address: string) => renderStored(session, <main>{screenShown}</main>, address);

const fileOf = (content: unknown, name: string) => new File([typeof content === 'string' ? content : JSON.stringify(content)], name);
const choose = async (file: File) => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('There is nowhere to choose a file.');
  await userEvent.upload(input, file, { applyAccept: false });
};

test('a SmartEvidence framework becomes a unit, and a portfolio can be begun with it', async () => {
  open(<UnitsScreen />, '/units');
  await choose(fileOf(framework, 'caring.matrix'));
  await screen.findByRole('heading', { name: 'Unit 900 Caring for customers' });
  expect(await accessibilityFaults()).toEqual([]);

  open(<StartScreen />, '/start');
  await userEvent.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Siân Llŷr');
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Unit' }), '900 Caring for customers');
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  await waitFor(async () => expect((await session.db.portfolios.toArray()).map(({ unitId }) => unitId)).toEqual(['900']));
});

test.each([
  ['not JSON at all', fileOf('not JSON', 'unit.json'), /does not hold JSON/],
  ['a framework without standards', fileOf({ framework: { name: 'Empty', standards: [] } }, 'empty.matrix'), /At framework\.standards/],
  [
    'a unit with a rule that does not exist',
    fileOf({ ...unit311, id: '901', points: [{ ...unit311.points[0], rules: [{ op: 'guess' }] }] }, 'unit.json'),
    /There is no operation "guess"/,
  ],
])('%s is refused with a sentence, and nothing is kept', async (_name, file, sentence) => {
  open(<UnitsScreen />, '/units');
  await choose(file);
  expect((await screen.findByText(sentence)).textContent).not.toBe('');
  expect(await session.db.units.count()).toBe(0);
});

test('the unit is saved as a framework that comes back with the same points', async () => {
  const saved: { name: string; text: Promise<string> }[] = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:test-${blobs.size}`;
    blobs.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: blobs.get(this.href)?.text() ?? Promise.resolve('') });
  });
  open(<UnitsScreen />, '/units');
  await userEvent.click(await screen.findByRole('button', { name: 'Save for Mahara (SmartEvidence)' }));
  const [file] = saved;
  expect(file?.name).toBe('unit-311.matrix');
  const json: unknown = JSON.parse((await file?.text) ?? '');
  expect(json).toEqual(JSON.parse(JSON.stringify(unitToMatrix(unit311))));
  expect(valueOf(matrixToUnit(json, unit311))).toMatchObject({ id: '311', points: unit311.points.map(({ id }) => ({ id })) });
});
