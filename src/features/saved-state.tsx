import { useMemo } from 'react';
import { formatInstant, formatTime, toIsoDate } from '../lib/dates.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { useOpenPortfolio } from './portfolio-context.tsx';
import classes from './saved-state.module.css';

/** When anything of this portfolio was last kept on this device, as the database itself says. */
export function SavedState() {
  const { snapshot } = useOpenPortfolio();
  const { session } = useStorage();
  const at = useMemo(() => lastSaved(snapshot), [snapshot]);
  const isToday = toIsoDate(new Date(at)) === toIsoDate(session.now());
  return (
    <span className={classes['state']}>
      <span className={classes['dot']} aria-hidden />
      Saved<span className={classes['wide']}> on this device {isToday ? formatTime(new Date(at)) : formatInstant(at)}</span>
    </span>
  );
}

function lastSaved({ portfolio, stages, risks, evidence, people, attachments, signatures, checkAnswers }: Snapshot): string {
  return [stages, risks, evidence, people, attachments, signatures, checkAnswers]
    .flat()
    .reduce((latest, record) => (record.updatedAt > latest ? record.updatedAt : latest), portfolio.updatedAt);
}
