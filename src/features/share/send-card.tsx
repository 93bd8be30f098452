import { useState } from 'react';
import type { PackageKind, PackageProgress } from '../../package/format.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { LockChooser, lockFor, type LockChoice } from './lock-choice.tsx';
import { SentNotice } from './sent-notice.tsx';
import type { Sending } from './sendings.ts';
import { useSend } from './use-send.ts';
import classes from './share.module.css';

/** One thing that can be sent from here: what goes in, how large, who can read it; then making it, with a way to stop. */
export function SendCard({ sending, isMain }: { readonly sending: Sending; readonly isMain: boolean }) {
  const { kind, title, why, contents, files } = sending;
  const [choice, setChoice] = useState<LockChoice>({ type: kind === 'backup' ? 'open' : 'passphrase' });
  const { state, send, cancel } = useSend(kind);
  const isWorking = state.type === 'working';
  const isReady = choice.type !== 'person' || choice.recipient !== '';
  return (
    <Card title={title}>
      <Stack gap="m">
        <p>{why}</p>
        <ul className={classes['points']}>
          {contents.map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>{sizeWords(kind, files)}</li>
        </ul>
        {!isWorking && <LockChooser value={choice} onChange={setChoice} />}
        {isWorking && <Progress kind={kind} progress={state} />}
        {state.type === 'failed' && (
          <Notice tone="error" title="The file was not made">
            {state.message}
          </Notice>
        )}
        {state.type === 'done' && <SentNotice sent={state.sent} kind={kind} />}
        <Row>
          {isWorking ? (
            <Button variant="secondary" onClick={cancel}>
              Cancel
            </Button>
          ) : (
            <Button variant={isMain ? 'primary' : 'secondary'} disabled={!isReady} onClick={() => void send(lockFor(choice))}>
              {sending.action}
            </Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}

function Progress({ kind, progress: { bytes, total, step } }: { readonly kind: PackageKind; readonly progress: PackageProgress }) {
  const isWritten = total > 0 && bytes >= total;
  const making = step === 'passphrase' ? 'Working the passphrase into the lock' : 'Making the file';
  const label = isWritten && kind === 'backup' ? 'Reading it back to be sure' : making;
  return (
    <ProgressBar
      label={label}
      value={bytes}
      max={Math.max(total, 1)}
      valueText={total === 0 ? '' : `${fileSizeText(bytes)} of ${fileSizeText(total)}`}
    />
  );
}

function sizeWords(kind: PackageKind, { count, bytes }: Sending['files']): string {
  if (kind === 'review' && count === 0) return 'Small enough for any e-mail: some kilobytes, no files.';
  if (count === 0) return 'No files; some kilobytes.';
  return `${count === 1 ? '1 file' : `${count.toLocaleString('en-GB')} files`}, about ${fileSizeText(bytes)}.`;
}
