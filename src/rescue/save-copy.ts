import { rowToJson } from '../lib/row-json.ts';
import { copyReadme } from './copy-readme.ts';
import { copyFiles, FILES_FOLDER, isPlainChunk } from './copy-files.ts';
import { keyWords, type CopyWork, type Notes } from './copy-notes.ts';
import { readKeys, readRows, type RowRead } from './read-rows.ts';
import { isSealed } from './survey.ts';
import { startZip, type ZipStream } from './zip-stream.ts';

/** Version of the layout of copies (R22). A reader refuses any that is newer than its own. */
const COPY_FORMAT = 1;
const COPY_TYPE = 'folio-device-copy';

/** Bytes of one file of rows, after which another is begun. */
const LARGEST_PART = 1_000_000_000;
/** As many bytes of rows are read at a time, about. */
const AT_A_TIME = 2_000_000;

export interface CopySource {
  readonly db: IDBDatabase;
  /** Other databases, such as the copies before updates, under the folder of the zip that they go to. */
  readonly others: readonly { readonly folder: string; readonly db: IDBDatabase }[];
  /** What the browser keeps of Folio in its small storage. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface TableCopied {
  readonly name: string;
  readonly rows: number;
  readonly unreadable: number;
}

/** What was copied and what was not. */
export interface CopyReport {
  readonly tables: readonly TableCopied[];
  readonly files: { readonly count: number; readonly bytes: number };
  /** Such as `{ key: 2 }`: what the browser does not hand out. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** What could not be read, each in a line. */
  readonly problems: readonly string[];
  readonly isLocked: boolean;
  /** Of the whole zip. */
  readonly bytes: number;
}

/**
 * R22: writes everything that can be read as one zip: rows of every table as lines of JSON, each file under its hash. Holds a few
 * megabytes at a time. What cannot be read is skipped and reported. Throws when the place that is written to fails, and on abort.
 */
export async function saveCopy(source: CopySource, write: (bytes: Uint8Array) => Promise<void>, work: CopyWork): Promise<CopyReport> {
  const zip = startZip(async (bytes) => {
    work.signal?.throwIfAborted();
    await write(bytes);
  });
  const notes: Notes = { problems: [], leftOut: new Map(), isLocked: false, blobs: [] };
  const at = (path: string) => `${work.folder}/${path}`;
  await zip.add(at('README.txt'), textOf(copyReadme(work.madeAt)));
  const tables = await copyTables(source.db, zip, at('tables'), notes, work);
  const files = await copyFiles(source.db, zip, work.folder, notes, work);
  for (const { db, folder } of source.others) await copyTables(db, zip, at(folder), notes, { ...work, onProgress: undefined });
  await zip.add(at('settings.json'), textOf(JSON.stringify(source.settings, null, 2)));
  const leftOut = Object.fromEntries(notes.leftOut);
  const summary = {
    type: COPY_TYPE,
    format: COPY_FORMAT,
    madeAt: work.madeAt.toISOString(),
    databaseVersion: source.db.version,
    isLocked: notes.isLocked,
    tables,
    files,
    leftOut,
    problems: notes.problems,
  };
  await zip.add(at('copy.json'), textOf(JSON.stringify(summary, null, 2)));
  return { tables, files, leftOut, problems: notes.problems, isLocked: notes.isLocked, bytes: await zip.close() };
}

async function copyTables(db: IDBDatabase, zip: ZipStream, folder: string, notes: Notes, work: CopyWork): Promise<readonly TableCopied[]> {
  const names = [...db.objectStoreNames];
  const found = new Map<string, readonly IDBValidKey[]>();
  for (const name of names) {
    const { keys, problem } = await readKeys(db, name);
    found.set(name, keys);
    if (problem !== null) notes.problems.push(`${name}: not all of it could be found (${problem})`);
  }
  const total = [...found.values()].reduce((sum, keys) => sum + keys.length, 0);
  const copied: TableCopied[] = [];
  let done = 0;
  for (const name of names) {
    const table = new TableLines(db, name, found.get(name) ?? [], notes, work.signal, (rows) => {
      done += rows;
      work.onProgress?.({ step: 'records', done, total });
    });
    for (let part = 1; part === 1 || table.isLeft; part += 1) {
      const { problem } = await zip.add(`${folder}/${name}${part === 1 ? '' : `-${part}`}.jsonl`, table.lines());
      if (problem !== null) notes.problems.push(`${name}: ${problem}`);
    }
    copied.push({ name, rows: table.rows, unreadable: table.unreadable });
  }
  return copied;
}

/** The rows of a table as lines, read a few at a time: many small ones or one large one. */
class TableLines {
  rows = 0;
  unreadable = 0;
  #at = 0;
  #atATime = 1;

  constructor(
    readonly db: IDBDatabase,
    readonly name: string,
    readonly keys: readonly IDBValidKey[],
    readonly notes: Notes,
    readonly signal: AbortSignal | undefined,
    readonly onRows: (count: number) => void,
  ) {}

  get isLeft(): boolean {
    return this.#at < this.keys.length;
  }

  async *lines(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    let written = 0;
    while (this.isLeft && written < LARGEST_PART) {
      this.signal?.throwIfAborted();
      const keys = this.keys.slice(this.#at, this.#at + this.#atATime);
      const read = await readRows(this.db, this.name, keys);
      let text = '';
      for (const one of read) text += 'row' in one ? this.#line(one.row, one.key) : this.#lost(one.key, one.problem);
      this.#at += keys.length;
      this.onRows(keys.length);
      const bytes = encoder.encode(text);
      this.#atATime = Math.max(1, Math.min(500, Math.floor((AT_A_TIME * keys.length) / Math.max(1, bytes.length, bytesOf(read)))));
      written += bytes.length;
      yield bytes;
    }
  }

  #line(row: unknown, key: IDBValidKey): string {
    if (isSealed(row)) this.notes.isLocked = true;
    // Their bytes are written as the file that they are a part of.
    if (this.name === 'chunks' && isPlainChunk(row)) return '';
    try {
      const line = rowToJson(row, {
        keepFile: () => {
          const path = `${FILES_FOLDER}/${fileNameOf(this.name, key)}`;
          this.notes.blobs.push({ table: this.name, key, path });
          return path;
        },
        leaveOut: (what) => this.notes.leftOut.set(what, (this.notes.leftOut.get(what) ?? 0) + 1),
      });
      this.rows += 1;
      return `${line}\n`;
    } catch (cause) {
      return this.#lost(key, cause instanceof Error ? cause.message : 'it cannot be written');
    }
  }

  #lost(key: IDBValidKey, problem: string): string {
    this.unreadable += 1;
    this.notes.problems.push(`${this.name} ${keyWords(key)}: ${problem}`);
    return '';
  }
}

/** Files lie under their hash; any other Blob under the name of its row. */
function fileNameOf(table: string, key: IDBValidKey): string {
  const word = keyWords(key);
  return table === 'files' && /^[0-9a-f]{64}$/.test(word) ? word : `${table}-${word.replaceAll(/[^a-zA-Z0-9-]+/g, '-').slice(0, 80)}`;
}

/** Chunks leave no line, and weigh a megabyte each. */
function bytesOf(read: readonly RowRead[]): number {
  return read.reduce((sum, one) => {
    const row = 'row' in one ? one.row : null;
    const bytes = typeof row === 'object' && row !== null && 'bytes' in row ? row.bytes : null;
    return sum + (ArrayBuffer.isView(bytes) ? bytes.byteLength : 0);
  }, 0);
}

async function* textOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
