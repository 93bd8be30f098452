import type { PublicKey } from '../domain/grant.ts';
import type { Json } from '../lib/canonical-json.ts';
import { reasonOf } from '../lib/reason-of.ts';
import { failure, type Result } from '../lib/result.ts';
import type { Batch } from '../log/batch.ts';
import { packageLimits, type Heads, type PackageInfo, type PackageLimits, type PackageUnit, type PackageWork } from './format.ts';
import { openEncrypted, type Scratch, type Unlock } from './encryption.ts';
import type { PackageError } from './package-error.ts';
import { readPlainPackage } from './read-plain-package.ts';

/** A file in a package, proved to have its hash. `bytes` is a view of the package: nothing is copied until it is read. */
export interface PackedFile {
  readonly sha256: string;
  readonly size: number;
  /** Where it lies: `data/files/e04-photo.jpg`. */
  readonly path: string;
  /** As its sender knew it. Not checked against the logs. */
  readonly name: string;
  readonly bytes: Blob;
}

/** A package of which everything holds: each hash, each signature, each list both ways. Who may say what is for the fold. */
export interface ReadPackage {
  readonly info: PackageInfo;
  /** By key, then by number. Verified, and of this portfolio. */
  readonly batches: readonly Batch[];
  readonly heads: Heads;
  /** Whose key signed the package; null when nobody's did. */
  readonly signedBy: { readonly keyId: string; readonly publicKey: PublicKey } | null;
  readonly unit: PackageUnit | null;
  readonly files: readonly PackedFile[];
  /** Files that the package names and does not hold: not deleted, only not sent. */
  readonly filesNotIncluded: readonly { readonly sha256: string; readonly size: number; readonly name: string }[];
  /** SHA-256 of the tag manifest: stands for everything in the package but its signature. */
  readonly digest: string;
  /** The snapshot for readers without Folio. For display at most. */
  readonly readable: Json;
}

export interface ReadOptions extends PackageWork {
  readonly limits?: Partial<PackageLimits> | undefined;
  readonly unlock?: Unlock | undefined;
  /** Where to put the bytes of an encrypted package while it is read; memory (or what the browser makes of a Blob) without it. */
  readonly scratch?: Scratch | undefined;
}

/**
 * Reads and proves a package, encrypted or not. Everything in it is taken for hostile until it is proved (SPEC X5–X12).
 * Nothing is thrown: whatever is wrong is a PackageError.
 */
export async function readPackage(
  blob: Blob,
  { limits, unlock, scratch, onProgress, signal }: ReadOptions = {},
): Promise<Result<ReadPackage, PackageError>> {
  const allowed = { ...packageLimits, ...limits };
  try {
    signal?.throwIfAborted();
    const plain = await openEncrypted(blob, unlock, { scratch, limits: allowed, onProgress, signal });
    if (!plain.ok) return plain;
    return await readPlainPackage(plain.value, { limits: allowed, onProgress, signal });
  } catch (cause) {
    if (signal?.aborted === true) return failure({ type: 'cancelled' });
    // A disk that is gone, a file that was moved or changed while it was read.
    return failure({ type: 'not-readable', reason: reasonOf(cause) });
  }
}
