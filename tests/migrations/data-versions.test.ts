import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { event } from '../../src/domain/event.ts';
import { tableSchemas } from '../../src/domain/tables.ts';
import { dataVersion, migrateRow, steps } from '../../src/migrations/steps.ts';
import { FolioDatabase } from '../../src/storage/database.ts';
import { parseSnapshot } from '../../src/storage/snapshot-file.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { ownedTables } from '../../src/domain/table-lists.ts';

/** The tables that each version of the database added, as it was published. */
const storesOf: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: {
    portfolios: 'id',
    stages: 'id, portfolioId',
    risks: 'id, portfolioId',
    evidence: 'id, portfolioId',
    people: 'id, portfolioId',
    attachments: 'id, portfolioId, sha256',
    judgements: 'id, portfolioId',
    planItems: 'id, portfolioId',
    questions: 'id, portfolioId',
    samples: 'id, portfolioId',
    signatures: 'id, portfolioId',
    checkAnswers: 'id, portfolioId',
    events: 'id, [portfolioId+at], [recordId+at]',
    files: 'sha256',
    chunks: '[sha256+index]',
  },
  2: {
    evidenceReviews: 'id, portfolioId',
    returns: 'id, portfolioId',
    grants: 'id, portfolioId',
    identities: 'keyId',
    workplaces: 'portfolioId',
    batches: '[portfolioId+keyId+seq+hash], portfolioId',
    resolutions: 'id, portfolioId',
    restorePoints: 'id, portfolioId',
    phrases: 'id',
    samplingPlans: 'id',
    units: '[id+version]',
  },
};

type Row = Readonly<Record<string, unknown>>;
type Tables = Readonly<Record<string, readonly Row[]>>;

interface Fixture {
  readonly name: string;
  readonly version: number;
  readonly tables: Tables;
}

const folder = join(import.meta.dirname, '../fixtures/data-versions');

/** Portfolios as earlier versions wrote them, by table. Frozen: these files never change. `1-signed.json` is of version 1. */
const fixtures = readdirSync(folder)
  .filter((name) => /^\d+(-[a-z]+)?\.json$/.test(name))
  .map((name): Fixture => {
    const { portfolio, ...lists } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly portfolio: Row } & Tables;
    return { name, version: Number.parseInt(name, 10), tables: { ...lists, portfolios: [portfolio] } };
  });

describe.each(fixtures)('$name', ({ version, tables }) => {
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
    const name = `upgrade-${Math.random()}`;
    const old = new Dexie(name);
    for (const [number, stores] of Object.entries(storesOf)) if (Number(number) <= version) old.version(Number(number)).stores(stores);
    for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkAdd([...rows]);
    await old
      .table('files')
      .add({ sha256: 'a'.repeat(64), size: 5, mediaType: 'text/plain', isReady: true, startedAt: '', blob: new Blob(['bytes']) });
    old.close();

    const db = new FolioDatabase(name);
    await db.open();
    expect(db.verno).toBe(dataVersion);
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
        .filter((table) => !fixtures.some((fixture) => fixture.version === Number(version) - 1 && (fixture.tables[table]?.length ?? 0) > 0))
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
        const rows = fixtures.filter((fixture) => fixture.version === Number(version) - 1).flatMap(({ tables }) => tables[table] ?? []);
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
  const file = join(folder, `schema-${dataVersion}.json`);
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(file, text);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  expect(
    JSON.parse(text),
    `The shape of records is no longer that of data version ${dataVersion}. If that version was published, raise dataVersion, add a step in src/migrations/steps.ts and a fixture of version ${dataVersion}. If it was not, run UPDATE_SCHEMA=1 npx vitest run tests/migrations.`,
  ).toEqual(kept);
});
