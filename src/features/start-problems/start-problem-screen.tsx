import { useState, type ReactNode } from 'react';
import type { StartProblem } from '../../storage/start-check.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { DeviceCopyLink } from '../device-copy-link.tsx';
import { CannotOpen } from './cannot-open.tsx';
import { GoOnCard } from './go-on-card.tsx';
import { problemText } from './problem-text.ts';
import { RestoreCard } from './restore-card.tsx';
import { WhatThereWas } from './what-there-was.tsx';

export interface StartProblemScreenProps {
  readonly problem: StartProblem;
  /** The problem is dealt with: check again, and go on if all is well. */
  readonly onResolved: () => void;
  /** What reads backups and copies, loaded when it is asked for; it calls `onRestored` after each that was put back. */
  readonly restoreScreen: (onRestored: () => void) => ReactNode;
}

/**
 * R27: Folio stops at the start rather than show an empty or a damaged store as if nothing had happened. Says what was found, what was
 * there before, and what can be done, safest first. Nothing is written before somebody decides.
 */
export function StartProblemScreen({ problem, onResolved, restoreScreen }: StartProblemScreenProps) {
  const { title, text } = problemText(problem);
  return (
    <Page title={title}>
      <Stack gap="l">
        <Notice tone={isCalm(problem) ? 'info' : 'error'}>
          <Stack gap="s">
            {text.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Stack>
        </Notice>
        <Ways problem={problem} onResolved={onResolved} restoreScreen={restoreScreen} />
      </Stack>
    </Page>
  );
}

function Ways({ problem, onResolved, restoreScreen }: StartProblemScreenProps) {
  const [restored, setRestored] = useState(0);
  switch (problem.type) {
    case 'blocked':
      return null;
    case 'waiting':
      return (
        <Row>
          <Button onClick={reload}>Try again</Button>
          <DeviceCopyLink />
        </Row>
      );
    case 'newer':
      return (
        <Row>
          <Button onClick={reload}>Get the newer Folio</Button>
          <DeviceCopyLink />
        </Row>
      );
    case 'unreadable':
      return <CannotOpen problem={problem} />;
    case 'vanished':
    case 'behind':
    case 'damaged':
      return (
        <>
          <WhatThereWas problem={problem} />
          <RestoreCard restored={restored} restoreScreen={restoreScreen(() => setRestored((count) => count + 1))} />
          {problem.type !== 'vanished' && <SaveWhatIsLeft />}
          <GoOnCard problem={problem} hasRestored={restored > 0} onResolved={onResolved} />
        </>
      );
  }
}

function SaveWhatIsLeft() {
  return (
    <Row>
      <DeviceCopyLink>Save a copy of what is left</DeviceCopyLink>
      <span>Before anything else is done, if you are in doubt. It changes nothing.</span>
    </Row>
  );
}

/** Nothing is wrong with the work as far as is known. */
function isCalm({ type }: StartProblem): boolean {
  return type === 'newer' || type === 'blocked' || type === 'waiting';
}

function reload() {
  window.location.reload();
}
