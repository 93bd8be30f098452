/** Why a package could not be read or written. `packageErrorText` says it to a person. Names are as they stand in the package. */
export type PackageError =
  /** Not a zip, or cut off. */
  | { readonly type: 'not-a-package' }
  | { readonly type: 'cut-short' }
  /** A zip whose parts contradict each other, or that something was added to. */
  | { readonly type: 'bad-zip'; readonly reason: string }
  /** Compressed: unpacked and packed again by another program. */
  | { readonly type: 'repacked'; readonly name: string }
  | { readonly type: 'bad-name'; readonly name: string }
  | { readonly type: 'too-many-files'; readonly count: number; readonly limit: number }
  | { readonly type: 'too-large'; readonly name: string; readonly size: number; readonly limit: number }
  | { readonly type: 'newer-format'; readonly version: number }
  | { readonly type: 'newer-data'; readonly version: number }
  /** A file that must be there is not, or one is there that is in no list. */
  | { readonly type: 'missing-file'; readonly name: string }
  | { readonly type: 'unlisted-file'; readonly name: string }
  /** The bytes do not have the hash that the package gives for them. */
  | { readonly type: 'changed-file'; readonly name: string }
  /** A part does not say what it must. */
  | { readonly type: 'bad-content'; readonly name: string; readonly reason: string }
  | { readonly type: 'bad-signature'; readonly reason: string }
  | { readonly type: 'bad-batch'; readonly name: string; readonly reason: string }
  | { readonly type: 'encrypted'; readonly for: 'passphrase' | 'recipient' }
  | { readonly type: 'wrong-passphrase' }
  | { readonly type: 'not-for-this-device' }
  | { readonly type: 'damaged-encryption' }
  | { readonly type: 'bad-recipient'; readonly recipient: string }
  | { readonly type: 'weak-passphrase'; readonly words: number }
  /** While writing: a file's bytes are gone from this device, or are not those it had. */
  | { readonly type: 'file-lost'; readonly name: string }
  | { readonly type: 'file-damaged'; readonly name: string }
  /** The place to write to gave up: full, unplugged, taken away. */
  | { readonly type: 'not-written'; readonly reason: string }
  | { readonly type: 'not-readable'; readonly reason: string }
  | { readonly type: 'cancelled' };
