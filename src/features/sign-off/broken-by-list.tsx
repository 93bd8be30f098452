import { brokenBy } from '../../domain/broken-by.ts';
import { eventSummary, theActor } from '../../domain/event-words.ts';
import type { Signature } from '../../domain/signature.ts';
import { formatInstant } from '../../lib/dates.ts';
import { useEventsSince } from '../../storage/storage-context.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './line-row.module.css';

/** More entries than these are counted and not listed. */
const MOST = 5;

/** S11: which edits broke a signature: what was changed, by whom and when. */
export function BrokenByList({ signature }: { readonly signature: Signature }) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const events = useEventsSince(portfolioId, signature.signedAt);
  if (!events) return <StatusMark status="changed">Changed since it was signed</StatusMark>;
  const edits = brokenBy(signature, events, snapshot);
  return (
    <div className={classes['broken']}>
      <StatusMark status="changed">Changed since it was signed</StatusMark>
      {edits.length === 0 ? (
        <p>The history on this device does not say by which edit. The device on which it was changed knows.</p>
      ) : (
        <ul aria-label="What was changed since">
          {edits.slice(0, MOST).map((event) => (
            <li key={event.id}>
              {eventSummary(event)}, by {theActor(event.actor)}, {formatInstant(event.at)}
            </li>
          ))}
          {edits.length > MOST && <li>{`and ${edits.length - MOST} more, in the history`}</li>}
        </ul>
      )}
    </div>
  );
}
