import type { ExchangeError } from '../exchange/exchange-error.ts';
import { packageErrorText } from '../package/package-error-text.ts';
import { writeErrorText } from './write-error-text.ts';

/** What to tell a person when something that goes between devices did not happen: what is wrong, and what to do. */
export function exchangeErrorText(error: ExchangeError): string {
  switch (error.type) {
    case 'package':
      return packageErrorText(error.error);
    case 'no-identity':
      return 'Say first who you are: your seal signs what you hand over. You find it under “You on this device”.';
    case 'no-keys':
      return `This browser makes no seals here (${error.reason}). Open Folio at its own address, which begins with https, in an up-to-date browser.`;
    case 'identity-in-use':
      return error.portfolioIds.length === 1
        ? 'This seal signs in a portfolio on this device, so it is kept.'
        : `This seal signs in ${error.portfolioIds.length} portfolios on this device, so it is kept.`;
    case 'changed-meanwhile':
      return 'Something was still being written in another tab. Nothing was changed here. Close the other tab, then try again.';
    case 'log-behind':
      return 'This is an older copy of the portfolio: this device signed later work than it holds, such as before an old backup was opened. Open the newest copy that you have, and go on from there.';
    case 'log-stopped':
      return 'Nothing more can be signed with this seal here: what it signed before contradicts itself or is incomplete, such as after two copies of one device were both used. Go on with a new seal, and have it accepted again.';
    case 'nothing-to-begin-with':
      return 'This file holds only what somebody adds to a portfolio that is not on this device. Ask for a whole copy first, open that, and then this one.';
    case 'not-verified':
      return 'The backup was written, but what was read back is not the same. Do not rely on that file: make the backup again, to another place.';
    case 'locked':
    case 'not-owner':
    case 'not-found':
    case 'deleted-elsewhere':
    case 'changed-elsewhere':
    case 'invalid':
    case 'other-tab':
    case 'newer-data':
    case 'not-kept':
    case 'database-gone':
    case 'storage-full':
    case 'storage-failed':
      return writeErrorText(error);
  }
}

/** True when the person stopped it, and so knows. */
export function isCancelled(error: ExchangeError): boolean {
  return error.type === 'package' && error.error.type === 'cancelled';
}
