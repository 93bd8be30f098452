type Row = Readonly<Record<string, unknown>>;

/** Version of the shape of all kept data: one for the database, for packages and for what lies in the PDF. */
export const dataVersion = 3;

/** What a step does to the rows of each table; tables that it does not name stay as they are. Steps only add. */
export type Step = Readonly<Record<string, (row: Row) => Row>>;

/** The step that leads to each version from the one before. Plain JSON in, plain JSON out; published steps never change. */
export const steps: Readonly<Record<number, Step>> = {
  2: {
    portfolios: (row) => ({ ...row, language: 'en-GB' }),
    signatures: (row) => ({ ...row, proof: null }),
  },
  3: {
    portfolios: (row) => ({ ...row, logoId: null, paper: 'A4' }),
  },
};

/** A row of an older version in the shape of this one. `from` is the version it was written by. */
export function migrateRow(table: string, row: Row, from: number): Row {
  let migrated = row;
  for (let version = from + 1; version <= dataVersion; version += 1) migrated = steps[version]?.[table]?.(migrated) ?? migrated;
  return migrated;
}
