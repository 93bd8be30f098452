import { useState } from 'react';
import { FileButton } from '../../ui/file-button.tsx';
import { isFileDrag, splitDrop, useFilePaste, useNoStrayDrops } from '../../ui/file-transfer.ts';
import { Stack } from '../../ui/stack.tsx';
import classes from './package-drop.module.css';

/** Takes one package: chosen, dropped or pasted. */
export function PackageDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const [isOver, setIsOver] = useState(false);
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (file) onFile(file);
  };
  useFilePaste(take, true);
  useNoStrayDrops();
  const over = (event: React.DragEvent) => {
    if (!isFileDrag(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  };
  return (
    <div
      className={`${classes['drop']} ${isOver ? classes['isOver'] : ''}`}
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
        <p>Its name ends in .folio.zip, or in .folio.zip.age when it is locked. A PDF that Folio exported with its data opens too. You can also drop it here.</p>
        <div>
          <FileButton variant="primary" onFile={onFile}>
            Choose the file
          </FileButton>
        </div>
        <p className={classes['muted']}>Nothing is changed by looking: first you see what is in it.</p>
      </Stack>
    </div>
  );
}
