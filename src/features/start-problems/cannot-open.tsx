import { useState } from 'react';
import type { StartProblem } from '../../storage/start-check.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { DeviceCopyLink } from '../device-copy-link.tsx';

/** Nothing can be read here by the app itself. The rescue page may still read a part; only then is anything removed. */
export function CannotOpen({ problem }: { readonly problem: Extract<StartProblem, { readonly type: 'unreadable' }> }) {
  const { db } = useStorage().session;
  const [isAsking, setIsAsking] = useState(false);
  const [cannotRemove, setCannotRemove] = useState(false);
  const remembered = problem.remembered?.portfolios ?? [];

  // What is remembered outside stays, so that the next start asks for the backup.
  const remove = async () => {
    setIsAsking(false);
    try {
      await db.delete();
      reload();
    } catch {
      setCannotRemove(true);
    }
  };

  return (
    <>
      {remembered.length > 0 && (
        <Card title="What was here">
          <ul>
            {remembered.map(({ id, name, records }) => (
              <li
                key={id}
              >{`${name === '' ? 'A portfolio without a name' : name}, ${records === 1 ? '1 piece' : `${records} pieces`} of evidence`}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="What you can do">
        <Stack gap="m">
          <Row>
            <Button onClick={reload}>Try again</Button>
            <DeviceCopyLink>Save a copy of what can be read</DeviceCopyLink>
          </Row>
          {cannotRemove && (
            <Notice tone="error" title="The browser cannot remove it either">
              <ol>
                <li>Save a copy of what can be read, with the button above.</li>
                <li>
                  Open the browser’s settings, look for this address under “Site data” or “Cookies and site data”, and delete its data. Only this
                  site’s.
                </li>
                <li>Open this page again. Folio then begins anew, and you can open your latest backup.</li>
              </ol>
            </Notice>
          )}
          <p>If it stays like this after the device was started again, remove what cannot be opened, and restore your latest backup.</p>
          <div>
            <Button variant="danger" onClick={() => setIsAsking(true)}>
              Remove it and restore a backup
            </Button>
          </div>
          <details>
            <summary>For whoever looks into it</summary>
            <code>{problem.reason}</code>
          </details>
        </Stack>
      </Card>
      <ConfirmDialog
        title="Remove what cannot be opened?"
        isOpen={isAsking}
        isDanger
        confirmLabel="Remove it"
        onClose={() => setIsAsking(false)}
        onConfirm={remove}
      >
        <p>It is deleted from this browser for good. Save a copy of what can be read first, and have your latest backup at hand.</p>
      </ConfirmDialog>
    </>
  );
}

function reload() {
  window.location.reload();
}
