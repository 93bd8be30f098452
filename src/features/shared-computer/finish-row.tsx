import type { PackageProgress } from '../../package/format.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import type { PortfolioSummary } from '../../storage/portfolio-list.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainCheckbox } from '../../ui/plain-checkbox.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { FinishState, SavedBackup } from './use-finish.ts';

interface FinishRowProps {
  readonly portfolio: PortfolioSummary;
  readonly state: FinishState;
  readonly isWaived: boolean;
  readonly onSave: () => void;
  readonly onProve: (saved: SavedBackup, file: File) => void;
  readonly onWaive: (isWaived: boolean) => void;
}

/** One portfolio on the way out: its backup, the proof that it is there, or the word that none is needed. */
export function FinishRow({ portfolio, state, isWaived, onSave, onProve, onWaive }: FinishRowProps) {
  const name = nameOf(portfolio);
  const isWorking = state.type === 'working' || state.type === 'checking';
  return (
    <Stack gap="s">
      <h3>{name}</h3>
      <State state={state} onProve={onProve} />
      {!isWorking && (
        <Row>
          <Button variant={state.type === 'open' || state.type === 'changed' ? 'primary' : 'secondary'} size="s" onClick={onSave}>
            {state.type === 'open' ? 'Save a backup' : 'Save the backup again'}
            <VisuallyHidden> of {name}</VisuallyHidden>
          </Button>
        </Row>
      )}
      {state.type !== 'proved' && !isWorking && (
        <PlainCheckbox label={`I do not need a backup of ${name}: it may be deleted for good`} checked={isWaived} onChange={onWaive} />
      )}
    </Stack>
  );
}

/** As people know it, with what sets it apart. */
function nameOf({ candidateName, employer, isExample, isDeleted }: PortfolioSummary): string {
  const name = [candidateName || 'Portfolio without a name', employer].filter((word) => word !== '').join(', ');
  // The examples of Folio say so in their own words already.
  if (isExample) return name.includes('(example)') ? name : `${name} (example)`;
  return isDeleted ? `${name} (in the bin)` : name;
}

function State({ state, onProve }: { readonly state: FinishState; readonly onProve: FinishRowProps['onProve'] }) {
  switch (state.type) {
    case 'open':
      return null;
    case 'working':
      return <Progress progress={state} />;
    case 'checking':
      return <ProgressBar label="Reading the file" value={0} max={1} valueText={fileSizeText(state.saved.size)} />;
    case 'failed':
      return (
        <Notice tone="error" title="The backup was not made">
          {state.message}
        </Notice>
      );
    case 'changed':
      return (
        <Notice tone="warning" title="Changed since its backup">
          Something was written after the backup was made, and is not in it.
        </Notice>
      );
    case 'proved':
      return (
        <Stack gap="xs">
          <StatusMark status="good">{`${state.saved.fileName} (${fileSizeText(state.saved.size)}) was read back and is whole`}</StatusMark>
          <Missing saved={state.saved} />
        </Stack>
      );
    case 'downloaded':
    case 'another-file': {
      const { saved } = state;
      return (
        <Notice tone={state.type === 'downloaded' ? 'info' : 'error'} title={state.type === 'downloaded' ? 'Is it there?' : 'This is another file'}>
          <Stack gap="s">
            <p>
              {state.type === 'another-file' && 'What you chose is not the file that was just made, or not whole. '}
              {`The browser was given ${saved.fileName} to download, and does not tell whether it arrived. Choose it from your downloads, so that Folio can compare it.`}
            </p>
            <div>
              <FileButton onFile={(file) => onProve(saved, file)}>Choose the downloaded file</FileButton>
            </div>
            <Missing saved={saved} />
          </Stack>
        </Notice>
      );
    }
  }
}

function Missing({ saved: { missing } }: { readonly saved: SavedBackup }) {
  if (missing.length === 0) return null;
  return <p>{`Not in it, because no longer on this computer: ${missing.join(', ')}.`}</p>;
}

function Progress({ progress: { bytes, total, step } }: { readonly progress: PackageProgress }) {
  const isWritten = total > 0 && bytes >= total;
  const making = step === 'passphrase' ? 'Working the passphrase into the lock' : 'Making the backup';
  return (
    <ProgressBar
      label={isWritten ? 'Reading it back to be sure' : making}
      value={bytes}
      max={Math.max(total, 1)}
      valueText={total === 0 ? '' : `${fileSizeText(bytes)} of ${fileSizeText(total)}`}
    />
  );
}
