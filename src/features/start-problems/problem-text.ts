import { formatInstant } from '../../lib/dates.ts';
import type { StartProblem } from '../../storage/start-check.ts';

interface ProblemText {
  readonly title: string;
  readonly text: readonly string[];
}

/** What was found at the start, in words for whoever finds their work gone. */
export function problemText(problem: StartProblem): ProblemText {
  switch (problem.type) {
    case 'vanished':
      return {
        title: 'What Folio kept here is gone',
        text: [
          `When Folio was last used in this browser, on ${formatInstant(problem.remembered.at)}, it held ${portfolios(problem.remembered.portfolios.length)}. Now the browser has nothing left of it.`,
          'Browsers do this when their data or history are cleared, when the device runs out of space, or when their files are damaged. Folio has not written anything over it.',
          'A backup brings everything back up to its day. So does a copy that you saved from this browser, or what you last sent to your assessor.',
        ],
      };
    case 'behind':
      return {
        title: 'The newest work is missing',
        text: [
          `When Folio was last used in this browser, on ${formatInstant(problem.remembered.at)}, more had been saved than is here now. What was saved before that is still here.`,
          'This can happen when the device was switched off at a bad moment, or when an older state of it was put back.',
          'If you have a backup or a copy from that day, restore it. Otherwise go on with what is here, and look whether your last entries are complete.',
        ],
      };
    case 'damaged':
      return {
        title: 'Some records are damaged or missing',
        text: [
          'What lies in this browser is not what Folio left here. It was changed or lost by something else, such as a fault of the disk.',
          'Folio stopped so that nothing is written over it. Restore a backup, or save a copy of what is left and go on with that.',
        ],
      };
    case 'unreadable':
      return {
        title: 'The browser cannot open what Folio kept',
        text: [
          'Your work may still be there: what helps most often is to close the browser altogether, start the device again, and open Folio once more.',
          'Please do not clear the browser’s data: that would delete what can perhaps still be saved.',
        ],
      };
    case 'newer':
      return {
        title: 'A newer Folio was used here',
        text: [
          'What lies in this browser was written by a newer version of Folio than the one on this page. So that nothing is damaged, this one does not touch it.',
          'Load the page again while you are online: that brings the newer version. If this message comes back, close all tabs of Folio and open it again.',
        ],
      };
    case 'blocked':
      return {
        title: 'Folio is being brought up to date',
        text: ['Another tab still has the older version open. Please close all other tabs and windows of Folio. This page then goes on by itself.'],
      };
    case 'waiting':
      return {
        title: 'Your work is not open yet',
        text: [
          'The browser takes longer than usual to open what Folio kept. It may only be slow, or something else of Folio still holds it, such as another tab.',
          'You can wait: this page goes on by itself. If it does not within a minute, close all tabs and windows of Folio, this one too, and open it again. After that, it helps to close the browser altogether.',
          'Waiting loses nothing. Please do not clear the browser’s data.',
        ],
      };
  }
}

function portfolios(count: number): string {
  return count === 1 ? 'one portfolio' : `${count} portfolios`;
}
