import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/universal';
import { readRegisterFile } from '../../src/features/register/read-register-file.ts';
import { RegisterScreen } from '../../src/features/register/register-screen.tsx';
import { writeXlsx } from '../../src/features/register/write-xlsx.ts';
import { createRisk, createStage } from '../../src/storage/record-commands.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';
import { catchDownloads } from './catch-downloads.ts';
import { addPortfolio, OpenPortfolio, renderStored } from './open-portfolio.tsx';
import { accessibilityFaults } from './ui/render-ui.tsx';

/** The register of a portfolio with one stage and one risk, and its dialog of files. */
async function openDialog() {
  const session = setupSession();
  const id = await addPortfolio(session);
  const stage = valueOf(await createStage(session, id, 1, { name: 'Greeting' }));
  valueOf(await createRisk(session, id, { stageIds: [stage.id], type: 'financial', hazard: 'Cash drawer', event: 'Money is miscounted' }));
  renderStored(
    session,
    <OpenPortfolio portfolioId={id}>
      <RegisterScreen />
    </OpenPortfolio>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Import or export' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Import or export the register' }));
  const read = async () => {
    const found = await readSnapshot(session.db, id);
    if (!found) throw new Error('No portfolio');
    return found.snapshot;
  };
  const choose = (content: BlobPart, name: string) =>
    userEvent.upload(dialog.getByLabelText('Register of your organisation, or one that you exported'), new File([content], name), {
      applyAccept: false,
    });
  return { dialog, read, choose };
}

const csv = [
  'Risk ID;Stage;Category;Hazard;Risk;Likelihood;Owner',
  'OPS-1;Delivery;Safety;Ice on the ramp;The driver falls;4;Sam',
  ';Greeting;;;;;',
  'OPS-2;Greeting;Finance;Cash drawer;Money is miscounted;2;Kim',
].join('\r\n');

describe('import', () => {
  test('shows what would change, imports it on confirmation, and takes it back', async () => {
    const { dialog, read, choose } = await openDialog();
    await choose(csv, 'register.csv');
    expect(await dialog.findByText('1 new risk, 1 already as they are in the file, 1 row cannot be taken.')).toBeVisible();

    const rows = within(dialog.getByRole('table', { name: 'Rows of the file' }))
      .getAllByRole('row')
      .slice(1);
    expect(
      rows.map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      ),
    ).toEqual([
      ['Row2', 'What happens✓ New', 'DetailsDelivery · Health and safety'],
      ['Row3', 'What happens✕ Cannot be taken', 'DetailsRow 3: nothing says what the risk is. Fill in “Hazard” or “Risk”.'],
      ['Row4', 'What happens– As it is', 'Details–'],
    ]);
    expect(dialog.getByText('Likelihood').closest('li')).toHaveTextContent('Ratings and the class belong to assessments');
    expect(dialog.getByText('Owner').closest('li')).toHaveTextContent('have their own evidence');
    expect(await accessibilityFaults()).toEqual([]);
    expect((await read()).risks).toHaveLength(1);

    await userEvent.click(dialog.getByRole('button', { name: 'Import one row' }));
    expect(await screen.findByText('Imported: 1 new risk.')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByRole('link', { name: 'The driver falls' })).toBeVisible();
    expect((await read()).stages.map(({ name }) => name)).toEqual(['Greeting', 'Delivery']);

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    const messages = within(await screen.findByRole('region', { name: 'Messages' }));
    expect(await messages.findByText('The import is undone. What it added is in the bin.')).toBeVisible();
    const after = await read();
    expect([after.risks.length, after.stages.length]).toEqual([1, 1]);
  });

  test('a stage that is not wanted is left out', async () => {
    const { dialog, read, choose } = await openDialog();
    await choose(csv, 'register.csv');
    await userEvent.click(await dialog.findByRole('checkbox', { name: 'Delivery' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Import one row' }));
    await screen.findByText('Imported: 1 new risk.');
    const { stages, risks } = await read();
    expect([stages.length, risks.map(({ stageIds }) => stageIds.length)]).toEqual([1, [1, 0]]);
  });

  test('references are another organisation’s until the candidate says otherwise', async () => {
    const { dialog, choose } = await openDialog();
    await choose('Risk no,Risk,Controls\nR1,The lift stops,Stairs', 'register.csv');
    expect(await dialog.findByText('1 new risk.')).toBeVisible();
    await userEvent.click(dialog.getByRole('radio', { name: 'the risks of my register' }));
    expect(dialog.getByText('1 changed.')).toBeVisible();
    expect(dialog.getByText('What may happen').closest('li')).toHaveTextContent('What may happen: Money is miscounted → The lift stops');
  });

  test('rows can be looked at sort by sort', async () => {
    const { dialog, choose } = await openDialog();
    await choose(csv, 'register.csv');
    await userEvent.click(await dialog.findByRole('radio', { name: 'Cannot be taken 1' }));
    expect(within(dialog.getByRole('table', { name: 'Rows of the file' })).getAllByRole('row')).toHaveLength(2);
  });

  test.each([
    ['', 'empty.csv', 'This file is empty.'],
    ['%PDF-1.7\n', 'register.xlsx', 'This is a PDF, not a spreadsheet.'],
    ['Pet,Colour,Age\nRex,brown,3', 'pets.csv', 'No column says what the risks are. The sheet begins with “Pet”, “Colour”, “Age”.'],
  ])('a file that is no register says why and what to do: %#', async (content, name, sentence) => {
    const { dialog, choose } = await openDialog();
    await choose(content, name);
    expect(await dialog.findByRole('alert')).toHaveTextContent(sentence);
    expect(dialog.queryByRole('button', { name: /^Import (one|\d)/ })).toBeNull();
  });

  test('the sheet with the risks is found among others; another can be chosen', async () => {
    const { dialog, choose } = await openDialog();
    const sheets = [
      { sheet: 'Notes', data: [['Kept by Sam']] },
      {
        sheet: 'Risks',
        data: [
          ['Hazard', 'Risk'],
          ['Ice', 'A fall'],
        ],
      },
    ];
    await choose(await writeWorkbook(sheets).toBlob(), 'register.xlsx');
    expect(await dialog.findByText('1 new risk.')).toBeVisible();
    expect(dialog.getByRole('combobox', { name: 'Sheet' })).toHaveDisplayValue('Risks');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Sheet' }), 'Notes');
    expect(dialog.getByRole('alert')).toHaveTextContent('No column says what the risks are. The sheet begins with “Kept by Sam”.');
  });

  test('Windows-1252 with the letters that only it has', async () => {
    const bytes = Uint8Array.from('Hazard;Risk\r\nCaf\u00e9 \u0096 \u0093ice\u0094;Costs \u008050', (letter) => letter.charCodeAt(0));
    const { sheets } = valueOf(await readRegisterFile(new File([bytes], 'register.csv')));
    expect(sheets[0]?.rows[1]).toEqual(['Café – “ice”', 'Costs €50']);
  });

  test('5,000 rows are seen at once, a hundred of them row by row', async () => {
    const { dialog, choose } = await openDialog();
    await choose(await largeFile(5000), 'large.xlsx');
    // Two seconds where nothing else runs; the machine that runs all tests is busier.
    await dialog.findByText('5,000 new risks.');
    expect(dialog.getByText('The first 100 of 5,000 rows are shown.')).toBeVisible();
  });

  test('a long import shows how far it is', async () => {
    const { dialog, read, choose } = await openDialog();
    await choose(await largeFile(600), 'large.xlsx');
    await userEvent.click(await dialog.findByRole('button', { name: 'Import 600 rows' }));
    expect(dialog.getByRole('progressbar', { name: 'Importing' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect((await read()).risks).toHaveLength(601);
  });
});

function largeFile(rows: number): Promise<Blob> {
  const words = 'word '.repeat(20).trim();
  return writeXlsx(
    [
      ['Stages', 'Type', 'Hazard', 'What may happen'],
      ...Array.from({ length: rows }, (_, row) => [`Stage ${row % 6}`, 'Financial', `Hazard ${row} ${words}`, `Event ${row} ${words}`]),
    ],
    'Risks',
  );
}

describe('export', () => {
  test.each(['Save as spreadsheet (XLSX)', 'Save as CSV'])('%s: what is imported again changes nothing', async (button) => {
    const downloads = catchDownloads();
    const { dialog, choose } = await openDialog();
    await userEvent.click(dialog.getByRole('button', { name: button }));
    await waitFor(() => expect(downloads).toHaveLength(1));
    const [file] = downloads;
    if (!file) throw new Error('Nothing was saved');
    expect(file.name).toBe(`Risk register Aisha Khan 2026-11-12.${button.includes('CSV') ? 'csv' : 'xlsx'}`);
    await choose(file.blob, file.name);
    expect(await dialog.findByText('There is nothing to import from this sheet.')).toBeVisible();
    expect(dialog.getByText('1 already as they are in the file.')).toBeVisible();
  });
});
