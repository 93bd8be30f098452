/** One line of a record as people read it, the same in lists, in review and in the PDF. */
export type Row = { readonly label: string } & (
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
);

/** How a kind names the records that it points at; ids that are gone read as "(deleted)". */
export interface Names {
  /** `R7 Parcel left with a neighbour goes missing`. */
  readonly risk: (id: string) => string;
  /** `R7`. */
  readonly riskReference: (id: string) => string;
  readonly person: (id: string) => string;
  readonly stage: (id: string) => string;
  readonly probability: (step: number | null) => string;
  readonly consequence: (step: number | null) => string;
}

/** Something that keeps a record from being ready, at the field it concerns. */
export interface Problem {
  /** Path within the record, as forms name it: `details.rows.0.reason`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** Something written is wrong, so it is said at once; what is merely missing is said when marking as ready. */
  readonly isWrong?: true;
}

export function textRow(label: string, text: string): Row {
  return { label, type: 'text', text };
}

export function listRow(label: string, items: readonly string[]): Row {
  return { label, type: 'list', items };
}

export function tableRow(label: string, columns: readonly string[], rows: readonly (readonly string[])[]): Row {
  return { label, type: 'table', columns, rows };
}

/** Yes, no, or not answered. */
export function yesNo(value: boolean | null): string {
  if (value === null) return '';
  return value ? 'Yes' : 'No';
}
