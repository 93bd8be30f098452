import { useState } from 'react';
import { isAppleBrowserTab } from '../lib/apple-phone.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { pageSurroundings } from './page-surroundings.ts';

const KEY = 'folio.hide-home-screen-notice';

/** R39: on an iPhone or iPad in the browser: why Folio belongs on the home screen, and how it gets there. Elsewhere nothing. */
export function HomeScreenNotice({ hasWork }: { readonly hasWork: boolean }) {
  const [isHidden, setIsHidden] = useState(() => read() || !isAppleBrowserTab(pageSurroundings()));
  if (isHidden) return null;
  const hide = () => {
    setIsHidden(true);
    try {
      localStorage.setItem(KEY, 'yes');
    } catch {
      // It is shown again next time.
    }
  };
  return (
    <Notice
      tone="warning"
      title="Put Folio on your home screen"
      actions={
        <Button size="s" variant="secondary" onClick={hide}>
          Hide
        </Button>
      }
    >
      <p>
        On an iPhone or iPad the browser deletes what a website keeps once you have not visited it for seven days. Folio on the home screen is spared
        that.
      </p>
      <p>Press the Share button of the browser, then “Add to Home Screen”, and from then on open Folio there.</p>
      {hasWork && <p>What you have here does not move along by itself: make a backup first, and open it in the Folio on your home screen.</p>}
    </Notice>
  );
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
