import type { Dexie, DBCore, DBCoreCursor, DBCoreMutateRequest, DBCoreTable } from 'dexie';
import { isSameJson } from '../lib/canonical-json.ts';
import { lockStanding } from './at-rest-standing.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Seals rows and opens them again. Synchronous, because in a transaction nothing but the database may be waited for. */
export interface RowCipher {
  /** Whose data key this is: the lock's own id. */
  readonly id: string;
  /** False for a cipher that only opens: the lock is being taken off. */
  readonly seals: boolean;
  sealText(place: string, text: string): Uint8Array<ArrayBuffer>;
  /** Throws when the bytes were not sealed with this key for this place. */
  openText(place: string, sealed: Uint8Array): string;
}

/** The lock is on, and whoever reads or writes has no key: nothing is damaged, the page has to be opened with the passphrase. */
export class SealedRowError extends Error {
  override readonly name = 'SealedRowError';
}

/** Tables whose rows stay readable: the check at start and the lock itself need them, and bytes of files are sealed on their own (R44). */
export const openTables: ReadonlySet<string> = new Set(['ledger', 'deviceSettings', 'files', 'chunks']);

/** Where a sealed row keeps its words. */
const SEALED = '$sealed';

/** True for a row whose words are sealed. */
export function isSealed(row: unknown): row is Row & { readonly [SEALED]: Uint8Array } {
  return typeof row === 'object' && row !== null && SEALED in row;
}

/**
 * R44: the row with everything in it sealed. What the database finds rows by (`keys`) stays readable beside, and what is no plain
 * data, such as a key that the browser keeps.
 */
function sealRow(cipher: RowCipher, table: string, row: Row, keys: ReadonlySet<string>): Row {
  if (!cipher.seals || isSealed(row)) return row;
  const fields = Object.entries(row);
  const beside = fields.filter(([field, value]) => keys.has(field) || !isPlain(value));
  // A place is held for what stays beside, so that the opened row has its fields in their order again: sums of rows go by it.
  const words = fields.map(([field, value]) => [field, isPlain(value) ? value : null]);
  return { ...Object.fromEntries(beside), [SEALED]: cipher.sealText(table, JSON.stringify(Object.fromEntries(words))) };
}

/**
 * The row as it was before it was sealed; one that is not sealed comes back as it is. So does one that does not open, or whose
 * readable part is another row's: whoever reads sets it aside as damaged.
 */
export function openRow(cipher: RowCipher, table: string, row: Row): Row {
  if (!isSealed(row)) return row;
  const { [SEALED]: sealed, ...beside } = row;
  try {
    const words = JSON.parse(cipher.openText(table, new Uint8Array(sealed))) as Row;
    const isOwn = Object.entries(beside).every(([field, value]) => !isPlain(value) || isSameJson(words[field], value));
    return isOwn ? { ...words, ...beside } : row;
  } catch {
    return row;
  }
}

/**
 * Puts sealing between the database and everything else, nearest to the browser's own database. Without a cipher nothing is sealed;
 * a row that is sealed all the same is refused, as is writing while the lock is on (R45).
 */
export function sealRows(db: Dexie, cipher: RowCipher | null): void {
  db.use({
    stack: 'dbcore',
    name: 'at-rest',
    // Below Dexie's own, whose caches and live queries work on rows as they are.
    level: -10,
    create: (core: DBCore) => ({
      ...core,
      table: (name: string) => (openTables.has(name) ? core.table(name) : sealedTable(core.table(name), cipher)),
    }),
  });
}

function sealedTable(table: DBCoreTable, cipher: RowCipher | null): DBCoreTable {
  const { name, schema } = table;
  const keys = new Set([schema.primaryKey, ...schema.indexes].flatMap(({ keyPath }) => keyPath ?? []));
  const open = (row: unknown): unknown => {
    if (!isSealed(row)) return row;
    if (cipher === null) throw new SealedRowError(`${name} is sealed`);
    return openRow(cipher, name, row);
  };
  const seal = (row: Row) => (cipher === null ? row : sealRow(cipher, name, row, keys));
  return {
    ...table,
    // Chained, not awaited: an async function would leave the transaction that it is called in.
    mutate: (request) => {
      refuseWhenLockChanged(cipher);
      return table.mutate(withValues(request, seal));
    },
    get: (request) => table.get(request).then(open),
    getMany: (request) => table.getMany(request).then((rows: readonly unknown[]) => rows.map(open)),
    query: (request) =>
      table
        .query(request)
        .then((response) => (request.values === true ? { ...response, result: response.result.map((row: unknown) => open(row)) } : response)),
    openCursor: (request) => table.openCursor(request).then((cursor) => (cursor && request.values === true ? openingCursor(cursor, open) : cursor)),
  };
}

function withValues(request: DBCoreMutateRequest, seal: (row: Row) => Row): DBCoreMutateRequest {
  if (request.type !== 'add' && request.type !== 'put') return request;
  return { ...request, values: request.values.map((row: Row) => seal(row)) };
}

/** A tab that slept through the lock being put on, taken off or renewed must not write in its own way. */
function refuseWhenLockChanged(cipher: RowCipher | null): void {
  const lock = lockStanding();
  if (lock === undefined) return;
  const isRight =
    cipher === null ? lock === null || lock.step === 'asked' : lock?.id === cipher.id && (cipher.seals ? lock.step !== 'opening' : true);
  if (!isRight) throw new SealedRowError('The lock was changed in another tab.');
}

function openingCursor(cursor: DBCoreCursor, open: (row: unknown) => unknown): DBCoreCursor {
  // The cursor's own methods must be called on itself.
  return new Proxy(cursor, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property, target);
      if (property === 'value') return open(value);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  return Object.prototype.toString.call(value) === '[object Object]';
}
