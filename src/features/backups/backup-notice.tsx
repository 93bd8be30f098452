import { useState } from 'react';
import { daysSince, isLater, isReminderDue } from '../../domain/backup.ts';
import { useBackupFacts } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { changesWords } from '../backup-words.ts';
import { canChooseFolder } from '../folder-access.ts';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { AllowAgain } from './allow-again.tsx';
import { laterAt, sayLater } from './later.ts';
import { useFolderKeeper } from './use-folder-keeper.ts';

/** One thing at most that concerns the backup: copies that have stopped, else that it is time for one. */
export function BackupNotice() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const [isHidden, setIsHidden] = useState(false);
  if (isHidden || snapshot.portfolio.isExample) return null;
  const later = (session: { readonly now: () => Date }) => {
    sayLater(portfolioId, session.now());
    setIsHidden(true);
  };
  return canChooseFolder() ? <WithFolder onLater={later} /> : <Reminder onLater={later} />;
}

interface NoticeProps {
  readonly onLater: (session: { readonly now: () => Date }) => void;
}

function WithFolder({ onLater }: NoticeProps) {
  const { keeper, state } = useFolderKeeper();
  const { portfolioId } = useOpenPortfolio();
  const { session } = useStorage();
  const facts = useBackupFacts(portfolioId);
  if (state.type === 'loading' || !facts) return null;
  const hasStopped = state.type === 'chosen' && state.problem?.type === 'not-allowed' && facts.changes > 0;
  if (!hasStopped) return <Reminder onLater={onLater} />;
  // Said as often as a reminder, no more.
  if (isLater(session.now(), laterAt(portfolioId))) return null;
  return (
    <Notice
      tone="info"
      actions={
        <>
          <AllowAgain keeper={keeper} folder={state.folder} />
          <Later onLater={onLater} />
        </>
      }
    >
      {`Copies to “${state.folder.handle.name}” wait until you allow them again.`}
    </Notice>
  );
}

function Reminder({ onLater }: NoticeProps) {
  const { portfolioId } = useOpenPortfolio();
  const { session } = useStorage();
  const facts = useBackupFacts(portfolioId);
  if (!facts || !isReminderDue(facts, session.now(), laterAt(portfolioId))) return null;
  const days = daysSince(facts.backedUpAt, session.now());
  return (
    <Notice
      tone="info"
      title={days === null ? 'There is no backup yet' : `The last backup is ${days} days old`}
      actions={
        <>
          <LinkButton size="s" variant="secondary" to={portfolioPaths(portfolioId).share}>
            Back up
          </LinkButton>
          <Later onLater={onLater} />
        </>
      }
    >
      {days === null
        ? `You made ${changesWords(facts.changes)}. They are on this device and nowhere else; a backup takes a minute.`
        : `You made ${changesWords(facts.changes)} since. If this device were lost, so would they be.`}
    </Notice>
  );
}

function Later({ onLater }: NoticeProps) {
  const { session } = useStorage();
  return (
    <Button size="s" variant="quiet" onClick={() => onLater(session)}>
      Later
    </Button>
  );
}
