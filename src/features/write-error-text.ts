import type { WriteError } from '../storage/write-error.ts';

/** What to tell a person when a file was not taken in: of a file that does not fit nothing is kept. */
export function fileErrorText(name: string, error: WriteError): string {
  if (error.type === 'storage-full')
    return `${name} does not fit: this device is full. Nothing of it was kept, and nothing else is lost. Make room, then add it again.`;
  return `${name}: ${writeErrorText(error)}`;
}

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
    case 'other-tab':
      return 'You are editing this portfolio in another tab. Press “Edit here” to go on in this one; your words stay here until then.';
    case 'newer-data':
      return 'Folio was updated in another tab, and this tab is of the version before. Copy what you typed last, then reload the page.';
    case 'not-kept':
      return 'The browser said that it saved this, but gave something else back when Folio looked. Your words are still here: copy them, make a backup, and reload the page.';
    case 'database-gone':
      return 'The browser lost what Folio kept here while this page was open. Your words are still in their fields: copy them, then reload the page. Folio says then what can be brought back.';
    case 'storage-full':
      return 'This device has no space left for Folio, so the last change is not saved. Free some space or remove large files; your words stay here and are saved as soon as there is room.';
    case 'storage-failed':
      return `The browser could not save this (${error.reason}). Your words are still here. Try again; if it fails again, copy them and reload the page.`;
  }
}
