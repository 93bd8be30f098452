import { openSaves, saveOpenForms } from '../../ui/open-saves.ts';

/** Loads the page anew: what it held in memory, the key among it, is gone. */
export function startAgain(): void {
  window.location.reload();
}

/** Saves whatever is typed in any form of this tab. False when something could not be saved: then nothing may be thrown away. */
export async function isAllSaved(): Promise<boolean> {
  await saveOpenForms();
  return openSaves()?.type !== 'failed';
}
