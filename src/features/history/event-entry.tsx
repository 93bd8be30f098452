import type { Event } from '../../domain/event.ts';
import { eventTitle, fieldWords, theActor, valueWords } from '../../domain/event-words.ts';
import { formatInstant } from '../../lib/dates.ts';
import classes from './history-screen.module.css';

/** One entry of the log: when, what, who, and each field from its old value to the new one. */
export function EventEntry({ event, nameOf }: { readonly event: Event; readonly nameOf: (id: string) => string | undefined }) {
  const { changes } = event;
  return (
    <li>
      <span className={classes['when']}>{formatInstant(event.at)}</span>
      <div>
        <b>{eventTitle(event)}</b> by {theActor(event.actor)}
        {changes.length > 0 && (
          <details open={changes.length === 1}>
            <summary>{changes.length === 1 ? '1 change' : `${changes.length} changes`}</summary>
            <dl>
              {changes.map((change) => (
                <div key={change.field}>
                  <dt>{fieldWords(change.field)}</dt>
                  <dd>
                    <del>{valueWords(change.from, nameOf) || 'nothing'}</del>
                    <span aria-hidden> → </span>
                    <ins>{valueWords(change.to, nameOf) || 'nothing'}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}
