import { ownedTables } from '../../src/domain/table-lists.ts';
import { tableSchemas } from '../../src/domain/tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** The database as it was read past the app. */
export interface Stored {
  readonly version: number;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

/**
 * What is wrong in a database that was written by the app alone: rows that do not parse, records without the entry in the log that was
 * written with them, references given twice, evidence whose file is not there, attachments whose bytes are not theirs. Empty: all is well.
 */
export function problemsOf({ tables }: Stored): readonly string[] {
  return [...halfRecords(tables), ...numbers(tables), ...dangling(tables)];
}

function halfRecords(tables: Stored['tables']): readonly string[] {
  const logged = new Set((tables['events'] ?? []).map(({ recordId }) => recordId));
  return ownedTables.flatMap((table) =>
    (tables[table] ?? []).flatMap((row) => {
      const parsed = tableSchemas[table].safeParse(row);
      const name = `${table} ${String(row['id'])}`;
      if (!parsed.success) return [`${name} does not parse: ${parsed.error.issues[0]?.message ?? ''}`];
      return logged.has(row['id']) ? [] : [`${name} is in no entry of the log`];
    }),
  );
}

function numbers(tables: Stored['tables']): readonly string[] {
  const problems: string[] = [];
  for (const portfolio of tables['portfolios'] ?? []) {
    const own = (tables['evidence'] ?? []).filter(({ portfolioId }) => portfolioId === portfolio['id']).map(({ number }) => Number(number));
    if (new Set(own).size !== own.length) problems.push(`two pieces of evidence have one number: ${own.join(' ')}`);
    if (own.some((number) => number >= Number(portfolio['nextEvidenceNumber']))) problems.push('the next number is given already');
  }
  return problems;
}

function dangling(tables: Stored['tables']): readonly string[] {
  const attachments = tables['attachments'] ?? [];
  const ids = new Set(attachments.map(({ id }) => id));
  const files = new Map((tables['files'] ?? []).map((file) => [file['sha256'], file]));
  const problems = (tables['evidence'] ?? []).flatMap((evidence) =>
    (Array.isArray(evidence['attachmentIds']) ? evidence['attachmentIds'] : [])
      .filter((id) => !ids.has(id))
      .map((id) => `evidence ${String(evidence['id'])} speaks of ${String(id)}, which is not there`),
  );
  for (const { name, sha256 } of attachments) {
    const file = files.get(sha256);
    if (!file) problems.push(`the bytes of ${String(name)} are not there`);
    else if (file['isReady'] !== true) problems.push(`the bytes of ${String(name)} are half written`);
    else if (file['found'] !== sha256) problems.push(`the bytes of ${String(name)} are others: ${String(file['found'])}`);
  }
  return problems;
}
