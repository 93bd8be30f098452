import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { useId, useRef, useState, useSyncExternalStore, type ComponentProps, type DragEvent } from 'react';
import { Button } from './button.tsx';
import classes from './file-drop.module.css';
import { isFileDrag, splitDrop, useFilePaste, useNoStrayDrops } from './file-transfer.ts';
import { useIsReadOnly } from './read-only.tsx';

/**
 * Takes files from the device, the camera of a phone, drag and drop, and the clipboard. While it is on the page, files pasted
 * anywhere come here, and a file dropped beside it does not replace the page.
 */
export function FileDrop({
  label,
  hint,
  accept,
  onFiles,
  disabled: isDisabled = false,
}: {
  readonly label: string;
  readonly hint?: string;
  /** As for a file input: `image/*,.pdf`. */
  readonly accept?: string;
  readonly onFiles: (files: File[]) => void;
  readonly disabled?: boolean;
}) {
  const isReadOnly = useIsReadOnly();
  const disabled = isDisabled || isReadOnly;
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isTouch = useSyncExternalStore(subscribeTouch, readTouch);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState('');

  function take(files: readonly File[]): void {
    setProblem('');
    if (files.length > 0 && !disabled) onFiles([...files]);
  }

  function drop(event: DragEvent): void {
    if (!isFileDrag(event.dataTransfer) || disabled) return;
    event.preventDefault();
    setIsOver(false);
    const { files, hasFolder } = splitDrop(event.dataTransfer);
    take(files);
    if (hasFolder) setProblem('A folder cannot be added. Open it and add the files in it.');
  }

  function dragOver(event: DragEvent): void {
    if (!isFileDrag(event.dataTransfer) || disabled) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  }

  useFilePaste(take, !disabled);
  useNoStrayDrops();

  return (
    <div
      className={`${classes.drop} ${isOver ? classes.isOver : ''}`}
      onDragEnter={dragOver}
      onDragOver={dragOver}
      onDragLeave={(event) => {
        // Passing over a child leaves the zone only in name.
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setIsOver(false);
      }}
      onDrop={drop}
    >
      <div className={classes.buttons} role="group" aria-label={label} aria-describedby={hint && `${id}-hint`}>
        <Button variant="secondary" icon={<IconPaperclip aria-hidden />} disabled={disabled} onClick={() => picker.current?.click()}>
          Add files
        </Button>
        {isTouch && (
          <Button variant="secondary" icon={<IconCamera aria-hidden />} disabled={disabled} onClick={() => camera.current?.click()}>
            Take photo
          </Button>
        )}
        {!isTouch && <span className={classes.ways}>or drop them here, or paste with Ctrl+V</span>}
      </div>
      {hint && (
        <p className={classes.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p className={classes.problem} role="alert">
        {problem}
      </p>
      <FileInput ref={picker} accept={accept} multiple onFiles={take} />
      <FileInput ref={camera} accept="image/*" capture="environment" onFiles={take} />
    </div>
  );
}

/** Hidden from everybody: the buttons speak for it. */
function FileInput({ onFiles, ...input }: { readonly onFiles: (files: readonly File[]) => void } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input
      {...input}
      type="file"
      hidden
      tabIndex={-1}
      aria-hidden
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        // Else choosing the same file again would be no change.
        event.target.value = '';
        onFiles(files);
      }}
    />
  );
}

const touch = () => window.matchMedia('(any-pointer: coarse)');

function readTouch(): boolean {
  return touch().matches;
}

function subscribeTouch(listener: () => void): () => void {
  const query = touch();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
