import { IconDeviceFloppy } from '@tabler/icons-react';
import { Link } from 'react-router';
import { ageWords, daysSince, isReminderDue } from '../domain/backup.ts';
import { useBackupFacts } from '../storage/device-hooks.ts';
import { useStorage } from '../storage/storage-context.tsx';
import classes from './backup-age-link.module.css';
import { changesWords } from './backup-words.ts';
import { portfolioPaths } from './paths.ts';

/**
 * How old the last backup is that was read back, and what was changed since; leads to where one is made. In the header it grows shorter
 * as there is less room.
 */
export function BackupAgeLink({ portfolioId, isInHeader = false }: { readonly portfolioId: string; readonly isInHeader?: boolean }) {
  const { session } = useStorage();
  const facts = useBackupFacts(portfolioId);
  if (!facts) return null;
  const { backedUpAt, changes } = facts;
  const days = daysSince(backedUpAt, session.now());
  const age = days === null ? 'no backup yet' : `backed up ${ageWords(days)}`;
  const since = changes === 0 ? '' : `, ${changesWords(changes)}${days === null ? '' : ' since'}`;
  const whole = `${age.charAt(0).toUpperCase()}${age.slice(1)}${since}`;
  const isDue = isReminderDue(facts, session.now(), null);

  return (
    <Link
      to={portfolioPaths(portfolioId).share}
      className={isInHeader ? `${classes['link']} ${classes['inHeader']}` : classes['link']}
      data-due={isDue}
      aria-label={isInHeader ? `${whole}. Back up` : undefined}
      title={isInHeader ? whole : undefined}
    >
      {isInHeader ? (
        <>
          <IconDeviceFloppy aria-hidden="true" size={16} />
          <span className={classes['wide']}>{whole}</span>
          <span className={classes['middle']}>{age.charAt(0).toUpperCase() + age.slice(1)}</span>
          <span className={classes['narrow']}>{days === null ? 'No backup' : days === 0 ? 'Today' : `${String(days)} d`}</span>
        </>
      ) : (
        whole
      )}
    </Link>
  );
}
