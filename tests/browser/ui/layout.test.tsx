import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { page } from 'vitest/browser';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Button } from '../../../src/ui/button.tsx';
import { ChoiceChips } from '../../../src/ui/choice-chips.tsx';
import { IconButton } from '../../../src/ui/icon-button.tsx';
import { RiskMatrix } from '../../../src/ui/matrix.tsx';
import { Page } from '../../../src/ui/page.tsx';
import { ProgressBar } from '../../../src/ui/progress-bar.tsx';
import { Segmented } from '../../../src/ui/segmented.tsx';
import { LinkTabs } from '../../../src/ui/tabs.tsx';
import { TextBlocks } from '../../../src/ui/text-blocks.tsx';
import { Gallery } from './gallery.tsx';
import { accessibilityFaults, renderUi, setScheme } from './render-ui.tsx';

afterEach(async () => {
  await page.viewport(1280, 900);
});

describe('the whole kit', () => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('has no accessibility fault in %s at %i px, and never scrolls sideways', async (scheme, width) => {
    await page.viewport(width, 900);
    renderUi(
      <main>
        <Gallery />
      </main>,
    );
    setScheme(scheme);
    await document.fonts.ready;

    expect(await accessibilityFaults()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('injects no style element, which the content policy would refuse', () => {
    renderUi(<Gallery />);

    expect(document.querySelectorAll('style[data-mantine-styles]')).toHaveLength(0);
  });
});

test('a page names the tab and moves the focus to its heading', () => {
  renderUi(<Page title="Risk register">Rows</Page>);

  expect(document.title).toBe('Risk register · Folio');
  expect(screen.getByRole('heading', { level: 1, name: 'Risk register' })).toBe(document.activeElement);
});

describe('a button', () => {
  test('that is busy ignores clicks and keeps the focus', async () => {
    const onClick = vi.fn<() => void>();
    renderUi(
      <Button isBusy onClick={onClick}>
        Saving
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Saving' });

    await userEvent.tab();
    expect(button).toBe(document.activeElement);
    await userEvent.keyboard('{Enter}');
    expect(onClick).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-busy')).toBe('true');
  });

  test('that is busy does not submit its form', async () => {
    const onSubmit = vi.fn<() => void>();
    renderUi(
      <form onSubmit={onSubmit}>
        <Button type="submit" isBusy>
          Saving
        </Button>
      </form>,
    );

    await userEvent.click(screen.getByRole('button', { name: 'Saving' }));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('of one icon shows its name on keyboard focus until Escape', async () => {
    renderUi(<IconButton label="Delete risk" icon={<svg />} onClick={vi.fn<() => void>()} />);
    const tooltip = screen.getByText('Delete risk');

    expect(tooltip.matches(':popover-open')).toBe(false);
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Delete risk' })).toBe(document.activeElement);
    expect(tooltip.matches(':popover-open')).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(tooltip.matches(':popover-open')).toBe(false);
  });
});

describe('choices', () => {
  test('of one move with the arrow keys', async () => {
    renderUi(<Choices />);
    const group = within(screen.getByRole('group', { name: 'Level' }));

    await userEvent.click(group.getByRole('radio', { name: 'Low' }));
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => {
      expect(group.getByRole<HTMLInputElement>('radio', { name: 'High' }).checked).toBe(true);
    });
  });

  test('of many keep the order of the options, and what is not among them', async () => {
    renderUi(<Choices />);

    await userEvent.click(screen.getByRole('checkbox', { name: 'Customers' }));
    expect(screen.getByText('gone customers public')).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'The public' }));
    expect(screen.getByText('gone customers')).toBeTruthy();
  });

  test('of many carry what is wrong with them as their description', () => {
    renderUi(<Choices />);
    const group = screen.getByRole('group', { name: 'Who' });

    expect(document.querySelector(`#${CSS.escape(group.getAttribute('aria-describedby') ?? '')}`)?.textContent).toBe('Choose someone');
  });
});

test('a matrix has the highest probability on top, and says the level of each square in words', () => {
  renderUi(
    <RiskMatrix
      caption="Risks"
      size={2}
      rowLabels={['Rare', 'Likely']}
      columnLabels={['Minor', 'Severe']}
      toneOf={(probability, consequence) => (probability * consequence === 4 ? 'high' : 'low')}
      cell={(probability, consequence) => (probability === 2 && consequence === 2 ? 'R7' : null)}
    />,
  );

  const [top, bottom] = within(screen.getByRole('table', { name: 'Risks' })).getAllByRole('row');
  expect(top?.textContent).toBe('2 Likely●Low▲HighR7');
  expect(bottom?.textContent).toBe('1 Rare●Low●Low');
});

test('a bar of progress speaks its words, not only its number', () => {
  renderUi(<ProgressBar label="What you must know" value={3} max={5} />);
  const bar = screen.getByRole('progressbar', { name: 'What you must know' });

  expect(bar.getAttribute('aria-valuetext')).toBe('3 of 5');
  expect(bar.getAttribute('aria-valuemax')).toBe('5');
});

test('tabs are links, and the one that is open says so', () => {
  renderUi(
    <LinkTabs
      label="Views"
      tabs={[
        { label: 'Risks', to: '/risks', count: 4 },
        { label: 'Gaps', to: '/risks/gaps' },
      ]}
    />,
    '/risks/gaps',
  );

  expect(screen.getByRole('link', { name: 'Gaps' }).getAttribute('aria-current')).toBe('page');
  expect(screen.getByRole('link', { name: /Risks/u }).getAttribute('aria-current')).toBeNull();
});

test('text keeps its paragraphs and lists, and is never taken for markup', () => {
  renderUi(<TextBlocks text={'First\nsame\n\n- one\n- <b>two</b>\nafter'} />);

  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['one', '<b>two</b>']);
  expect([...document.querySelectorAll('p')].map((paragraph) => paragraph.textContent).filter(Boolean)).toEqual(['First\nsame', 'after']);
});

function Choices() {
  const [level, setLevel] = useState<'low' | 'high' | null>(null);
  const [people, setPeople] = useState<readonly string[]>(['public', 'gone']);

  return (
    <>
      <Segmented
        label="Level"
        options={[
          { value: 'low', label: 'Low' },
          { value: 'high', label: 'High' },
        ]}
        value={level}
        onChange={setLevel}
      />
      <ChoiceChips
        label="Who"
        error="Choose someone"
        options={[
          { value: 'customers', label: 'Customers' },
          { value: 'public', label: 'The public' },
        ]}
        value={people}
        onChange={setPeople}
      />
      <p>{people.join(' ')}</p>
    </>
  );
}
