import type { Snapshot } from '../../domain/snapshot.ts';
import type { Result } from '../../lib/result.ts';
import { carriedPackage } from '../../package/carried-package.ts';
import type { PackageError } from '../../package/package-error.ts';
import type { PackageInput } from '../../package/write-package.ts';

/** What everybody signed, as it comes from a device (`recordsForPdf`) or out of a package. */
export type SignedRecords = Omit<PackageInput, 'kind' | 'signer'>;

/**
 * The package that rides in a PDF (`carried` of a PdfRequest): the same records give the same bytes, in the browser and in Node.
 * What the PDF attaches itself, the files of the evidence, is left out; what it does not, such as a logo, is within.
 */
export function packageForPdf(records: SignedRecords, snapshot: Pick<Snapshot, 'evidence' | 'attachments'>): Promise<Result<Blob, PackageError>> {
  const named = new Set(snapshot.evidence.flatMap(({ attachmentIds }) => attachmentIds));
  const beside = new Set(snapshot.attachments.filter(({ id }) => named.has(id)).map(({ sha256 }) => sha256));
  return carriedPackage(records, beside);
}

/** About how many bytes the PDF of a whole portfolio will have. */
export function sizeOfPdf({ evidence, attachments, ...rest }: Snapshot): { readonly withFiles: number; readonly without: number } {
  const named = new Set(evidence.flatMap(({ attachmentIds }) => attachmentIds));
  const files = new Map(attachments.filter(({ id }) => named.has(id)).map((file) => [file.sha256, file]));
  const isPhoto = ({ mediaType }: Snapshot['attachments'][number]) => mediaType === 'image/jpeg';
  const sum = (wanted: typeof isPhoto) => [...files.values()].filter(wanted).reduce((bytes, { size }) => bytes + size, 0);
  // Fonts, then pages: they are packed to about the size of what was typed. Photos are on the pages, and inside once.
  const without = FONTS + JSON.stringify({ evidence, rest }).length + sum(isPhoto);
  return { without, withFiles: without + sum((file) => !isPhoto(file)) + 2 * JSON.stringify({ evidence, rest }).length };
}

const FONTS = 100_000;
