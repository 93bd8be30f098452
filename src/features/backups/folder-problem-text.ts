import type { FolderProblem } from '../../exchange/folder-copies.ts';
import { exchangeErrorText } from '../exchange-error-text.ts';

/** Why there is no new copy in the folder, and what to do. */
export function folderProblemText(problem: FolderProblem, folderName: string): string {
  switch (problem.type) {
    case 'not-allowed':
      return `The browser no longer lets Folio write to “${folderName}”. The copies there stay as they are; allow it again, and new ones are made.`;
    case 'gone':
      return `The folder “${folderName}” is not where it was. Plug in the stick or put the folder back; if it has moved, choose it again.`;
    case 'full':
      return `There is no space left where “${folderName}” lies, so no new copy was made. The earlier ones are still there. Free some space, or choose another folder.`;
    case 'unwritable':
      return `No copy could be written to “${folderName}” (${problem.reason}). The earlier ones are still there. Folio tries again; if this stays, choose another folder.`;
    case 'not-made':
      return `No copy was made. ${exchangeErrorText(problem.error)}`;
  }
}
