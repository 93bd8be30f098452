import { useEffect, useState } from 'react';
import { isPictureToShow } from '../../attachments/glance.ts';
import { mediaTypeWords } from '../../attachments/media-types.ts';
import { safeAddress } from '../../attachments/safe-address.ts';
import { readSharedFile, removeSharedFile, type SharedFile } from '../../attachments/shared-files.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Entry, EntryList } from '../../ui/entry-list.tsx';
import classes from './shared-files.module.css';

interface SharedFileListProps {
  readonly files: readonly SharedFile[];
  /** Why a file was not taken in, by its id. */
  readonly problems?: ReadonlyMap<string, string>;
  readonly onDiscarded: () => void;
}

/** The files as they came, with a way to say that one, or all of them, are not wanted. */
export function SharedFileList({ files, problems, onDiscarded }: SharedFileListProps) {
  const [isAsking, setIsAsking] = useState(false);
  const discard = async (unwanted: readonly SharedFile[]) => {
    setIsAsking(false);
    await Promise.all(unwanted.map((file) => removeSharedFile(file)));
    onDiscarded();
  };
  return (
    <>
      <EntryList>
        {files.map((file) => (
          <Entry key={file.id}>
            <div className={classes['file']}>
              <Picture file={file} />
              <div>
                <b>{file.name}</b>
                <div className={classes['facts']}>
                  {mediaTypeWords(file.mediaType)} · {fileSizeText(file.size)}
                </div>
                {problems?.has(file.id) && <p role="alert">{problems.get(file.id)}</p>}
              </div>
            </div>
            <Button size="s" variant="quiet" onClick={() => void discard([file])} aria-label={`Do not keep ${file.name}`}>
              Do not keep
            </Button>
          </Entry>
        ))}
      </EntryList>
      {files.length > 1 && (
        <Button size="s" variant="quiet" onClick={() => setIsAsking(true)}>
          Keep none of them
        </Button>
      )}
      <ConfirmDialog
        title={`Let go of ${String(files.length)} files?`}
        isOpen={isAsking}
        confirmLabel="Keep none of them"
        isDanger
        onConfirm={() => discard(files)}
        onClose={() => setIsAsking(false)}
      >
        <p>They are deleted from what waits here. In the apps that you shared them from they stay.</p>
      </ConfirmDialog>
    </>
  );
}

/** A small picture of a picture; of other files nothing is shown before they were looked into. */
function Picture({ file }: { readonly file: SharedFile }) {
  const [url, setUrl] = useState<string | null>(null);

  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    const show = async () => {
      const bytes = await readSharedFile(file);
      if (bytes === null || !(await isPictureToShow(bytes))) return;
      made = await safeAddress(bytes, 'image');
      if (!isGone) setUrl(made);
      else if (made !== null) URL.revokeObjectURL(made);
    };
    // A picture that cannot be shown is a file without one.
    show().catch(() => undefined);
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [file]);

  return url === null ? null : <img className={classes['picture']} src={url} alt="" />;
}
