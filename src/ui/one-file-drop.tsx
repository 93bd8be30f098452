import { useState, type DragEvent, type ReactNode } from 'react';
import { FileButton } from './file-button.tsx';
import { isFileDrag, splitDrop, useFilePaste, useNoStrayDrops } from './file-transfer.ts';
import classes from './one-file-drop.module.css';
import { Stack } from './stack.tsx';

interface OneFileDropProps {
  /** What the button says. */
  readonly label: string;
  /** As for a file input: `.pdf,application/pdf`. */
  readonly accept?: string | undefined;
  /** What kind of file it may be. */
  readonly children: ReactNode;
  /** Below the button, less loud. */
  readonly footnote?: string | undefined;
  readonly onFile: (file: File) => void;
}

/** Takes one file to look into: chosen, dropped or pasted. */
export function OneFileDrop({ label, accept, children, footnote, onFile }: OneFileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (file) onFile(file);
  };
  useFilePaste(take, true);
  useNoStrayDrops();
  const over = (event: DragEvent) => {
    if (!isFileDrag(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  };
  return (
    <div
      className={`${classes.drop} ${isOver ? classes.isOver : ''}`}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        if (!isFileDrag(event.dataTransfer)) return;
        event.preventDefault();
        setIsOver(false);
        take(splitDrop(event.dataTransfer).files);
      }}
    >
      <Stack gap="s">
        <p>{children}</p>
        <div>
          <FileButton variant="primary" accept={accept} onFile={onFile}>
            {label}
          </FileButton>
        </div>
        {footnote !== undefined && <p className={classes.footnote}>{footnote}</p>}
      </Stack>
    </div>
  );
}
