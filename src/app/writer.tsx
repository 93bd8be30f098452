import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import type { PenStanding } from '../storage/pen-hold.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { announce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { saveOpenForms, useOpenSaves } from '../ui/open-saves.ts';
import { ReadOnly } from '../ui/read-only.tsx';
import { Loading } from '../ui/spinner.tsx';
import classes from './writer.module.css';

/** R12: what is inside can be changed in the one tab that writes a portfolio; in the others it can be read, and follows. */
export function Writer({ portfolioId, children }: { readonly portfolioId: string; readonly children: ReactNode }) {
  const { pen } = useStorage();
  const standing = usePenStanding(portfolioId);
  const before = useRef(standing.type);
  useEffect(() => pen?.open(portfolioId), [pen, portfolioId]);
  useEffect(() => {
    const was = before.current;
    before.current = standing.type;
    if (was === 'following' && standing.type === 'writing') {
      announce('You are editing here now.');
      // R15: what could not be saved meanwhile is merged with what the other tab wrote.
      void saveOpenForms();
    }
    if (was === 'writing' && standing.type === 'following') announce('You are editing this portfolio in another tab now. This tab shows it to read.');
  }, [standing.type]);

  if (standing.type === 'asking') return <Loading label="Opening the portfolio" />;
  return <ReadOnly value={standing.type === 'following'}>{children}</ReadOnly>;
}

/** Says that this tab follows, and takes over at the press of a button. */
export function WriterBanner({ portfolioId }: { readonly portfolioId: string }) {
  const { pen } = useStorage();
  const standing = usePenStanding(portfolioId);
  const isUnsaved = useOpenSaves()?.type === 'failed';
  if (!pen || standing.type !== 'following') return null;

  const title = standing.hasLost ? 'Editing moved to another tab' : 'You are editing this portfolio in another tab';
  return (
    <div className={classes['banner']} role="group" aria-label={title}>
      <Notice
        tone="info"
        title={title}
        actions={
          <Button isBusy={standing.isTaking} onClick={() => void pen.take(portfolioId)}>
            Edit here
          </Button>
        }
      >
        <p>
          Here you can read it, and what you change there shows at once.
          {isUnsaved && ' What you typed here and was not saved stays in its field. It is joined with the rest when you edit here again.'}
        </p>
      </Notice>
    </div>
  );
}

function usePenStanding(portfolioId: string): PenStanding {
  const { pen } = useStorage();
  return useSyncExternalStore(pen?.subscribe ?? never, () => pen?.standing(portfolioId) ?? WRITING);
}

function never(): () => void {
  return () => undefined;
}

const WRITING: PenStanding = { type: 'writing' };
