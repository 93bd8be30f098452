import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { RecordForm } from './use-record-form.ts';
import type { FieldValues } from 'react-hook-form';

/** Asks which version to keep when another tab changed the same field. Until then nothing is saved and nothing is lost. */
export function ClashNotice({ clash }: { readonly clash: RecordForm<FieldValues>['clash'] }) {
  if (!clash) return null;
  return (
    <Notice
      tone="warning"
      title="This was also changed in another tab"
      actions={
        <>
          <Button onClick={() => void clash.keepMine()}>Keep what is written here</Button>
          <Button variant="secondary" onClick={() => void clash.keepTheirs()}>
            Take the other tab’s version
          </Button>
        </>
      }
    >
      The same field says something else there. Choose which version to keep; until you do, nothing here is saved over it.
    </Notice>
  );
}
