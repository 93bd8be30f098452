import { render, type RenderResult } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { UiProvider } from '../../../src/ui/ui-provider.tsx';

/** Renders with everything a part of the kit needs around it. */
export function renderUi(children: ReactNode, address = '/'): RenderResult {
  return render(
    <UiProvider>
      <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
    </UiProvider>,
  );
}

export function setScheme(scheme: 'light' | 'dark') {
  document.documentElement.dataset['mantineColorScheme'] = scheme;
}

/** What axe finds wrong, in words: rule, and the elements that break it. */
export async function accessibilityFaults(): Promise<string[]> {
  // What is half faded, such as a message on its way out, has the contrast of neither state.
  const passing = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(passing.map(({ finished }) => finished));
  const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} (${node.any.map((check) => check.message).join('; ')})`).join(' | ')}`,
  );
}
