import { IconHome } from '@tabler/icons-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { page } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Shell } from '../../../src/app/shell.tsx';
import { Page } from '../../../src/ui/page.tsx';
import { accessibilityFaults, renderUi, setScheme } from '../ui/render-ui.tsx';

afterEach(async () => {
  await page.viewport(1280, 900);
});

function renderShell(address: string, onAdd = vi.fn<() => void>()) {
  renderUi(
    <Shell
      context="Aisha Khan · Unit 311"
      state="Saved on this device"
      groups={[
        { title: null, items: [{ to: '/p/1', label: 'Overview' }] },
        {
          title: 'Look across',
          items: [
            { to: '/p/1/register', label: 'Risk register', count: '14' },
            { to: '/p/1/coverage', label: 'Coverage' },
          ],
        },
      ]}
      phoneTabs={[
        { to: '/p/1', label: 'Overview', icon: <IconHome aria-hidden="true" /> },
        { to: '/p/1/coverage', label: 'Coverage', icon: <IconHome aria-hidden="true" /> },
      ]}
      onAdd={onAdd}
    >
      <Page title="Screen">Content</Page>
    </Shell>,
    address,
  );
}

function currentOf(navigation: HTMLElement) {
  return within(navigation)
    .getAllByRole('link')
    .filter((link) => link.getAttribute('aria-current') === 'page')
    .map((link) => link.textContent);
}

describe('the frame on a wide screen', () => {
  test('marks where one is: a parent for its details, the overview only for itself', () => {
    renderShell('/p/1/register/r7');

    expect(currentOf(screen.getByRole('navigation', { name: 'Portfolio' }))).toEqual(['Risk register14']);
    expect(screen.queryByRole('navigation', { name: 'Main screens' })).toBeNull();
  });

  test('lets the keyboard skip to the content', async () => {
    renderShell('/p/1');
    screen.getByRole('button', { name: 'Skip to the content' }).focus();
    await userEvent.keyboard('{Enter}');

    expect(screen.getByRole('main')).toBe(document.activeElement);
  });

  test('brings the logo home', () => {
    renderShell('/p/1');

    expect(screen.getByRole('link', { name: 'Folio, all portfolios' }).getAttribute('href')).toBe('/');
  });
});

describe('the frame on a phone', () => {
  test('has tabs, adds from the middle, and opens every screen from "More"', async () => {
    await page.viewport(360, 740);
    const onAdd = vi.fn<() => void>();
    renderShell('/p/1', onAdd);
    expect(screen.queryByRole('navigation', { name: 'Portfolio' })).toBeNull();
    expect(currentOf(screen.getByRole('navigation', { name: 'Main screens' }))).toEqual(['Overview']);

    await userEvent.click(screen.getByRole('button', { name: 'Add evidence or a risk' }));
    expect(onAdd).toHaveBeenCalledOnce();

    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    const everywhere = within(screen.getByRole('dialog', { name: 'All screens' }));
    await userEvent.click(everywhere.getByRole('link', { name: /Risk register/u }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)('the frame has no accessibility fault in %s at %i px', async (scheme, width) => {
  await page.viewport(width, 740);
  renderShell('/p/1');
  setScheme(scheme);

  expect(await accessibilityFaults()).toEqual([]);
});
