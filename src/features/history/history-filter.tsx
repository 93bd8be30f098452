import type { Event } from '../../domain/event.ts';
import { actorWords, everyEvent, tableNoun, type EventFilter } from '../../domain/event-words.ts';
import { isSameJson } from '../../lib/canonical-json.ts';
import { Button } from '../../ui/button.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
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
      <PlainSelect
        label="Who"
        value={filter.actor}
        onChange={(actor) => set({ actor })}
        options={[{ value: '', label: 'Everybody' }, ...actors.map((value) => ({ value, label: actorWords(value) }))]}
      />
      <PlainSelect
        label="What"
        value={filter.table}
        onChange={(table) => set({ table })}
        options={[{ value: '', label: 'Everything' }, ...tables.map((value) => ({ value, label: tableNoun(value) }))]}
      />
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
