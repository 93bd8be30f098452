import { render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ReorderableList } from '../../../src/ui/reorderable-list.tsx';
import { UiProvider } from '../../../src/ui/ui-provider.tsx';

const stages = ['Greeting', 'Order', 'Delivery', 'Complaint call', 'Refund'];

test('the buttons move an item, say where it is now, and keep the focus', async () => {
  const { order } = setUp();
  await userEvent.click(screen.getByRole('button', { name: 'Move Order up' }));
  expect(order()).toEqual(['Order', 'Greeting', 'Delivery', 'Complaint call', 'Refund']);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move Order up' }));
  await said('Order moved to position 1 of 5');

  await userEvent.keyboard('{Enter}');
  expect(order()[0]).toBe('Order');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move Order up' }));
  await said('Order is already first');
});

test('Alt and the arrow keys move an item from its handle', async () => {
  const { order } = setUp();
  handle('Greeting').focus();
  await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
  expect(order()).toEqual(['Order', 'Delivery', 'Greeting', 'Complaint call', 'Refund']);
  expect(document.activeElement).toBe(handle('Greeting'));
  await said('Greeting moved to position 3 of 5');
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}{ArrowUp}');
  expect(order()).toEqual(['Order', 'Greeting', 'Delivery', 'Complaint call', 'Refund']);
});

test('two quick moves both count, although the first is still being kept', async () => {
  const { order, onReorder } = setUp({ keepsAfter: 300 });
  handle('Greeting').focus();
  await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
  expect(order()).toEqual(['Order', 'Delivery', 'Greeting', 'Complaint call', 'Refund']);
  expect(onReorder.mock.lastCall?.[0]).toEqual(['Order', 'Delivery', 'Greeting', 'Complaint call', 'Refund']);
});

test('an order that was not kept is not shown for long', async () => {
  const { order } = setUp({ keepsAfter: null });
  await userEvent.click(screen.getByRole('button', { name: 'Move Order up' }));
  expect(order()[0]).toBe('Order');
  await waitFor(() => expect(order()).toEqual(stages));
});

test.each([
  ['Greeting', 'Delivery', 40, ['Order', 'Delivery', 'Greeting', 'Complaint call', 'Refund']],
  ['Refund', 'Order', 4, ['Greeting', 'Refund', 'Order', 'Delivery', 'Complaint call']],
])('dragging %s onto %s', async (name, onto, y, expected) => {
  const { order, onReorder } = setUp();
  await userEvent.dragAndDrop(handle(name), handle(onto), { targetPosition: { x: 20, y } });
  expect(order()).toEqual(expected);
  expect(onReorder).toHaveBeenCalledOnce();
  const { transform } = getComputedStyle(screen.getAllByRole('listitem')[2] ?? document.body);
  expect(transform).toBe('none');
});

test('a drag that ends where it began changes nothing', async () => {
  const { onReorder } = setUp();
  await userEvent.dragAndDrop(handle('Order'), handle('Order'), { sourcePosition: { x: 10, y: 10 }, targetPosition: { x: 10, y: 20 } });
  expect(onReorder).not.toHaveBeenCalled();
});

test('axe finds nothing', async () => {
  const { container } = setUp();
  const { violations } = await axe.run(container);
  expect(violations).toEqual([]);
});

/** A list that keeps each new order after some milliseconds, or never (`null`). */
function setUp({ keepsAfter = 0 }: { readonly keepsAfter?: number | null } = {}) {
  const onReorder = vi.fn<(keys: string[]) => void>();

  function Screen() {
    const [items, setItems] = useState(stages);
    return (
      <main>
        <h1>Stages</h1>
        <ReorderableList
          items={items}
          itemKey={(stage) => stage}
          itemName={(stage) => stage}
          onReorder={(keys) => {
            onReorder(keys);
            if (keepsAfter === 0) setItems(keys);
            else if (keepsAfter !== null) setTimeout(() => setItems(keys), keepsAfter);
          }}
          render={(stage, controls) => (
            <div style={{ display: 'flex', alignItems: 'center', height: stage === 'Delivery' ? 90 : 50 }}>
              <span data-testid="name">{stage}</span>
              {controls}
            </div>
          )}
        />
      </main>
    );
  }

  const { container } = render(
    <UiProvider>
      <Screen />
    </UiProvider>,
  );
  return { container, onReorder, order: () => screen.getAllByTestId('name').map((name) => name.textContent) };
}

function handle(name: string): HTMLElement {
  return screen.getByRole('button', { name: `Drag ${name}, or press Alt and an arrow key` });
}

function said(message: string): Promise<void> {
  return waitFor(() => expect(screen.getByRole('status').textContent).toBe(message));
}
