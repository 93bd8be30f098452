import { useState } from 'react';
import { listCopies, problemOf, type FolderProblem, type FoundCopy } from '../exchange/folder-copies.ts';
import { fileSizeText } from '../lib/file-size-text.ts';
import { formatInstant } from '../lib/dates.ts';
import { readBackupFolder } from '../storage/backup-folder.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Entry, EntryList } from '../ui/entry-list.tsx';
import { Notice } from '../ui/notice.tsx';
import { Row, Stack } from '../ui/stack.tsx';
import { askFor, canChooseFolder, chooseFolder } from './folder-access.ts';

/** As many copies are shown at first. */
const FIRST = 10;

/**
 * The way to copies in a folder: the folder that Folio keeps them in, or any other; then what lies there, newest first. Nothing is
 * opened before somebody says which. Not shown where the browser opens no folders.
 */
export function FolderCopies({ onFile }: { readonly onFile: (file: File) => void }) {
  const { look, state } = useFolderCopies();
  const [showsAll, setShowsAll] = useState(false);
  const [isGone, setIsGone] = useState<string | null>(null);
  if (!canChooseFolder()) return null;
  if (state.type === 'closed' || state.type === 'failed')
    return (
      <Stack gap="s">
        {state.type === 'failed' && <Notice tone="error">{lookProblemText(state.problem)}</Notice>}
        <Row>
          <Button variant="secondary" onClick={() => void look('known')}>
            Look in a backup folder
          </Button>
          {state.type === 'failed' && (
            <Button variant="quiet" onClick={() => void look('other')}>
              Choose another folder
            </Button>
          )}
        </Row>
      </Stack>
    );
  const open = async (copy: FoundCopy) => {
    try {
      onFile(await copy.open());
    } catch {
      setIsGone(copy.fileName);
    }
  };
  const shown = showsAll ? state.copies : state.copies.slice(0, FIRST);
  return (
    <Card
      title={`In the folder “${state.name}”`}
      actions={
        <Button size="s" variant="quiet" onClick={() => void look('other')}>
          Choose another folder
        </Button>
      }
    >
      <Stack gap="m">
        {isGone !== null && <Notice tone="error">{`${isGone} can no longer be read there. Choose another copy.`}</Notice>}
        {state.copies.length === 0 && (
          <p>No copy of a portfolio lies here. Their names end in .folio.zip or .folio.zip.age; folders within this one are not looked through.</p>
        )}
        <EntryList>
          {shown.map((copy) => (
            <Entry key={copy.fileName}>
              <span>
                <b>{copy.title}</b>
                <br />
                {`${formatInstant(copy.at)}, ${fileSizeText(copy.bytes)}`}
              </span>
              <Button
                size="s"
                variant="secondary"
                aria-label={`Open the copy of ${copy.title}, ${formatInstant(copy.at)}`}
                onClick={() => void open(copy)}
              >
                Open
              </Button>
            </Entry>
          ))}
        </EntryList>
        {shown.length < state.copies.length && (
          <Row>
            <Button size="s" variant="quiet" onClick={() => setShowsAll(true)}>
              {`Show all ${String(state.copies.length)}`}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

type LookState =
  | { readonly type: 'closed' }
  | { readonly type: 'failed'; readonly problem: FolderProblem }
  | { readonly type: 'open'; readonly name: string; readonly copies: readonly FoundCopy[] };

function useFolderCopies() {
  const { session } = useStorage();
  const [state, setState] = useState<LookState>({ type: 'closed' });
  const look = async (which: 'known' | 'other') => {
    try {
      const handle = (which === 'known' ? await knownFolder() : null) ?? (await chooseFolder('read'));
      if (!handle) return;
      const found = await listCopies(handle);
      setState(found.ok ? { type: 'open', name: handle.name, copies: found.value } : { type: 'failed', problem: found.error });
    } catch (cause) {
      setState({ type: 'failed', problem: problemOf(cause) });
    }
  };
  /** The folder that copies are kept in, if it may be read; null also when the database itself cannot be read. */
  const knownFolder = async () => {
    const folder = await readBackupFolder(session.db).catch(() => null);
    return folder && (await askFor(folder.handle, 'read').catch(() => false)) ? folder.handle : null;
  };
  return { state, look };
}

function lookProblemText(problem: FolderProblem): string {
  switch (problem.type) {
    case 'gone':
      return 'This folder is not where it was. Plug in the stick or put the folder back, or choose another one.';
    case 'not-allowed':
      return 'The browser does not let Folio look into this folder. Choose another one, or open the copy by itself.';
    case 'full':
    case 'unwritable':
    case 'not-made':
      return 'This folder could not be read. Choose another one, or open the copy by itself.';
  }
}
