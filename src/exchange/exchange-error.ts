import type { PackageError } from '../package/package-error.ts';
import type { IdentityInUse } from '../storage/identity-commands.ts';
import type { ChangedMeanwhile } from '../storage/rewrite-portfolio.ts';
import type { WriteError } from '../storage/write-error.ts';

/** Why something that goes between devices did not happen. Nothing was changed then. Wording is the screens' affair. */
export type ExchangeError =
  | WriteError
  /** Another tab kept writing while this was done. */
  | ChangedMeanwhile
  | IdentityInUse
  /** This role signs with an identity of its own, and none is chosen, or its key is gone from this device. */
  | { readonly type: 'no-identity' }
  /** The browser makes no keys here, such as on a page without https. */
  | { readonly type: 'no-keys'; readonly reason: string }
  /** The file was refused, or could not be written. `packageErrorText` says why. */
  | { readonly type: 'package'; readonly error: PackageError }
  /**
   * This device signed later work in this portfolio than the copy here holds, such as after an old backup was opened. To go on
   * from it would split the log in two (T4): open the newest copy, or go on with a new identity.
   */
  | { readonly type: 'log-behind'; readonly signed: number; readonly here: number }
  /** This device's own log has forked, broken or lost a part: nothing can be added to it. Go on with a new identity. */
  | { readonly type: 'log-stopped' }
  /** The package holds nothing from which the portfolio could be begun here: ask for a whole copy. */
  | { readonly type: 'nothing-to-begin-with' }
  /** A backup was written, and what was read back is not what was written. */
  | { readonly type: 'not-verified' };
