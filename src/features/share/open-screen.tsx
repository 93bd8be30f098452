import { useState } from 'react';
import { useNavigate } from 'react-router';
import { restorePoint } from '../../exchange/restore-points.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { WorkingCard } from '../../ui/working-card.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { portfolioPaths, routes } from '../paths.ts';
import { useExchange } from '../use-exchange.ts';
import { PackageDrop } from './package-drop.tsx';
import { StagedPreview } from './staged-preview.tsx';
import { useOpen } from './use-open.ts';

/** Opens a package that somebody handed over, and shows what it would change before anything is changed. */
export function OpenScreen() {
  const navigate = useNavigate();
  const exchange = useExchange();
  const { state, read, accept, apply, cancel, startAgain } = useOpen(async (applied, staged) => {
    await navigate(portfolioPaths(staged.portfolioId).overview);
    const { restorePointId } = applied;
    const undo = async () => {
      if (restorePointId === null) return;
      const back = await exchange(({ session }) => restorePoint(session, staged.portfolioId, restorePointId));
      if (back.isDone) showToast({ message: 'The portfolio is as it was before.', tone: 'success' });
    };
    showToast({
      message: staged.isKnownHere
        ? 'The package is taken over.'
        : `The portfolio of ${staged.candidateName || 'the candidate'} is on this device now.`,
      tone: 'success',
      ...(restorePointId === null ? {} : { undo: { run: undo } }),
    });
  });

  return (
    <Page
      title="Open a package"
      lead="A file that somebody handed over, a PDF from Folio, or your own backup. You see what it would change before anything is changed."
    >
      <Stack gap="l">
        {state.type === 'choose' && <PackageDrop onFile={(file) => void read(file)} />}
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
          <Passphrase
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
            <PackageDrop onFile={(file) => void read(file)} />
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
        {state.type === 'choose' && (
          <Row wrap>
            <LinkButton variant="quiet" to={routes.home}>
              Back to the portfolios
            </LinkButton>
            <LinkButton variant="quiet" to={routes.signPdf}>
              Sign or check a PDF instead
            </LinkButton>
          </Row>
        )}
      </Stack>
    </Page>
  );
}

interface PassphraseProps {
  readonly name: string;
  readonly isWrong: boolean;
  readonly onTry: (words: string) => void;
  readonly onCancel: () => void;
}

function Passphrase({ name, isWrong, onTry, onCancel }: PassphraseProps) {
  const [words, setWords] = useState('');
  return (
    <Card title={`${name} is locked`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== '') onTry(words);
        }}
      >
        <Stack gap="m">
          {isWrong && (
            <Notice tone="error">
              These words do not open the file. Check each of them with whoever sent it; capitals, spaces and hyphens do not matter.
            </Notice>
          )}
          <PlainField label="Passphrase that they told you">
            <input value={words} onChange={(event) => setWords(event.target.value)} autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </PlainField>
          <Row>
            <Button type="submit" disabled={words.trim() === ''}>
              Unlock
            </Button>
            <Button variant="quiet" onClick={onCancel}>
              Choose another file
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
