import { useRef, useState } from 'react';
import { fileProblemText } from '../../attachments/file-problem-text.ts';
import { hashFile } from '../../attachments/hash-file.ts';
import { mediaTypeWords } from '../../attachments/media-types.ts';
import { takeInFile } from '../../attachments/take-in-file.ts';
import { canBeLogo } from '../../domain/logo.ts';
import type { Portfolio } from '../../domain/portfolio.ts';
import { addLogo, changeLogo } from '../../storage/logo-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import type { FileProgressItem } from '../../ui/file-progress.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../use-command.ts';

/** The centre's logo: takes a picture in as photos are taken in, makes it the logo, removes it, and takes each of these back. */
export function useLogo({ id: portfolioId, logoId }: Portfolio): {
  readonly items: readonly FileProgressItem[];
  readonly choose: (files: readonly File[]) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
  readonly remove: () => void;
} {
  const { session, files } = useStorage();
  const command = useCommand();
  const [item, setItem] = useState<FileProgressItem | null>(null);
  const running = useRef<AbortController | null>(null);

  const undo = { run: async () => void (await command((open) => changeLogo(open, portfolioId, logoId))) };
  const take = async (file: File) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const refuse = (message: string) => setItem({ id: file.name, name: file.name, state: 'refused', message });
    setItem({ id: file.name, name: file.name, state: 'working', progress: 0 });
    const taken = await takeInFile(file, { signal: controller.signal });
    if (controller.signal.aborted) return;
    if (!taken.ok) return refuse(fileProblemText(taken.error));
    const { facts, bytes } = taken.value;
    if (!canBeLogo(facts))
      return refuse(`${facts.name} is ${mediaTypeWords(facts.mediaType)}. A logo has to be a picture: save it as a PNG or JPEG and add that.`);
    const record = { ...facts, alternativeText: '', addedAt: session.now().toISOString() };
    const done = await command((open) => addLogo(open, files, hashFile, portfolioId, record, bytes));
    setItem(null);
    if (done.isDone) showToast({ message: logoId === null ? 'The logo is on the cover.' : 'The logo is replaced.', tone: 'success', undo });
  };
  const stop = () => {
    running.current?.abort();
    setItem(null);
  };

  return {
    items: item ? [item] : [],
    // Of several the first: there is room for one.
    choose: ([file]) => void (file && take(file)),
    cancel: stop,
    dismiss: stop,
    remove: () =>
      void command((open) => changeLogo(open, portfolioId, null)).then(
        ({ isDone }) => isDone && showToast({ message: 'The logo is removed.', undo }),
      ),
  };
}
