import { useMemo } from 'react';
import { formatInstant, formatTime, toIsoDate } from '../lib/dates.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { SaveDot } from '../ui/save-dot.tsx';
import { useOpenSaves } from '../ui/open-saves.ts';
import { useOpenPortfolio } from './portfolio-context.tsx';
import classes from './saved-state.module.css';

/** Whether all that was typed is kept on this device, for the header: saving, not saved, or when it was last kept, as the database says. */
export function SavedState() {
  const { snapshot } = useOpenPortfolio();
  const { session } = useStorage();
  const saves = useOpenSaves();
  const at = useMemo(() => new Date(lastSaved(snapshot)), [snapshot]);
  const isToday = toIsoDate(at) === toIsoDate(session.now());
  return (
    <span className={classes['state']} data-state={saves?.type ?? 'saved'}>
      <SaveDot state={saves?.type ?? 'saved'} />
      {saves?.type === 'saving' && 'Saving…'}
      {saves?.type === 'failed' && 'Not saved'}
      {saves === null && (
        <span>
          Saved<span className={classes['wide']}> on this device</span>{' '}
          {isToday ? formatTime(at) : <span className={classes['wide']}>{formatInstant(at.toISOString())}</span>}
        </span>
      )}
    </span>
  );
}

/** Why something is not saved and what to do, in sight wherever one stands in a long form. The form itself reads it out. */
export function NotSaved() {
  const saves = useOpenSaves();
  if (saves?.type !== 'failed') return null;
  return (
    <p className={classes['failure']}>
      <b>Not saved.</b> {saves.message}
    </p>
  );
}

function lastSaved({ portfolio, stages, risks, evidence, people, attachments, signatures, checkAnswers }: Snapshot): string {
  return [stages, risks, evidence, people, attachments, signatures, checkAnswers]
    .flat()
    .reduce((latest, record) => (record.updatedAt > latest ? record.updatedAt : latest), portfolio.updatedAt);
}
