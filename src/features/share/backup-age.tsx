import { ageWords, daysSince, isReminderDue } from '../../domain/backup.ts';
import { formatInstant } from '../../lib/dates.ts';
import { useBackupFacts } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { changesWords } from '../backup-words.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** R30: how old the last backup is that was read back, and what was changed since. */
export function BackupAge() {
  const { portfolioId } = useOpenPortfolio();
  const { session } = useStorage();
  const facts = useBackupFacts(portfolioId);
  if (!facts) return null;
  const { backedUpAt, changes } = facts;
  const days = daysSince(backedUpAt, session.now());
  const isDue = isReminderDue(facts, session.now(), null);
  return (
    <Card title="Last backup">
      <Stack gap="s">
        {backedUpAt === null || days === null ? (
          <StatusMark status="waiting">None yet. If this device is lost, so is the portfolio.</StatusMark>
        ) : (
          <>
            <StatusMark status={isDue ? 'waiting' : 'good'}>
              {capital(ageWords(days))}
              {isDue && ': time for a new one'}
            </StatusMark>
            <p>{`Made and read back on ${formatInstant(backedUpAt)}.`}</p>
            <p>{changes === 0 ? 'Nothing was changed since.' : `Since then: ${changesWords(changes)}.`}</p>
          </>
        )}
      </Stack>
    </Card>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
