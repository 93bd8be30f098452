import type { Unit } from '../domain/unit.ts';
import { LONGEST_BATCH } from '../log/read-batch.ts';

/** Version of the layout of packages (SPEC X1). A reader refuses any that is newer than its own. */
export const PACKAGE_FORMAT = 1;

/** Type in the protected header of a package's signature, so that no other signed text can pass for one. */
export const PACKAGE_TYPE = 'folio-package';

/** Ending of a package's name, and of an encrypted one's. */
export const PACKAGE_ENDING = '.folio.zip';
export const ENCRYPTED_ENDING = '.folio.zip.age';

/** What a package is for: a whole copy, a backup, handed to the assessor, what a reviewer gives back, picked for an IQA or EQA. */
export const packageKinds = ['full', 'backup', 'submission', 'review', 'sample'] as const;
export type PackageKind = (typeof packageKinds)[number];

/** Newest batch of one log: its number and the SHA-256 of its text. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}
export type Heads = Readonly<Record<string, Head>>;

/** What `bag-info.txt` says. */
export interface PackageInfo {
  readonly format: number;
  /** Data version of the newest records that may be within (src/migrations). */
  readonly dataVersion: number;
  readonly appVersion: string;
  readonly kind: PackageKind;
  readonly portfolioId: string;
}

/** A unit as it lies in a package: its text is kept to the byte, because it is found by its hash. */
export interface PackageUnit {
  readonly sha256: string;
  readonly unit: Unit;
}

/** How much may be in a package before it is refused (X5). */
export interface PackageLimits {
  readonly entries: number;
  /** Bytes of the package, and of all its files together. */
  readonly bytes: number;
  /** Bytes of one JSON, CSV or tag file; a batch has the limit of src/log/read-batch.ts. */
  readonly textBytes: number;
}

export const packageLimits: PackageLimits = {
  entries: 20_000,
  bytes: 20_000_000_000,
  textBytes: 16 * 1024 * 1024,
};

/** How many bytes may lie at a path. */
export function largestAt(path: string, limits: PackageLimits): number {
  if (path.startsWith('data/files/')) return limits.bytes;
  return path.startsWith('data/log/') ? LONGEST_BATCH : limits.textBytes;
}

/** How far reading or writing is. */
export interface PackageProgress {
  readonly bytes: number;
  readonly total: number;
  /** Said while a passphrase is worked into a lock, or tried, which takes a second or two whatever the size. */
  readonly step?: 'passphrase' | undefined;
}

export interface PackageWork {
  readonly onProgress?: ((progress: PackageProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}
