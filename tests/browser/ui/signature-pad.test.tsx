import { render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SignaturePad } from '../../../src/ui/signature-pad.tsx';
import { SignatureView } from '../../../src/ui/signature-view.tsx';

type Strokes = Parameters<Parameters<typeof SignaturePad>[0]['onChange']>[0];

test('a line drawn with the mouse is given in a box of width 1', async () => {
  const { latest } = setUp();
  await draw({ x: 56, y: 22 }, { x: 504, y: 112 });
  const strokes = latest();
  expect(strokes?.aspect).toBe(2.5);
  expect(strokes?.lines).toHaveLength(1);
  const [first, last] = [strokes?.lines[0]?.[0], strokes?.lines[0]?.at(-1)];
  expect(first?.[0]).toBeCloseTo(0.1, 1);
  expect(first?.[1]).toBeCloseTo(0.04, 1);
  expect(last?.[0]).toBeCloseTo(0.9, 1);
  expect(last?.[1]).toBeCloseTo(0.2, 1);
  // A straight line needs no points in between.
  expect(strokes?.lines[0]?.length).toBeLessThanOrEqual(4);
  expect(screen.getByRole('img', { name: '1 line drawn' })).toBeTruthy();
});

test('lines are taken back one by one or all at once, and the focus stays on the button', async () => {
  const { latest } = setUp();
  await draw({ x: 50, y: 50 }, { x: 100, y: 100 });
  await draw({ x: 150, y: 50 }, { x: 200, y: 100 });
  await draw({ x: 250, y: 50 }, { x: 300, y: 100 });
  expect(latest()?.lines).toHaveLength(3);
  await userEvent.click(screen.getByRole('button', { name: 'Undo last line' }));
  expect(latest()?.lines).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(latest()).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Clear' }));
  expect(screen.getByRole('img', { name: 'Nothing drawn yet' })).toBeTruthy();
});

test('a click is a dot', async () => {
  const { latest } = setUp();
  await userEvent.click(screen.getByRole('img', { name: 'Nothing drawn yet' }));
  expect(latest()?.lines[0]?.length).toBeGreaterThanOrEqual(1);
});

test('it says what to do without pen or mouse, and axe finds nothing', async () => {
  const { container } = setUp();
  expect(screen.getByRole('group', { name: 'Signature' }).textContent).toContain('Choose wet ink instead.');
  const { violations } = await axe.run(container);
  expect(violations).toEqual([]);
});

test('a signature is shown in its own proportions', () => {
  render(
    <SignatureView
      label="Signature of Aisha Khan"
      strokes={{
        aspect: 2,
        lines: [
          [
            [0, 0.5],
            [1, 0],
          ],
          [[0.5, 0.25]],
        ],
      }}
    />,
  );
  const view = screen.getByRole('img', { name: 'Signature of Aisha Khan' });
  expect(view.getAttribute('viewBox')).toBe('0 0 1000 500.0');
  expect(view.querySelector('path')?.getAttribute('d')).toBe('M0.0 500.0L1000.0 0.0M500.0 250.0h0');
});

function setUp() {
  const onChange = vi.fn<(strokes: Strokes) => void>();
  const { container } = render(
    <main>
      <h1>Sign</h1>
      <SignaturePad label="Signature" onChange={onChange} />
    </main>,
  );
  return { container, latest: () => onChange.mock.lastCall?.[0] };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

async function draw(sourcePosition: Place, targetPosition: Place): Promise<void> {
  const pad = screen.getByRole('img');
  await userEvent.dragAndDrop(pad, pad, { sourcePosition, targetPosition });
}
