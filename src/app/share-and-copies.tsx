import { FolderCard } from '../features/backups/folder-card.tsx';
import { ShareScreen } from '../features/share/share-screen.tsx';

/** Share, with the second copies in a folder. */
export function ShareAndCopies() {
  return <ShareScreen copies={<FolderCard />} />;
}
