import type { BackupFolder } from '../../storage/backup-folder.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { askFor } from '../folder-access.ts';
import type { FolderKeeper } from './folder-keeper.ts';

/** Asks the browser again whether Folio may write to the folder. */
export function AllowAgain({ keeper, folder }: { readonly keeper: FolderKeeper; readonly folder: BackupFolder }) {
  const ask = async () => {
    if (await askFor(folder.handle, 'readwrite').catch(() => false)) await keeper.allowed();
    else showToast({ message: 'The browser did not allow it. The copies in the folder stay as they are.' });
  };
  return (
    <Button size="s" variant="secondary" onClick={() => void ask()}>
      Allow again
    </Button>
  );
}
