import { formatInstant } from '../../lib/dates.ts';
import { useWorkplace } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

const DAY = 24 * 60 * 60 * 1000;
/** A backup older than this is old: a month's work would be lost with the device. */
const OLD_DAYS = 14;

/** How old the last backup is that was read back. */
export function BackupAge() {
  const { portfolioId } = useOpenPortfolio();
  const { session } = useStorage();
  const workplace = useWorkplace(portfolioId);
  if (workplace === undefined) return null;
  const at = workplace?.backedUpAt ?? null;
  const days = at === null ? null : Math.max(0, Math.floor((session.now().getTime() - Date.parse(at)) / DAY));
  return (
    <Card title="Last backup">
      <Stack gap="s">
        {at === null || days === null ? (
          <StatusMark status="waiting">None yet. If this device is lost, so is the portfolio.</StatusMark>
        ) : (
          <>
            <StatusMark status={days > OLD_DAYS ? 'waiting' : 'good'}>{ageWords(days)}</StatusMark>
            <p>{`Made and read back on ${formatInstant(at)}.`}</p>
          </>
        )}
      </Stack>
    </Card>
  );
}

function ageWords(days: number): string {
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return days > OLD_DAYS ? `${days} days ago: time for a new one` : `${days} days ago`;
}
