import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { useLargeFiles } from '../../storage/device-hooks.ts';
import { dropRemovedFile, type LargeFile } from '../../storage/large-files.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Entry, EntryList } from '../../ui/entry-list.tsx';
import { Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { LARGE_FILES, portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';

/** The largest files of the portfolio: where room can be made. What was removed already goes for good here, what is used goes from its evidence. */
export function LargeFilesCard() {
  const { portfolioId } = useOpenPortfolio();
  const files = useLargeFiles(portfolioId);
  const [chosen, setChosen] = useState<LargeFile | null>(null);
  const command = useCommand();
  const place = useRef<HTMLDivElement>(null);
  const isAsked = useLocation().state === LARGE_FILES;
  const isThere = files !== undefined;
  useEffect(() => {
    if (!isAsked || !isThere) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [isAsked, isThere]);
  if (!files || (files.length === 0 && !isAsked)) return null;

  const drop = async ({ sha256, name, bytes }: LargeFile) => {
    setChosen(null);
    const dropped = await command((session) => dropRemovedFile(session, sha256));
    if (!dropped.isDone) return;
    if (dropped.value) showToast({ message: `${name} is gone for good: ${fileSizeText(bytes)} are free again.`, tone: 'success' });
    else showToast({ message: `${name} is used again somewhere, so it was kept.` });
  };
  return (
    <div ref={place} tabIndex={-1}>
      <Card title="Large files">
        <Stack gap="m">
          {files.length === 0 ? (
            <p>No file of this portfolio is larger than 1 MB. Room has to be made elsewhere on this device.</p>
          ) : (
            <p>If this device runs out of space, these make the most room. Make a backup first: it keeps them all.</p>
          )}
          <EntryList>
            {files.slice(0, SHOWN).map((file) => (
              <Entry key={file.sha256}>
                <span>
                  <b>{file.name}</b>
                  <br />
                  {fileSizeText(file.bytes)}
                  {file.reference === '' ? ', removed already' : `, in ${file.reference}`}
                </span>
                {file.reference === '' && (
                  <Button size="s" variant="secondary" aria-label={`Remove ${file.name} for good`} onClick={() => setChosen(file)}>
                    Remove for good
                  </Button>
                )}
                {file.evidenceId !== null && (
                  <LinkButton
                    size="s"
                    variant="quiet"
                    to={portfolioPaths(portfolioId).evidence(file.evidenceId)}
                    aria-label={`Go to ${file.reference} with ${file.name}`}
                  >
                    Go to it
                  </LinkButton>
                )}
              </Entry>
            ))}
          </EntryList>
        </Stack>
        <ConfirmDialog
          title={`Remove ${chosen?.name ?? 'it'} for good?`}
          isOpen={chosen !== null}
          confirmLabel="Remove for good"
          onClose={() => setChosen(null)}
          onConfirm={() => (chosen === null ? undefined : drop(chosen))}
        >
          <p>It was removed from the evidence before; until now it could be brought back. After this it cannot, except from a backup that has it.</p>
        </ConfirmDialog>
      </Card>
    </div>
  );
}

const SHOWN = 10;
