import { useEffect, useRef } from 'react';

/** True while files, not text or links, are dragged. */
export function isFileDrag(transfer: DataTransfer): boolean {
  return transfer.types.includes('Files');
}

/** The files of a drop, without the folders, which browsers pass off as files that cannot be read. */
export function splitDrop(transfer: DataTransfer): { readonly files: readonly File[]; readonly hasFolder: boolean } {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  if (items.length === 0) return { files: [...transfer.files], hasFolder: false };
  const files = items.filter((item) => item.webkitGetAsEntry()?.isDirectory !== true).flatMap((item) => item.getAsFile() ?? []);
  return { files, hasFolder: files.length < items.length };
}

/** Takes files pasted anywhere on the page. Text on the same clipboard goes into the field where it was pasted, as ever. */
export function useFilePaste(onFiles: (files: readonly File[]) => void, isEnabled: boolean): void {
  const latest = useRef(onFiles);

  useEffect(() => {
    latest.current = onFiles;
  });

  useEffect(() => {
    if (!isEnabled) return undefined;

    function paste(event: ClipboardEvent): void {
      const { clipboardData } = event;
      if (event.defaultPrevented || !clipboardData || clipboardData.files.length === 0) return;
      // Word puts a picture of the copied text beside the text.
      if (isTextBox(event.target) && clipboardData.types.includes('text/plain')) return;
      event.preventDefault();
      latest.current([...clipboardData.files]);
    }

    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [isEnabled]);
}

/** A file dropped on the rest of the page would be opened in its place, and the person would be out of the app. */
export function useNoStrayDrops(): void {
  useEffect(() => {
    function refuse(event: DragEvent): void {
      if (event.defaultPrevented || !event.dataTransfer || !isFileDrag(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    }

    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}

function isTextBox(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio');
}
