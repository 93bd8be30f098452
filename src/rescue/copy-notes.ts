export interface CopyProgress {
  readonly step: 'records' | 'files';
  readonly done: number;
  readonly total: number;
}

export interface CopyWork {
  /** When the copy is made, as a date of this device. */
  readonly madeAt: Date;
  /** Of the zip: everything lies in a folder of this name. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CopyProgress) => void) | undefined;
}

/** What is gathered on the way. */
export interface Notes {
  readonly problems: string[];
  readonly leftOut: Map<string, number>;
  isLocked: boolean;
  /** Rows whose Blobs are to be written once the table is. */
  readonly blobs: { readonly table: string; readonly key: IDBValidKey; readonly path: string }[];
}

/** A key of a row, as words. */
export function keyWords(key: IDBValidKey): string {
  if (Array.isArray(key)) return key.map(keyWords).join(' ');
  return typeof key === 'string' || typeof key === 'number' ? String(key) : 'of another kind';
}
