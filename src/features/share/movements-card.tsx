import { useState } from 'react';
import type { Event } from '../../domain/event.ts';
import { actorWords, movedWords } from '../../domain/event-words.ts';
import { formatInstant } from '../../lib/dates.ts';
import { useMovements } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

const FEW = 10;

/** What left this device and what came in, newest first. Others' copies bring their entries along. */
export function MovementsCard() {
  const { portfolioId } = useOpenPortfolio();
  const [isAll, setIsAll] = useState(false);
  const movements = useMovements(portfolioId);
  if (!movements) return null;
  return (
    <Card title="In and out">
      <DataTable<Event>
        caption="In and out"
        rows={isAll ? movements : movements.slice(0, FEW)}
        rowKey={(event) => event.id}
        empty={<p>Nothing has left this device yet, and nothing came in.</p>}
        columns={[
          { key: 'when', header: 'When', isRowHeader: true, cell: (event) => formatInstant(event.at) },
          { key: 'what', header: 'What', cell: movementWords },
          { key: 'who', header: 'By', cell: (event) => actorWords(event.actor) },
        ]}
      />
      {!isAll && movements.length > FEW && (
        <Button size="s" variant="quiet" onClick={() => setIsAll(true)}>
          {`Show all ${movements.length}`}
        </Button>
      )}
    </Card>
  );
}

function movementWords(event: Event): string {
  const { type } = event;
  if (type === 'backed up') return 'Backup made and read back';
  if (type === 'shared') return `Out: ${movedWords(event)}`;
  if (type === 'imported') return `In: ${movedWords(event)}`;
  return type === 'put back' ? 'Put back to an earlier state' : 'Opened on a device for the first time';
}
