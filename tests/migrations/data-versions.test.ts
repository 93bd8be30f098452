import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { event } from '../../src/domain/event.ts';
import { tableSchemas } from '../../src/domain/tables.ts';
import { dataVersion, migrateRow, steps } from '../../src/migrations/steps.ts';
import { FolioDatabase } from '../../src/storage/database.ts';
import { parseSnapshot } from '../../src/storage/snapshot-file.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { ownedTables } from '../../src/domain/table-lists.ts';
import { oldDatabase, oldPortfolios, oldPortfoliosFolder, type Row } from '../support/old-database.ts';

describe.each(oldPortfolios)('$name', (portfolio) => {
  const { version, tables } = portfolio;
  test('is read by today’s version, with nothing lost', () => {
    const { portfolios = [], ...lists } = Object.fromEntries(
      ['events', ...ownedTables].map((table) => [table, (tables[table] ?? []).map((row) => migrateRow(table, row, version))]),
    );
    const snapshot = parseSnapshot({ ...lists, portfolio: portfolios[0] });
    expect(snapshot.portfolio).toMatchObject(tables['portfolios']?.[0] ?? {});
    for (const [table, rows] of Object.entries(lists)) {
      expect(snapshot[table as keyof typeof snapshot]).toMatchObject(tables[table] ?? []);
      expect(rows).toHaveLength(tables[table]?.length ?? 0);
    }
  });

  test('is upgraded in the database, with nothing lost', async () => {
    const name = await oldDatabase(portfolio);
    const db = new FolioDatabase(name);
    await db.open();
    expect(Math.floor(db.verno)).toBe(dataVersion);
    const id = String(tables['portfolios']?.[0]?.['id']);
    const read = await readSnapshot(db, id);
    expect(read?.quarantined).toEqual([]);
    for (const [table, rows] of Object.entries(tables)) {
      const after = await db.table<Row>(table).toArray();
      const byId = new Map(after.map((row) => [row['id'], row]));
      expect(after).toHaveLength(rows.length);
      for (const row of rows) expect(byId.get(row['id'])).toMatchObject(row);
    }
    expect(await (await db.files.get('a'.repeat(64)))?.blob?.text()).toBe('bytes');
    expect([await db.batches.count(), await db.workplaces.count(), await db.grants.count()]).toEqual([0, 0, tables['grants']?.length ?? 0]);
  });
});

describe('every step', () => {
  test('has a fixture of the version before it, with rows of each table that it changes', () => {
    const unproved = Object.entries(steps).flatMap(([version, step]) =>
      Object.keys(step)
        .filter((table) => !oldPortfolios.some((fixture) => fixture.version === Number(version) - 1 && (fixture.tables[table]?.length ?? 0) > 0))
        .map(
          (table) =>
            `version ${version}, ${table}: add a portfolio of version ${Number(version) - 1} with such a row to tests/fixtures/data-versions`,
        ),
    );
    expect(unproved).toEqual([]);
  });

  test('only adds, and leads from version 1 to today without a gap', () => {
    expect(Object.keys(steps).map(Number)).toEqual(Array.from({ length: dataVersion - 1 }, (_, index) => index + 2));
    for (const [version, step] of Object.entries(steps)) {
      for (const [table, migrate] of Object.entries(step)) {
        const rows = oldPortfolios.filter((fixture) => fixture.version === Number(version) - 1).flatMap(({ tables }) => tables[table] ?? []);
        for (const row of rows) expect(migrate(row)).toMatchObject(row);
      }
    }
  });
});

test('records have the shape of this data version', () => {
  const shapes = Object.fromEntries(
    [...Object.entries<z.ZodType>(tableSchemas), ['events', event] as const].map(([table, schema]) => [
      table,
      z.toJSONSchema(schema, { unrepresentable: 'any' }),
    ]),
  );
  const text = `${JSON.stringify(shapes, null, 2)}\n`;
  const file = join(oldPortfoliosFolder, `schema-${dataVersion}.json`);
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(file, text);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  expect(
    JSON.parse(text),
    `The shape of records is no longer that of data version ${dataVersion}. If that version was published, raise dataVersion, add a step in src/migrations/steps.ts and a fixture of version ${dataVersion}. If it was not, run UPDATE_SCHEMA=1 npx vitest run tests/migrations.`,
  ).toEqual(kept);
});
