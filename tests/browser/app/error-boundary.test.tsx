import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Route, Routes } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { ScreenBoundary } from '../../../src/app/error-boundary.tsx';
import { renderUi } from '../ui/render-ui.tsx';

let isBroken = true;

beforeEach(() => {
  isBroken = true;
  // React reports what a boundary caught; here that is what we are after.
  vi.mocked(console.error).mockImplementation(() => undefined);
});

function Fragile() {
  if (isBroken) throw new TypeError('no such stage');
  return <p>All is well</p>;
}

function renderBoundary() {
  renderUi(
    <>
      <Link to="/other">Elsewhere</Link>
      <ScreenBoundary saveCopy={<button type="button">Save a copy of your data</button>}>
        <Routes>
          <Route path="/" element={<Fragile />} />
          <Route path="/other" element={<p>Another screen</p>} />
        </Routes>
      </ScreenBoundary>
    </>,
  );
  vi.mocked(console.error).mockClear();
}

test('a fault says what happened and offers to save a copy', () => {
  renderBoundary();

  expect(screen.getByRole('alert').textContent).toContain('Folio made a mistake while it drew this screen.');
  expect(screen.getByRole('button', { name: 'Save a copy of your data' })).toBeTruthy();
  expect(screen.getByText('TypeError: no such stage')).toBeTruthy();
});

test('"Try again" draws the screen afresh', async () => {
  renderBoundary();
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

  expect(screen.getByText('All is well')).toBeTruthy();
});

test('going elsewhere leaves the fault behind', async () => {
  renderBoundary();
  await userEvent.click(screen.getByRole('link', { name: 'Elsewhere' }));

  expect(screen.getByText('Another screen')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
