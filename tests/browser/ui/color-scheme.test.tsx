import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Button } from '../../../src/ui/button.tsx';
import { useColorScheme } from '../../../src/ui/use-color-scheme.ts';
import { renderUi } from './render-ui.tsx';

beforeEach(() => {
  localStorage.clear();
});

afterEach(() => {
  localStorage.clear();
});

function Chooser() {
  const { colorScheme, setColorScheme } = useColorScheme();

  return (
    <>
      <p>{`Chosen: ${colorScheme}`}</p>
      <Button onClick={() => setColorScheme('dark')}>Dark</Button>
      <Button onClick={() => setColorScheme('auto')}>As the system</Button>
    </>
  );
}

function drawnIn() {
  return document.documentElement.dataset['mantineColorScheme'];
}

test('a scheme that is chosen is drawn, kept, and given up again for that of the system', async () => {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const { unmount } = renderUi(<Chooser />);
  expect(screen.getByText('Chosen: auto')).toBeTruthy();
  expect(drawnIn()).toBe(system);

  await userEvent.click(screen.getByRole('button', { name: 'Dark' }));
  expect(screen.getByText('Chosen: dark')).toBeTruthy();
  expect(drawnIn()).toBe('dark');

  unmount();
  delete document.documentElement.dataset['mantineColorScheme'];
  renderUi(<Chooser />);
  expect(drawnIn()).toBe('dark');

  await userEvent.click(screen.getByRole('button', { name: 'As the system' }));
  expect(drawnIn()).toBe(system);
});

test('printing is in light, and the screen is as before afterwards', () => {
  localStorage.setItem('folio-color-scheme', 'dark');
  renderUi(<Chooser />);

  window.dispatchEvent(new Event('beforeprint'));
  expect(drawnIn()).toBe('light');
  window.dispatchEvent(new Event('afterprint'));
  expect(drawnIn()).toBe('dark');
});
