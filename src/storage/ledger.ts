import Dexie, { type DBCore, type DBCoreMutateRequest, type DBCoreTable, type DBCoreTransaction, type Middleware } from 'dexie';
import { dataVersion } from '../migrations/steps.ts';
import { joinSums, rowSum, withoutSum } from './row-sum.ts';

/** What the database says of itself, written in each writing transaction: by it damage is found at the next start (R1). */
export interface Ledger {
  readonly id: typeof LEDGER_KEY;
  /** Made with the database, so that another one is told from it. */
  readonly databaseId: string;
  /** Counts the writing transactions. */
  readonly seq: number;
  /** The newest data version that wrote here. */
  readonly dataVersion: number;
  /** Rows of each table; null when it must be counted at the next start, as after a migration. */
  readonly tables: LedgerTables | null;
}

export type LedgerTables = Readonly<Record<string, TableTotal>>;

export interface TableTotal {
  readonly rows: number;
  /** Sum of the rows' sums. */
  readonly sum: number;
}

export const LEDGER_TABLE = 'ledger';
export const LEDGER_KEY = 'folio';
export const noRows: TableTotal = { rows: 0, sum: 0 };

/** Tables without an entry: their rows are bytes or handles, which are checked in their own way. */
const UNCOUNTED: ReadonlySet<string> = new Set([LEDGER_TABLE, 'chunks', 'deviceSettings']);

export function isCounted(table: string): boolean {
  return !UNCOUNTED.has(table);
}

/** Carried out of a transaction: a newer Folio wrote to this database, and this one must not (R3). */
class NewerData extends Error {
  override readonly name = 'NewerDataError';
}

/**
 * Carried out of a transaction: this is not the database that was opened. A browser may put an empty one in its place while a page is
 * open, such as after a full disk; what is written there would hide that all else is gone (R9).
 */
class DatabaseGone extends Error {
  override readonly name = 'DatabaseGoneError';
}

export interface LedgerOptions {
  /** Hears of each transaction that was written to the disk. */
  readonly onCommit: (ledger: Ledger, tables: ReadonlySet<string>) => void;
  /** The database that was opened and found sound; null before. */
  readonly expected: () => string | null;
}

/** Keeps the ledger: a layer between Dexie and the database, so that no command can forget it. */
export function keepLedger({ onCommit, expected }: LedgerOptions): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'ledger',
    // Below all layers of Dexie, which rely on its zones, and above what seals rows: here rows are as the commands wrote them.
    level: -2,
    create: (core) => {
      const open = new WeakMap<DBCoreTransaction, Written>();
      return {
        ...core,
        transaction: (stores, mode, options) => {
          if (mode !== 'readwrite' || !stores.some(isCounted)) return core.transaction(stores, mode, options);
          const transaction = core.transaction([...new Set([...stores, LEDGER_TABLE])], mode, options);
          const written: Written = { ledger: null, tables: new Set(), turn: Promise.resolve() };
          open.set(transaction, written);
          (transaction as DBCoreTransaction & EventTarget).addEventListener('complete', () => {
            if (written.ledger) onCommit(written.ledger, written.tables);
          });
          return transaction;
        },
        table: (name) => {
          const table = core.table(name);
          if (!isCounted(name)) return table;
          return {
            ...table,
            mutate: (request) => {
              const written = open.get(request.trans);
              // A migration has its own way: it marks the ledger to be counted anew.
              if (!written) return table.mutate(request);
              // One after another: each must see what the one before left.
              const response = written.turn.then(() => countedMutate(core.table(LEDGER_TABLE), table, request, written, expected()));
              written.turn = response.then(ignore, ignore);
              return Dexie.Promise.resolve(response);
            },
          };
        },
      };
    },
  };
}

interface Written {
  ledger: Ledger | null;
  readonly tables: Set<string>;
  turn: Promise<void>;
}

async function countedMutate(ledgers: DBCoreTable, table: DBCoreTable, request: DBCoreMutateRequest, written: Written, expected: string | null) {
  const { trans } = request;
  const isFirst = written.ledger === null;
  const kept = written.ledger ?? ((await ledgers.get({ trans, key: LEDGER_KEY })) as Ledger | undefined) ?? newLedger();
  if (expected !== null && kept.databaseId !== expected) throw new DatabaseGone('Another database is in its place.');
  if (kept.dataVersion > dataVersion) throw new NewerData('Written by a newer version of Folio.');
  const before = kept.tables === null ? [] : await rowsBefore(table, request);
  const response = await table.mutate(request);
  const after = request.type === 'add' || request.type === 'put' ? rowsAfter(table, request, response.failures) : [];
  const ledger: Ledger = {
    ...kept,
    seq: kept.seq + (isFirst ? 1 : 0),
    tables: kept.tables && { ...kept.tables, [table.name]: totalAfter(kept.tables[table.name] ?? noRows, before, after) },
  };
  written.ledger = ledger;
  written.tables.add(table.name);
  await ledgers.mutate({ type: 'put', trans, values: [ledger] });
  return response;
}

function ignore(): void {
  // The turn ends either way; whoever asked hears of a failure.
}

/** The ledger of a database that was not counted yet. */
export function newLedger(): Ledger {
  return { id: LEDGER_KEY, databaseId: crypto.randomUUID(), seq: 0, dataVersion, tables: null };
}

function totalAfter(total: TableTotal, before: readonly unknown[], after: readonly unknown[]): TableTotal {
  return {
    rows: total.rows - before.length + after.length,
    sum: after.reduce<number>(
      (sum, row) => joinSums(sum, rowSum(row)),
      before.reduce<number>((sum, row) => withoutSum(sum, rowSum(row)), total.sum),
    ),
  };
}

/** The rows that a request takes away or writes over. */
async function rowsBefore(table: DBCoreTable, request: DBCoreMutateRequest): Promise<readonly unknown[]> {
  const { trans } = request;
  if (request.type === 'add') return [];
  if (request.type === 'deleteRange') {
    const found = await table.query({ trans, values: true, query: { index: table.schema.primaryKey, range: request.range } });
    return found.result;
  }
  const keys = request.type === 'delete' ? request.keys : request.values.map((row: unknown) => keyOf(table, row));
  const found = await table.getMany({ trans, keys: [...new Map(keys.map((key: unknown) => [JSON.stringify(key), key])).values()] });
  return found.filter((row) => row !== undefined);
}

/** The rows that stand there afterwards: of two with one key the later, and none that was refused. */
function rowsAfter(
  table: DBCoreTable,
  { values }: { readonly values: readonly unknown[] },
  failures: Readonly<Record<number, unknown>>,
): readonly unknown[] {
  const stored = values.filter((_, index) => failures[index] === undefined);
  return [...new Map(stored.map((row) => [JSON.stringify(keyOf(table, row)), row])).values()];
}

function keyOf({ schema }: DBCoreTable, row: unknown): unknown {
  return schema.primaryKey.extractKey?.(row);
}
