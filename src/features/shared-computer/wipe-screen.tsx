import { useEffect, useState } from 'react';
import { reasonOf } from '../../lib/reason-of.ts';
import { wipe, type LeftOver, type WipeStep } from '../../storage/wipe.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Stack } from '../../ui/stack.tsx';
import classes from './shared-computer.module.css';

type WipeState =
  | { readonly type: 'removing'; readonly step: WipeStep }
  | { readonly type: 'left'; readonly left: readonly LeftOver[] }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'done' };

const stepWords: Readonly<Record<WipeStep, string>> = {
  words: 'Removing portfolios and history',
  waiting: 'Waiting for another window of Folio to close',
  files: 'Removing files',
  app: 'Removing Folio itself',
  settings: 'Removing settings, and looking whether anything is left',
};

const leftWords: Readonly<Record<LeftOver, string>> = {
  words: 'portfolios and history',
  files: 'files that Folio had laid aside',
  app: 'Folio’s own program files',
  settings: 'settings',
};

/** R47, R48: removes everything of Folio from this browser, alone on the page, looks whether it is gone, and says so. */
export function WipeScreen({ remove = wipe }: { readonly remove?: typeof wipe }) {
  const [attempt, setAttempt] = useState(0);
  return <Attempt key={attempt} remove={remove} onAgain={() => setAttempt(attempt + 1)} />;
}

function Attempt({ remove, onAgain }: { readonly remove: typeof wipe; readonly onAgain: () => void }) {
  const [state, setState] = useState<WipeState>({ type: 'removing', step: 'words' });
  useEffect(() => {
    let isCurrent = true;
    const show = (next: WipeState) => {
      if (isCurrent) setState(next);
    };
    remove((step) => show({ type: 'removing', step })).then(
      (left) => {
        // Opened again, Folio begins at its first screen.
        if (left.length === 0) window.history.replaceState(null, '', '#/');
        show(left.length === 0 ? { type: 'done' } : { type: 'left', left });
      },
      (cause: unknown) => show({ type: 'failed', reason: reasonOf(cause) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [remove]);

  if (state.type === 'done') return <Removed />;
  if (state.type === 'removing') return <Removing step={state.step} />;
  return (
    <Page title="Not everything could be removed">
      <Notice tone="error" title="Something is still in this browser" actions={<Button onClick={onAgain}>Try again</Button>}>
        {state.type === 'left' ? `Still there: ${state.left.map((part) => leftWords[part]).join(', ')}. ` : `The browser said: ${state.reason} `}
        Close every other window and tab of Folio, then try again. If it stays, clear this site’s data in the browser’s settings.
      </Notice>
    </Page>
  );
}

function Removing({ step }: { readonly step: WipeStep }) {
  return (
    <Page title="Removing Folio from this computer" lead="Leave this window open for a moment.">
      <Card>
        <Stack gap="s">
          <ProgressBar label={stepWords[step]} value={Object.keys(stepWords).indexOf(step)} max={Object.keys(stepWords).length} valueText="" />
          {step === 'waiting' && <p>Close every other window and tab of Folio on this computer.</p>}
        </Stack>
      </Card>
    </Page>
  );
}

function Removed() {
  return (
    <Page title="Folio is removed from this computer">
      <Stack gap="l">
        <Notice tone="success" title="Checked: nothing is left in this browser">
          No portfolio, no file, no history, no setting, and no part of Folio itself.
        </Notice>
        <Card title="What Folio cannot remove">
          <ul className={classes['points']}>
            <li>Backups and PDFs that you saved or downloaded here. Take them with you, then delete them from the downloads and empty the bin.</li>
            <li>Pictures and documents of your own that you attached: the originals lie where they were.</li>
            <li>The browser’s history, which lists that this page was opened.</li>
          </ul>
        </Card>
        <p>Close this window now. If the page is opened again, Folio begins empty.</p>
      </Stack>
    </Page>
  );
}
