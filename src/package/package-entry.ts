import { hashText } from '../signing/hash-text.ts';

/** A file of a package that is about to be written. */
export interface PackageEntry {
  /** Below the top folder. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** How people know it. */
  readonly name: string;
  readonly open: () => Promise<Blob | undefined>;
}

export function textEntry(path: string, text: string): PackageEntry {
  const bytes = new Blob([text]);
  return { path, size: bytes.size, sha256: hashText(text), name: path, open: () => Promise.resolve(bytes) };
}

export function byPath(a: Pick<PackageEntry, 'path'>, b: Pick<PackageEntry, 'path'>): number {
  return a.path < b.path ? -1 : 1;
}
