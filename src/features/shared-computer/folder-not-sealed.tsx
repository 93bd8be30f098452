import { useEffect, useState } from 'react';
import { readBackupFolder } from '../../storage/backup-folder.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Notice } from '../../ui/notice.tsx';

/** R40: where copies go into a folder, they are outside of what the lock seals. */
export function FolderNotSealed() {
  const { session } = useStorage();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      const folder = await readBackupFolder(session.db);
      if (isCurrent) setName(folder?.handle.name ?? null);
    };
    // A folder that cannot be read of gets no copies either.
    look().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [session]);
  if (name === null) return null;
  return (
    <Notice tone="warning" title="The copies in your folder are not sealed">
      {`Folio keeps copies in the folder “${name}”, and the lock does not reach there: whoever can open the folder can read them, without the passphrase. If others can open it, choose another folder or stop copying, under “Share and back up” of any portfolio, and delete the copies that are there.`}
    </Notice>
  );
}
