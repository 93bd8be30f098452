// What `caseload.mjs` fills a device with. Bundled before use.
import { join } from 'node:path';
import { loadExample } from '../../src/features/portfolios/add-example.ts';
import { caseloadOf, workplaceOf } from '../support/caseload.ts';
import { readFileSync } from 'node:fs';

/** Rows by table of a device that works on so many portfolios in `role`. */
export async function deviceRows(root, count, role) {
  const readJson = (path) => Promise.resolve(JSON.parse(readFileSync(join(root, 'public/example', path), 'utf8')));
  const examples = { open: await loadExample(readJson, 'open'), finished: await loadExample(readJson, 'finished') };
  const tables = { portfolios: [], workplaces: [] };
  for (const { portfolio, ...lists } of caseloadOf(count, examples, () => crypto.randomUUID())) {
    tables.portfolios.push(portfolio);
    tables.workplaces.push(workplaceOf(portfolio.id, role));
    for (const [table, records] of Object.entries(lists)) (tables[table] ??= []).push(...records);
  }
  return tables;
}
