import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { useFocusField } from '../../../src/ui/use-focus-field.ts';

describe('a link that lands on a field', () => {
  test('opens what is closed around it', async () => {
    render(<Landing field="details.rows.0.probability" />);
    const field = screen.getByLabelText('Deep');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.checkVisibility()).toBe(true);
  });

  test('waits for a field that comes later', async () => {
    const view = render(<Landing field="late" />);
    await new Promise((resolve) => setTimeout(resolve, 100));
    view.rerender(<Landing field="late" isLate />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Late')));
  });

  test('takes the nearest part above a field that never comes', async () => {
    render(<Landing field="details.rows.1.hazard" />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('In row two')));
  });
});

function Landing({ field, isLate = false }: { readonly field: string | null; readonly isLate?: boolean }) {
  useFocusField(field);
  return (
    <>
      <details data-testid="outer">
        <summary>More</summary>
        <details>
          <summary>Still more</summary>
          <input aria-label="Deep" data-field="details.rows.0.probability" />
        </details>
      </details>
      <div data-field="details.rows.1">
        <p>Row two</p>
        <input aria-label="In row two" />
      </div>
      {isLate && <input aria-label="Late" data-field="late" />}
    </>
  );
}
