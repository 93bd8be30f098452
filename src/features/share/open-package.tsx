import { lazy, Suspense, useState } from 'react';
import type { Applied } from '../../exchange/apply-package.ts';
import type { Staged } from '../../exchange/stage-package.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { isDeviceCopy } from '../../package/read-device-copy.ts';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Stack } from '../../ui/stack.tsx';
import { WorkingCard } from '../../ui/working-card.tsx';
import { FolderCopies } from '../folder-copies.tsx';
import { useGivenFile } from '../given-file.ts';
import { PackageDrop } from './package-drop.tsx';
import { PassphraseCard } from './passphrase-card.tsx';
import { StagedPreview } from './staged-preview.tsx';
import { useOpen } from './use-open.ts';

const DeviceCopyPart = lazy(async () => ({ default: (await import('./device-copy-part.tsx')).DeviceCopyPart }));

interface OpenPackageProps {
  /** A package was taken over. */
  readonly onApplied: (applied: Applied, staged: Staged) => void | Promise<void>;
  /** R28: on a device that lost a part of what it held. */
  readonly isRestore?: boolean | undefined;
  /** Portfolios of a device copy were put back. */
  readonly onRestored: (portfolioIds: readonly string[]) => void | Promise<void>;
}

/** Takes a package, a PDF from Folio or a copy of a device, and shows what it would change before anything is changed. */
export function OpenPackage({ onApplied, onRestored, isRestore = false }: OpenPackageProps) {
  const { state, read, accept, apply, cancel, startAgain } = useOpen(onApplied, isRestore);
  const [copy, setCopy] = useState<File | null>(null);
  const take = (file: File) => {
    void isDeviceCopy(file).then((isCopy) => (isCopy ? setCopy(file) : read(file)));
  };
  useGivenFile(take);

  if (copy) {
    return (
      <Suspense fallback={<Loading label="Opening" />}>
        <DeviceCopyPart file={copy} isRestore={isRestore} onRestored={onRestored} onCancel={() => setCopy(null)} />
      </Suspense>
    );
  }

  return (
    <Stack gap="l">
      {state.type === 'choose' && (
        <>
          <PackageDrop onFile={take} />
          <FolderCopies onFile={take} />
        </>
      )}
      {state.type === 'reading' && (
        <WorkingCard
          label={`${state.step === 'passphrase' ? 'Trying the passphrase on' : 'Reading and checking'} ${state.name}`}
          value={state.bytes}
          max={state.total}
          valueText={`${fileSizeText(state.bytes)} of ${fileSizeText(state.total)}`}
          onCancel={cancel}
        />
      )}
      {state.type === 'locked' && (
        <PassphraseCard
          key={String(state.isWrong)}
          name={state.file.name}
          isWrong={state.isWrong}
          onTry={(words) => void read(state.file, words)}
          onCancel={startAgain}
        />
      )}
      {state.type === 'refused' && (
        <>
          <Notice tone="error" title={`${state.name} was not opened`}>
            {state.sentence}
          </Notice>
          <PackageDrop onFile={take} />
          <FolderCopies onFile={take} />
        </>
      )}
      {(state.type === 'ready' || state.type === 'applying') && (
        <StagedPreview
          staged={state.staged}
          name={state.name}
          problem={state.type === 'ready' ? state.problem : null}
          isBusy={state.type === 'applying' || state.isPlanning}
          onAccept={(keys) => void accept(keys)}
          onApply={(openAs) => void apply(openAs)}
          onCancel={startAgain}
        />
      )}
    </Stack>
  );
}
