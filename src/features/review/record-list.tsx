import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Entry, EntryList } from '../../ui/entry-list.tsx';
import classes from './plan-screen.module.css';
import { useJudge } from './use-review.ts';

interface RecordListProps<R extends { readonly id: string }> {
  readonly title: string;
  readonly records: readonly R[];
  /** Said while there is none. */
  readonly none: string;
  readonly addLabel: string;
  /** Adds a record and gives its id, null when that failed; left out where nobody can add one. */
  readonly onAdd: (() => Promise<string | null>) | null;
  readonly entry: (record: R) => ReactNode;
  /** What tells a record from the others, in a few words. */
  readonly nameOf: (record: R) => string;
  readonly dialog: (record: R, onClose: () => void) => ReactNode;
}

/** What an assessor writes down one after the other: to be read here, and edited in a dialog by an assessor. */
export function RecordList<R extends { readonly id: string }>({ title, records, none, addLabel, onAdd, entry, nameOf, dialog }: RecordListProps<R>) {
  const { canJudge } = useJudge();
  const [editedId, setEditedId] = useState<string | null>(null);
  const edited = records.find(({ id }) => id === editedId);
  const add = async (create: () => Promise<string | null>) => {
    const id = await create();
    if (id !== null) setEditedId(id);
  };
  return (
    <Card
      title={title}
      actions={
        canJudge &&
        onAdd && (
          <Button size="s" variant="secondary" onClick={() => void add(onAdd)}>
            {addLabel}
          </Button>
        )
      }
    >
      {records.length === 0 ? (
        <p>{none}</p>
      ) : (
        <EntryList>
          {records.map((record) => (
            <Entry key={record.id}>
              <div className={classes['words']}>{entry(record)}</div>
              {canJudge && (
                <Button size="s" variant="secondary" onClick={() => setEditedId(record.id)} aria-label={`Edit “${nameOf(record)}”`}>
                  Edit
                </Button>
              )}
            </Entry>
          ))}
        </EntryList>
      )}
      {edited && dialog(edited, () => setEditedId(null))}
    </Card>
  );
}
