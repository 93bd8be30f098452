import type { WriteError } from '../storage/write-error.ts';

/** What to tell a person when a command changed nothing: what is wrong, and what to do. */
export function writeErrorText(error: WriteError): string {
  switch (error.type) {
    case 'locked':
      return 'This portfolio is signed and locked. To change it, unlock it on the sign-off page and say why.';
    case 'not-owner':
      return `Only the ${error.owner} can write this.`;
    case 'not-found':
      return 'This is no longer on this device. It may have been erased in another tab.';
    case 'deleted-elsewhere':
      return 'This was deleted in another tab. Restore it there, or from the list of deleted items, to go on. Your words are still here: copy them first if you need them.';
    case 'changed-elsewhere':
      return 'The same field was changed in another tab. Nothing is lost: choose which version to keep.';
    case 'invalid':
      return error.reason;
    case 'storage-full':
      return 'This device has no space left for Folio, so the last change is not saved. Free some space or remove large files; your words stay here and are saved as soon as there is room.';
    case 'storage-failed':
      return `The browser could not save this (${error.reason}). Your words are still here. Try again; if it fails again, copy them and reload the page.`;
  }
}
