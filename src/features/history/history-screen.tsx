import { useMemo, useState } from 'react';
import { everyEvent, isEventShown, type EventFilter } from '../../domain/event-words.ts';
import { nameById } from '../../domain/names.ts';
import { toIsoDate } from '../../lib/dates.ts';
import { binTables } from '../../storage/bin.ts';
import { useEvents } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { BinCard } from '../bin-card.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';
import { EventEntry } from './event-entry.tsx';
import { HistoryFilter } from './history-filter.tsx';
import classes from './history-screen.module.css';

const PAGE = 100;

/** What was changed, by whom and when, newest first; and what was deleted. */
export function HistoryScreen() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const isCandidate = useIsCandidate();
  const [limit, setLimit] = useState(PAGE);
  const [filter, setFilter] = useState<EventFilter>(everyEvent);
  const events = useEvents(portfolioId);
  const names = useMemo(() => nameById(snapshot), [snapshot]);
  const fitting = useMemo(() => events?.filter((event) => isEventShown(event, filter, dayOf)), [events, filter]);
  return (
    <Page title="History" lead="Every change, newest first. Entries are written with the change itself and cannot be edited.">
      <Stack gap="m">
        {isCandidate && <BinCard tables={binTables} />}
        <HistoryFilter events={events ?? []} filter={filter} onChange={setFilter} />
        {fitting === undefined && <Loading label="Reading the history" />}
        {fitting?.length === 0 && <EmptyState title="Nothing here">No entry fits. Try fewer words, or a longer time.</EmptyState>}
        {fitting !== undefined && fitting.length > 0 && (
          <Card tight>
            <ol className={classes['log']} aria-label="Changes">
              {fitting.slice(0, limit).map((event) => (
                <EventEntry key={event.id} event={event} nameOf={names} />
              ))}
            </ol>
          </Card>
        )}
        {fitting !== undefined && fitting.length > limit && (
          <Row>
            <Button variant="secondary" onClick={() => setLimit(limit + PAGE)}>
              {`Show earlier entries (${(fitting.length - limit).toLocaleString('en-GB')} more)`}
            </Button>
          </Row>
        )}
      </Stack>
    </Page>
  );
}

function dayOf(instant: string): string {
  return toIsoDate(new Date(instant));
}
