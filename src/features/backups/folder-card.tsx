import { useState } from 'react';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { formatInstant } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { isLockOn } from '../../storage/at-rest-standing.ts';
import { canChooseFolder } from '../folder-access.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { AllowAgain } from './allow-again.tsx';
import { folderProblemText } from './folder-problem-text.ts';
import type { FolderKeeper, FolderState } from './folder-keeper.ts';
import { useChooseFolder } from './use-choose-folder.ts';
import { useFolderKeeper } from './use-folder-keeper.ts';

/** A second copy in a folder of the user's choice; nothing where the browser opens no folders. */
export function FolderCard() {
  return canChooseFolder() ? <Folder /> : null;
}

function Folder() {
  const { keeper, state } = useFolderKeeper();
  const { choose, problem } = useChooseFolder(keeper);
  if (state.type === 'loading') return null;
  return (
    <Card title="A second copy in a folder">
      <Stack gap="m">
        {problem !== null && <Notice tone="error">{problem}</Notice>}
        {state.type === 'none' ? (
          <>
            <p>
              Folio can keep copies of your portfolios in a folder that you choose: one that is backed up at work, or that your cloud takes along.
              They are made by themselves while Folio is open, after changes and at most every ten minutes, and each is read back before it counts.
              The last three are kept.
            </p>
            <p>Whoever can open the folder can read the copies{isLockOn() && BUT_LOCKED}.</p>
            <Row>
              <Button variant="secondary" onClick={() => void choose()}>
                Choose a folder
              </Button>
            </Row>
          </>
        ) : (
          <Chosen keeper={keeper} state={state} onOther={() => void choose()} />
        )}
      </Stack>
    </Card>
  );
}

/** R40: the lock seals what is in the browser. */
const BUT_LOCKED = ', although Folio is locked with a passphrase here: the lock does not reach into folders';

interface ChosenProps {
  readonly keeper: FolderKeeper;
  readonly state: Extract<FolderState, { type: 'chosen' }>;
  readonly onOther: () => void;
}

function Chosen({ keeper, state: { folder, copying, problem }, onOther }: ChosenProps) {
  const { portfolioId } = useOpenPortfolio();
  const [isAsked, setIsAsked] = useState(false);
  const copy = folder.copies[portfolioId];
  const { name } = folder.handle;
  const backUp = async () => {
    setIsAsked(true);
    await keeper.copyNow(portfolioId, true);
    setIsAsked(false);
  };
  return (
    <>
      {problem !== null && (
        <Notice tone="warning" actions={problem.type === 'not-allowed' ? <AllowAgain keeper={keeper} folder={folder} /> : undefined}>
          {folderProblemText(problem, name)}
        </Notice>
      )}
      <StatusMark status={copy && problem === null ? 'good' : 'waiting'}>
        {copy
          ? `In “${name}”: the newest copy is of ${formatInstant(copy.asOf)}, ${fileSizeText(copy.bytes)}, and was read back.`
          : `In “${name}”: no copy of this portfolio yet.`}
      </StatusMark>
      {copying && (
        <ProgressBar
          label="Writing a copy and reading it back"
          value={copying.bytes}
          max={Math.max(1, copying.total)}
          valueText={`${fileSizeText(copying.bytes)} of ${fileSizeText(copying.total)}`}
        />
      )}
      <p>New copies are made by themselves while Folio is open. Whoever can open the folder can read them{isLockOn() && BUT_LOCKED}.</p>
      <Row>
        <Button variant="secondary" isBusy={isAsked} onClick={() => void backUp()}>
          Back up now
        </Button>
        <Button variant="quiet" onClick={onOther}>
          Choose another folder
        </Button>
        <Button variant="quiet" onClick={() => void keeper.forget()}>
          Stop copying
        </Button>
      </Row>
    </>
  );
}
