import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, test } from 'vitest';
import { DataTable } from '../../../src/ui/data-table.tsx';
import { riskRows } from './gallery-table.tsx';
import { renderUi } from './render-ui.tsx';

afterEach(async () => {
  await page.viewport(1280, 900);
});

describe('a table', () => {
  test('sorts numbers as numbers and references in their natural order, and says so', async () => {
    renderTable();
    expect(screen.getByRole('columnheader', { name: 'Score' }).getAttribute('aria-sort')).toBe('descending');
    expect(rowNames()).toEqual(['R13', 'R7', 'R3']);

    await userEvent.click(screen.getByRole('button', { name: 'Ref' }));
    expect(rowNames()).toEqual(['R3', 'R7', 'R13']);
    expect(screen.getByRole('columnheader', { name: 'Ref' }).getAttribute('aria-sort')).toBe('ascending');
    expect(screen.getByRole('columnheader', { name: 'Score' }).getAttribute('aria-sort')).toBe('none');

    await userEvent.click(screen.getByRole('button', { name: 'Ref' }));
    expect(rowNames()).toEqual(['R13', 'R7', 'R3']);
    expect(screen.getByRole('columnheader', { name: 'Risk' }).getAttribute('aria-sort')).toBeNull();
  });

  test('becomes cards on a phone: sorted from a list, without the columns left out there', async () => {
    await page.viewport(360, 740);
    renderTable();

    await userEvent.selectOptions(screen.getByLabelText('Sort by'), 'Score, lowest first');
    expect(rowNames()).toEqual(['R3', 'R7', 'R13']);
    expect(screen.getByText('Parcel left with a neighbour goes missing').checkVisibility()).toBe(false);
    expect(screen.getByRole('table', { name: 'Risks' })).toBeTruthy();
  });

  test('without rows shows what it is given for that', () => {
    renderUi(<DataTable caption="Risks" rows={[]} rowKey={String} columns={[]} empty="No risks yet" />);

    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText('No risks yet')).toBeTruthy();
  });
});

function rowNames() {
  return screen.getAllByRole('rowheader').map((cell) => cell.textContent);
}

function renderTable() {
  renderUi(
    <DataTable
      caption="Risks"
      rows={riskRows}
      rowKey={(row) => row.reference}
      initialSort={{ key: 'score', direction: 'down' }}
      columns={[
        { key: 'reference', header: 'Ref', cell: (row) => row.reference, sortBy: (row) => row.reference, isRowHeader: true },
        { key: 'score', header: 'Score', cell: (row) => row.score, sortBy: (row) => row.score },
        { key: 'name', header: 'Risk', cell: (row) => row.name, hideOnPhone: true },
      ]}
    />,
  );
}
