import { failure, success, type Result } from '../lib/result.ts';
import type { PackageWork } from './format.ts';
import type { PackageError } from './package-error.ts';
import { writePackage, type PackageInput } from './write-package.ts';

/**
 * The package that rides inside a PDF: all that was signed, without the files that are attached beside it. It is not signed as a whole, so
 * that the same work gives the same bytes. Errors: those of `writePackage`.
 */
export async function carriedPackage(
  input: Omit<PackageInput, 'kind' | 'signer'>,
  attachedBeside: ReadonlySet<string>,
  work: PackageWork = {},
): Promise<Result<Blob, PackageError>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (piece) => void parts.push(new Uint8Array(piece)) });
  const files = input.files.filter(({ sha256 }) => !attachedBeside.has(sha256));
  const written = await writePackage({ ...input, kind: 'full', signer: null, files }, sink, work);
  return written.ok ? success(new Blob(parts, { type: 'application/zip' })) : failure(written.error);
}
