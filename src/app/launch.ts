import { giveFile } from '../features/given-file.ts';
import { routes } from '../features/paths.ts';
import { showToast } from '../ui/toast.tsx';

/** What the browser gives an installed app that is opened with files. */
interface LaunchQueue {
  setConsumer(consume: (launch: { readonly files?: readonly FileSystemHandle[] }) => void): void;
}

/** Opens the file with which the device started Folio, where browsers can: a package, a locked one, or a PDF from Folio. */
export function openLaunchedFiles(): void {
  const { launchQueue } = window as Window & { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files = [] }) => void openFirst(files));
}

async function openFirst(files: readonly FileSystemHandle[]): Promise<void> {
  const first = files.find((handle): handle is FileSystemFileHandle => handle.kind === 'file');
  if (!first) return;
  window.location.hash = `#${routes.open}`;
  try {
    giveFile(await first.getFile());
    if (files.length > 1) showToast({ message: `Folio opens one file at a time. This is ${first.name}; open the others after it.` });
  } catch {
    showToast({ message: `${first.name} could not be read. It may have been moved or deleted: choose it here again.`, tone: 'error' });
  }
}
