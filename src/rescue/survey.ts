import { countRows, readKeys, readRows } from './read-rows.ts';

export interface FoundPortfolio {
  readonly name: string;
  readonly evidence: number | null;
  readonly risks: number | null;
  readonly files: number | null;
  /** As an instant; '' when it is not known. */
  readonly updatedAt: string;
}

/** What lies in the database, as far as it can be read. */
export interface Survey {
  readonly portfolios: readonly FoundPortfolio[];
  /** Rows of all tables together, and bytes of all files. */
  readonly rows: number;
  readonly fileBytes: number;
  readonly fileCount: number;
  /** True while rows are sealed by a passphrase: they are copied as they are, and names cannot be told. */
  readonly isLocked: boolean;
  /** Tables that cannot even be counted. */
  readonly unreadable: readonly string[];
}

const AT_A_TIME = 200;

/** R21: looks through the database without changing anything. What cannot be read is left out and never stops the rest. */
export async function surveyDatabase(db: IDBDatabase): Promise<Survey> {
  const tables = [...db.objectStoreNames];
  const counts = new Map<string, number | null>();
  for (const table of tables) counts.set(table, await countRows(db, table));
  const portfolios: FoundPortfolio[] = [];
  let isLocked = false;
  for await (const row of rowsOf(db, 'portfolios')) {
    if (isSealed(row)) isLocked = true;
    portfolios.push(await aboutPortfolio(db, row));
  }
  let [fileBytes, fileCount] = [0, 0];
  for await (const { size } of rowsOf(db, 'files')) {
    fileBytes += typeof size === 'number' ? size : 0;
    fileCount += 1;
  }
  return {
    portfolios: portfolios.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
    rows: [...counts.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0),
    fileBytes,
    fileCount,
    isLocked,
    unreadable: tables.filter((table) => counts.get(table) === null),
  };
}

/** True for a row that a passphrase keeps closed. */
export function isSealed(row: unknown): boolean {
  return typeof row === 'object' && row !== null && ('$sealed' in row || ('sealed' in row && row.sealed === true));
}

async function* rowsOf(db: IDBDatabase, table: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  if (!db.objectStoreNames.contains(table)) return;
  const { keys } = await readKeys(db, table);
  for (let at = 0; at < keys.length; at += AT_A_TIME) {
    for (const read of await readRows(db, table, keys.slice(at, at + AT_A_TIME))) {
      if ('row' in read && typeof read.row === 'object' && read.row !== null) yield { ...read.row };
    }
  }
}

async function aboutPortfolio(db: IDBDatabase, row: Readonly<Record<string, unknown>>): Promise<FoundPortfolio> {
  const { id, candidate, updatedAt } = row;
  const name = typeof candidate === 'object' && candidate !== null && 'name' in candidate ? candidate.name : '';
  return {
    name: typeof name === 'string' ? name : '',
    evidence: await countOf(db, 'evidence', id),
    risks: await countOf(db, 'risks', id),
    files: await countOf(db, 'attachments', id),
    updatedAt: typeof updatedAt === 'string' ? updatedAt : '',
  };
}

/** Rows of a portfolio by the index that every version of the database has; null where it cannot be asked. */
function countOf(db: IDBDatabase, table: string, portfolioId: unknown): Promise<number | null> {
  return new Promise((resolve) => {
    try {
      if (typeof portfolioId !== 'string') throw new TypeError('no id');
      const request = db.transaction(table).objectStore(table).index('portfolioId').count(portfolioId);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', (event) => {
        event.preventDefault();
        resolve(null);
      });
    } catch {
      resolve(null);
    }
  });
}
