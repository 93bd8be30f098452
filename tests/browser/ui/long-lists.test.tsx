import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ChoiceChips } from '../../../src/ui/choice-chips.tsx';
import { DataTable } from '../../../src/ui/data-table.tsx';
import { renderUi } from './render-ui.tsx';

const many = Array.from({ length: 14 }, (_, index) => ({ value: `r${index + 1}`, label: `R${index + 1}` }));

test('of many choices only those made earlier are shown, until all are asked for', async () => {
  const onChange = vi.fn<(value: string[]) => void>();
  renderUi(<ChoiceChips label="Risks" options={many} value={['r2', 'r9']} onChange={onChange} />);
  expect(screen.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent)).toEqual(['R2', 'R9']);
  await userEvent.click(screen.getByRole('button', { name: 'Choose from all 14' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'R4' }));
  expect(onChange).toHaveBeenCalledWith(['r2', 'r4', 'r9']);
});

test('while nothing is chosen, all are shown', () => {
  renderUi(<ChoiceChips label="Risks" options={many} value={[]} onChange={vi.fn<(value: string[]) => void>()} />);
  expect(screen.getAllByRole('checkbox')).toHaveLength(14);
});

test('a table of thousands draws two hundred rows at a time', async () => {
  const rows = Array.from({ length: 450 }, (_, index) => ({ id: `row-${index}`, name: `Risk ${index}` }));
  renderUi(
    <DataTable
      caption="Risks"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[{ key: 'name', header: 'Name', cell: (row) => row.name, isRowHeader: true }]}
    />,
  );
  const drawn = () => screen.getAllByRole('row').length - 1;
  expect(drawn()).toBe(200);
  await userEvent.click(screen.getByRole('button', { name: 'Show 200 more of 450' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show 50 more of 450' }));
  expect(drawn()).toBe(450);
  expect(screen.queryByRole('button', { name: /more of/ })).toBeNull();
});
