import type { Event } from '../../domain/event.ts';
import { actorWords, everyEvent, tableNoun, type EventFilter } from '../../domain/event-words.ts';
import { isSameJson } from '../../lib/canonical-json.ts';
import { Button } from '../../ui/button.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Row } from '../../ui/stack.tsx';

/** By words, who, what and days. Only what the log holds is offered. */
export function HistoryFilter({
  events,
  filter,
  onChange,
}: {
  readonly events: readonly Event[];
  readonly filter: EventFilter;
  readonly onChange: (filter: EventFilter) => void;
}) {
  const actors = [...new Set(events.map(({ actor }) => actor))].sort();
  const tables = [...new Set(events.map(({ table }) => table))].sort((a, b) => (tableNoun(a) < tableNoun(b) ? -1 : 1));
  const set = (change: Partial<EventFilter>) => onChange({ ...filter, ...change });
  return (
    <Row wrap align="end">
      <SearchBox label="Search history" value={filter.words} onChange={(words) => set({ words })} placeholder="E4, deleted, title…" />
      <PlainField label="Who">
        <select value={filter.actor} onChange={(event) => set({ actor: event.target.value })}>
          <option value="">Everybody</option>
          {actors.map((actor) => (
            <option key={actor} value={actor}>
              {actorWords(actor)}
            </option>
          ))}
        </select>
      </PlainField>
      <PlainField label="What">
        <select value={filter.table} onChange={(event) => set({ table: event.target.value })}>
          <option value="">Everything</option>
          {tables.map((table) => (
            <option key={table} value={table}>
              {tableNoun(table)}
            </option>
          ))}
        </select>
      </PlainField>
      <PlainField label="From">
        <input type="date" value={filter.from} max={filter.until || undefined} onChange={(event) => set({ from: event.target.value })} />
      </PlainField>
      <PlainField label="Until">
        <input type="date" value={filter.until} min={filter.from || undefined} onChange={(event) => set({ until: event.target.value })} />
      </PlainField>
      {!isSameJson(filter, everyEvent) && (
        <Button variant="quiet" onClick={() => onChange(everyEvent)}>
          Show all
        </Button>
      )}
    </Row>
  );
}
