import { fileSizeText } from '../../lib/file-size-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { WorkingCard } from '../../ui/working-card.tsx';
import { DeviceCopyPreview } from './device-copy-preview.tsx';
import { PassphraseCard } from './passphrase-card.tsx';
import { useDeviceCopy } from './use-device-copy.ts';

interface DeviceCopyPartProps {
  readonly file: File;
  readonly isRestore: boolean;
  readonly onRestored: (portfolioIds: readonly string[]) => void | Promise<void>;
  readonly onCancel: () => void;
}

/** Reads a copy of a device, shows what is in it, and puts back what is chosen. */
export function DeviceCopyPart({ file, isRestore, onRestored, onCancel }: DeviceCopyPartProps) {
  const { state, read, restore, cancel } = useDeviceCopy({ file, isRestore, onRestored });
  switch (state.type) {
    case 'reading':
      return (
        <WorkingCard
          label={state.isRestoring ? 'Putting files back' : `Reading and checking ${file.name}`}
          value={state.bytes}
          max={state.total}
          valueText={`${fileSizeText(state.bytes)} of ${fileSizeText(state.total)}`}
          onCancel={cancel}
        />
      );
    case 'locked':
      return (
        <PassphraseCard
          key={String(state.isWrong)}
          name={file.name}
          isWrong={state.isWrong}
          onTry={(words) => void read(words)}
          onCancel={onCancel}
        />
      );
    case 'cancelled':
    case 'refused':
      return (
        <Stack gap="m">
          {state.type === 'refused' ? (
            <Notice tone="error" title={`${file.name} was not opened`}>
              {state.sentence}
            </Notice>
          ) : (
            <p>You cancelled. Nothing was changed.</p>
          )}
          <Row>
            <Button variant="secondary" onClick={onCancel}>
              Choose another file
            </Button>
          </Row>
        </Stack>
      );
    case 'ready':
      return (
        <DeviceCopyPreview
          name={file.name}
          staged={state.staged}
          problem={state.problem}
          onRestore={(ids) => void restore(state.staged, ids)}
          onCancel={onCancel}
        />
      );
  }
}
