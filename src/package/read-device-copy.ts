import { z } from 'zod';
import { reasonOf } from '../lib/reason-of.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { rowFromJson } from '../lib/row-json.ts';
import { parsePlainJson } from '../log/plain-json.ts';
import { dataVersion } from '../migrations/steps.ts';
import { packageLimits, type PackageLimits, type PackageWork } from './format.ts';
import type { PackageError } from './package-error.ts';
import { hasGaps, openZip, readFile, type ZipLayout, type ZippedFile } from './read-zip.ts';

/** A newer layout is refused: nothing is guessed. */
const COPY_FORMAT = 1;
/** A device with many portfolios has more files than one package. */
const copyLimits: PackageLimits = { ...packageLimits, entries: 200_000, bytes: 100_000_000_000 };
/** Bytes of one record as a line. A restore point holds a whole portfolio's. */
const LONGEST_LINE = 64 * 1024 * 1024;
const MOST_ROWS = 2_000_000;

const layout: ZipLayout = {
  name: /^(folio-rescue-\d{4}-\d{2}-\d{2}\/)(README\.txt|copy\.json|settings\.json|(?:tables|before-updates)\/[A-Za-z]{1,40}(?:-\d{1,4})?\.jsonl|files\/[A-Za-z0-9-]{1,140})$/,
  isSorted: false,
};

const summary = z.object({
  type: z.literal('folio-device-copy'),
  format: z.int().min(1),
  madeAt: z.iso.datetime(),
  databaseVersion: z.int().min(1),
  isLocked: z.boolean(),
});

/** A file in a copy. Its bytes have the hash by which it is named, unless the copy is locked. */
export interface CopiedFile {
  readonly sha256: string;
  readonly size: number;
  readonly bytes: Blob;
}

/** What a copy of a device holds: proved to be whole, its records not yet to be what they should. */
export interface DeviceCopy {
  readonly madeAt: string;
  /** Data version of the records (src/migrations). */
  readonly dataVersion: number;
  /** Records are sealed by a passphrase. */
  readonly isLocked: boolean;
  readonly rows: ReadonlyMap<string, readonly unknown[]>;
  readonly files: readonly CopiedFile[];
  /** Files of which the copy holds only a part, because more could not be read when it was made. */
  readonly brokenFiles: readonly string[];
}

/** True for a zip that the rescue page wrote, by how it begins. Nothing of it is proved yet. */
export async function isDeviceCopy(blob: Blob): Promise<boolean> {
  // The head of the first file in a zip is 30 bytes long; its name follows.
  const name = await blob
    .slice(30, 60)
    .text()
    .catch(() => '');
  return /^folio-rescue-\d{4}-\d{2}-\d{2}\//.test(name);
}

/** R23: reads a copy of a device, hostile until proved: names, sizes, checksums, plain JSON, and of each file its hash. */
export async function readDeviceCopy(blob: Blob, { signal, onProgress }: PackageWork = {}): Promise<Result<DeviceCopy, PackageError>> {
  try {
    const zip = await openZip(blob, copyLimits, layout);
    if (!zip.ok) return zip;
    const { files, directoryAt } = zip.value;
    let read = 0;
    const onBytes = (count: number) => {
      read += count;
      onProgress?.({ bytes: read, total: blob.size });
    };
    const about = await readSummary(blob, files, signal);
    if (!about.ok) return about;
    const rows = new Map<string, unknown[]>();
    const copied: CopiedFile[] = [];
    const brokenFiles: string[] = [];
    for (const file of files) {
      const table = /^tables\/([A-Za-z]+)/.exec(file.path)?.[1];
      if (table !== undefined) {
        const added = await readLines(file, rows.get(table) ?? [], signal, onBytes);
        if (!added.ok) return added;
        rows.set(table, added.value);
        continue;
      }
      const proved = await readFile(blob, file, { signal, onBytes });
      if (!proved.ok) return proved;
      const sha256 = /^files\/([0-9a-f]{64})$/.exec(file.path)?.[1];
      if (sha256 === undefined) continue;
      if (proved.value.sha256 === sha256 || about.value.isLocked) copied.push({ sha256, size: file.size, bytes: proved.value.bytes });
      else brokenFiles.push(sha256);
    }
    if (hasGaps(files, directoryAt)) return failure({ type: 'bad-zip', reason: 'something lies between its parts' });
    const { madeAt, databaseVersion, isLocked } = about.value;
    return success({ madeAt, dataVersion: Math.floor(databaseVersion / 10), isLocked, rows, files: copied, brokenFiles });
  } catch (cause) {
    return failure(signal?.aborted === true ? { type: 'cancelled' } : { type: 'not-readable', reason: reasonOf(cause) });
  }
}

async function readSummary(
  blob: Blob,
  files: readonly ZippedFile[],
  signal: AbortSignal | undefined,
): Promise<Result<z.infer<typeof summary>, PackageError>> {
  const name = 'copy.json';
  const file = files.find(({ path }) => path === name);
  if (!file) return failure({ type: 'missing-file', name });
  if (file.size > copyLimits.textBytes) return failure({ type: 'too-large', name, size: file.size, limit: copyLimits.textBytes });
  const read = await readFile(blob, file, { signal });
  if (!read.ok) return read;
  const json = parsePlainJson(await read.value.bytes.text(), 2);
  const parsed = summary.safeParse(json.ok ? json.value : null);
  if (!parsed.success) return failure({ type: 'bad-content', name, reason: 'it does not say what the copy is' });
  const { format, databaseVersion } = parsed.data;
  if (format > COPY_FORMAT) return failure({ type: 'newer-format', version: format });
  if (Math.floor(databaseVersion / 10) > dataVersion) return failure({ type: 'newer-data', version: Math.floor(databaseVersion / 10) });
  return success(parsed.data);
}

/** Records, one in each line. Checksums are proved by the zip while it is read. */
async function readLines(
  { path, size, entry }: ZippedFile,
  rows: unknown[],
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<Result<unknown[], PackageError>> {
  const lines = new LineParser(path, rows);
  let at = 0;
  const sink = new WritableStream<Uint8Array>({
    write: (piece) => {
      at += piece.length;
      if (at > size) throw new Error('more bytes than it says');
      lines.take(piece);
      onBytes(piece.length);
    },
  });
  try {
    await entry.getData(sink, signal ? { signal } : {});
    lines.end();
  } catch (cause) {
    if (signal?.aborted === true) return failure({ type: 'cancelled' });
    return failure(lines.error ?? { type: 'bad-zip', reason: reasonOf(cause) });
  }
  return at === size ? success(rows) : failure({ type: 'bad-zip', reason: 'a part is shorter than it says' });
}

/** Throws on the first line that is not plain JSON, and says why in `error`. */
class LineParser {
  error: PackageError | null = null;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #rest = '';

  constructor(
    readonly name: string,
    readonly rows: unknown[],
  ) {}

  take(piece: Uint8Array): void {
    const parts = (this.#rest + this.#decoder.decode(piece, { stream: true })).split('\n');
    this.#rest = parts.pop() ?? '';
    if (this.#rest.length > LONGEST_LINE) this.#refuse({ type: 'too-large', name: this.name, size: this.#rest.length, limit: LONGEST_LINE });
    for (const part of parts) this.#line(part);
  }

  end(): void {
    this.#decoder.decode();
    if (this.#rest !== '') this.#refuse({ type: 'bad-content', name: this.name, reason: 'its last line is cut short' });
  }

  #line(text: string): void {
    const json = parsePlainJson(text);
    if (!json.ok) this.#refuse({ type: 'bad-content', name: this.name, reason: `line ${this.rows.length + 1} cannot be read` });
    else this.rows.push(rowFromJson(json.value));
    if (this.rows.length > MOST_ROWS) this.#refuse({ type: 'too-many-files', count: this.rows.length, limit: MOST_ROWS });
  }

  #refuse(error: PackageError): never {
    this.error = error;
    throw new Error(error.type);
  }
}
