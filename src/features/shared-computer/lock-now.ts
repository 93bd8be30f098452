import { isAllSaved, startAgain } from './start-again.ts';
import { tellTabs } from './tabs.ts';

export const NOT_LOCKED =
  'Folio is not locked: your last words could not be saved. Make room on the disk, or copy them somewhere else, then lock again.';

/** R49: locks this tab and all others, once everything is saved. False, and nothing is locked, when something cannot be saved here. */
export async function lockNow(reload: () => void = startAgain): Promise<boolean> {
  if (!(await isAllSaved())) return false;
  await removeScratch();
  tellTabs({ type: 'lock' });
  reload();
  return true;
}

/** Copies on their way to the downloads lie on the disk for an hour, and not sealed. */
async function removeScratch(): Promise<void> {
  try {
    await (await navigator.storage.getDirectory()).removeEntry('scratch', { recursive: true });
  } catch {
    // There is none.
  }
}
