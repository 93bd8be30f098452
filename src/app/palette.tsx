import { Spotlight, spotlight } from '@mantine/spotlight';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useOpenPortfolio } from '../features/portfolio-context.tsx';
import { MantineFrame } from '../ui/mantine-frame.tsx';
import '../ui/spotlight-styles.ts';
import { findEntries, paletteEntries } from './palette-entries.ts';

const SHOWN = 12;

/** Finds evidence, risks, stages, people, points and screens by any of their words, and goes there. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { portfolioId, unit, snapshot } = useOpenPortfolio();
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [entries] = useState(() => paletteEntries(portfolioId, unit, snapshot));
  // Opened through its own store: `forceOpened` would never report that it was closed.
  useEffect(() => {
    spotlight.open();
    return spotlight.close;
  }, []);
  const found = findEntries(entries, query).slice(0, SHOWN);
  return (
    <MantineFrame>
      <Spotlight.Root
        query={query}
        onQueryChange={setQuery}
        onSpotlightClose={onClose}
        lockScroll={false}
        shortcut={null}
        closeOnActionTrigger
        // A dialog that closes as this opens gives the focus back to the page, and takes it from here.
        transitionProps={{ onEntered: () => search.current?.focus() }}
        attributes={{ content: { 'aria-label': 'Search and go to' } }}
      >
        <Spotlight.Search
          ref={search}
          placeholder="Search evidence, risks and points, or go to a screen"
          aria-label="Search evidence, risks and points, or go to a screen"
        />
        <Spotlight.ActionsList ref={makeTabStop}>
          {found.map((entry) => (
            <Spotlight.Action
              key={entry.path}
              label={entry.label}
              description={entry.kind}
              onClick={() => {
                onClose();
                void navigate(entry.path);
              }}
            />
          ))}
          {found.length === 0 && <Spotlight.Empty>Nothing fits. Try fewer letters.</Spotlight.Empty>}
        </Spotlight.ActionsList>
      </Spotlight.Root>
    </MantineFrame>
  );
}

/** The list scrolls and its entries are no tab stops, so the part that scrolls is one itself. */
function makeTabStop(list: HTMLDivElement | null): void {
  list?.querySelector('[data-scrollarea-viewport]')?.setAttribute('tabindex', '0');
}
