import { useState } from 'react';
import type { Event } from '../../domain/event.ts';
import { formatInstant } from '../../lib/dates.ts';
import { binTables } from '../../storage/bin.ts';
import { useEvents } from '../../storage/storage-context.tsx';
import { BinCard } from '../bin-card.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './history-screen.module.css';

const PAGE = 100;

/** What was changed, by whom and when, newest first; and what was deleted. */
export function HistoryScreen() {
  const { portfolioId } = useOpenPortfolio();
  const [limit, setLimit] = useState(PAGE);
  const [words, setWords] = useState('');
  const events = useEvents(portfolioId, limit);
  const shown = (events ?? []).filter((event) => eventWords(event).toLowerCase().includes(words.toLowerCase()));
  return (
    <Page title="History" lead="Every change, newest first. Entries are written with the change itself and cannot be edited.">
      <Stack gap="m">
        <BinCard tables={binTables} />
        <SearchBox label="Search history" value={words} onChange={setWords} placeholder="E4, deleted, title…" />
        {events === undefined && <Loading label="Reading the history" />}
        {events && shown.length === 0 && <EmptyState title="Nothing here">No entry fits this search.</EmptyState>}
        {shown.length > 0 && (
          <Card tight>
            <ol className={classes['log']}>
              {shown.map((event) => (
                <li key={event.id}>
                  <span className={classes['when']}>{formatInstant(event.at)}</span>
                  <div>
                    <b>{event.reference || tableNouns[event.table] || event.table}</b> {event.type} by the {event.actor}
                    {event.changes.length > 0 && (
                      <details>
                        <summary>{event.changes.length === 1 ? '1 change' : `${event.changes.length} changes`}</summary>
                        <dl>
                          {event.changes.map((change) => (
                            <div key={change.field}>
                              <dt>{change.field}</dt>
                              <dd>
                                <del>{valueWords(change.from)}</del> → <ins>{valueWords(change.to)}</ins>
                              </dd>
                            </div>
                          ))}
                        </dl>
                      </details>
                    )}
                  </div>
                </li>
              ))}
            </ol>
          </Card>
        )}
        {events && events.length === limit && (
          <Row>
            <Button variant="secondary" onClick={() => setLimit(limit + PAGE)}>
              Show earlier entries
            </Button>
          </Row>
        )}
      </Stack>
    </Page>
  );
}

const tableNouns: Readonly<Record<string, string>> = {
  portfolios: 'Portfolio',
  stages: 'Stage',
  risks: 'Risk',
  evidence: 'Evidence',
  people: 'Person',
  attachments: 'File',
  signatures: 'Signature',
  checkAnswers: 'Answer to the evidence check',
  judgements: 'Judgement',
  planItems: 'Plan',
  questions: 'Question',
  samples: 'Sample',
};

function eventWords(event: Event): string {
  return [event.reference, tableNouns[event.table] ?? event.table, event.type, ...event.changes.map((change) => change.field)].join(' ');
}

function valueWords(value: unknown): string {
  if (value === null || value === '') return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
