import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { saveOpenForms } from '../ui/open-saves.ts';
import { useSuperseded } from './updates.ts';
import classes from './writer.module.css';

/** Says, on every screen, that another tab went over to a newer version of Folio, and offers to follow. */
export function UpdateNotice() {
  const superseded = useSuperseded();
  if (superseded === null) return null;
  const title = 'Folio was updated in another tab';
  return (
    <div className={classes['banner']} role="group" aria-label={title}>
      <Notice tone="warning" title={title} actions={<Button onClick={() => void saveAndReload()}>Save and reload</Button>}>
        {superseded === 'data'
          ? 'This tab is still the version before, so it saves nothing more. What you had typed is saved. Reload to go on.'
          : 'This tab is still the version before. It saves what you type, but some screens may not open. Reload when it suits you.'}
      </Notice>
    </div>
  );
}

/** Goes over to the newer version once what is typed is saved. Where it cannot be, the browser asks before the words are lost. */
async function saveAndReload(): Promise<void> {
  await saveOpenForms();
  window.location.reload();
}
