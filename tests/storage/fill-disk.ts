/** A disk that takes no more rows of one database, until there is room. */
export interface FilledDisk {
  /** Once: room for some rows more. */
  readonly freeReserve: () => Promise<'freed' | 'full'>;
  readonly makeRoom: () => void;
  readonly writes: () => number;
  /** How often the reserve was given up. */
  readonly spared: () => number;
  /** The reserve was given up, and is full as well. */
  readonly isExhausted: () => boolean;
  readonly restore: () => void;
}

type WriteRow = (this: IDBObjectStore, ...row: Parameters<IDBObjectStore['put']>) => IDBRequest<IDBValidKey>;

function methodOf(name: 'put' | 'add'): WriteRow {
  return Reflect.get(IDBObjectStore.prototype, name) as WriteRow;
}

/** The write of row number `fullAt` and all after it throw as a browser does that finds no room. Reading and deleting go on. */
export function fillDisk(databaseName: string, fullAt: number, reserveRows: number): FilledDisk {
  const [put, add] = [methodOf('put'), methodOf('add')];
  let writes = 0;
  let limit = fullAt;
  let spared = 0;
  const guard = (write: WriteRow): WriteRow =>
    function guarded(this: IDBObjectStore, ...row) {
      if (this.transaction.db.name === databaseName) {
        writes += 1;
        const isTooLarge = spared > 0 && limit < Infinity && (this.name === 'files' || this.name === 'chunks');
        if (writes >= limit || isTooLarge) throw new DOMException('No room.', 'QuotaExceededError');
      }
      return write.apply(this, row);
    };
  IDBObjectStore.prototype.put = guard(put);
  IDBObjectStore.prototype.add = guard(add);
  return {
    freeReserve: () => {
      if (spared > 0) return Promise.resolve('full' as const);
      spared += 1;
      limit = writes + reserveRows;
      return Promise.resolve('freed' as const);
    },
    makeRoom: () => {
      limit = Infinity;
    },
    writes: () => writes,
    spared: () => spared,
    isExhausted: () => spared > 0 && writes >= limit,
    restore: () => {
      IDBObjectStore.prototype.put = put;
      IDBObjectStore.prototype.add = add;
    },
  };
}
