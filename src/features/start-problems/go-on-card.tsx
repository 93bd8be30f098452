import { useState } from 'react';
import { sentinelPlaces } from '../../storage/sentinel.ts';
import { acceptPresentState, type StartProblem } from '../../storage/start-check.ts';
import { usePortfolioList, useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';

interface GoOnCardProps {
  readonly problem: StartProblem;
  readonly hasRestored: boolean;
  readonly onResolved: () => void;
}

/** Goes on with what is here: after a restore at once, else when somebody says that they know what is missing. */
export function GoOnCard({ problem, hasRestored, onResolved }: GoOnCardProps) {
  const { session } = useStorage();
  const here = usePortfolioList();
  const [isAsking, setIsAsking] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const isEmpty = here?.length === 0;

  const goOn = async () => {
    setIsAsking(false);
    try {
      await acceptPresentState(session.db, sentinelPlaces);
      onResolved();
    } catch {
      setHasFailed(true);
    }
  };

  return (
    <Card title={hasRestored ? 'Go on' : isEmpty ? 'Or begin with nothing' : 'Or go on with what is here'}>
      <Stack gap="m">
        {hasFailed && (
          <Notice tone="error" title="That did not work">
            The browser refused to write. Close it altogether, open Folio again, and try once more.
          </Notice>
        )}
        <p>
          {hasRestored
            ? 'When everything is back that you have, go on.'
            : isEmpty
              ? 'Only if you are sure that you do not need what was here. A backup can still be opened later.'
              : 'What is missing stays missing until you restore it. A backup can still be opened later.'}
        </p>
        <div>
          <Button variant={hasRestored ? 'primary' : 'secondary'} onClick={hasRestored ? () => void goOn() : () => setIsAsking(true)}>
            {hasRestored ? 'Go on' : isEmpty ? 'Begin with nothing' : 'Go on with what is here'}
          </Button>
        </div>
      </Stack>
      <ConfirmDialog
        title={isEmpty ? 'Begin with nothing?' : 'Go on with what is here?'}
        isOpen={isAsking}
        isDanger
        confirmLabel={isEmpty ? 'Begin with nothing' : 'Go on'}
        onClose={() => setIsAsking(false)}
        onConfirm={goOn}
      >
        <p>
          {problem.type === 'vanished'
            ? 'Folio then no longer reminds you of what was here. A backup can still be opened at any time.'
            : 'Folio then takes what is here for all there is, and no longer says that something is missing. A backup can still be opened at any time.'}
        </p>
      </ConfirmDialog>
    </Card>
  );
}
