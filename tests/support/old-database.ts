import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Dexie from 'dexie';

export type Row = Readonly<Record<string, unknown>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** A portfolio as an earlier version wrote it, by table. */
export interface OldPortfolio {
  readonly name: string;
  readonly version: number;
  readonly tables: Tables;
}

/** Frozen: what is there never changes. `1-signed.json` is of version 1. */
export const oldPortfoliosFolder = join(import.meta.dirname, '../fixtures/data-versions');

export const oldPortfolios: readonly OldPortfolio[] = readdirSync(oldPortfoliosFolder)
  .filter((name) => /^\d+(-[a-z]+)?\.json$/.test(name))
  .map((name) => {
    const { portfolio, ...lists } = JSON.parse(readFileSync(join(oldPortfoliosFolder, name), 'utf8')) as { readonly portfolio: Row } & Tables;
    return { name, version: Number.parseInt(name, 10), tables: { ...lists, portfolios: [portfolio] } };
  });

/** Makes a database of the version of a portfolio, with its rows and a file of five bytes; gives its name. */
export async function oldDatabase({ version, tables }: OldPortfolio): Promise<string> {
  const name = `old-${Math.random()}`;
  const old = new Dexie(name);
  for (const [number, stores] of Object.entries(storesOf)) if (Number(number) <= version) old.version(Number(number)).stores(stores);
  for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkAdd([...rows]);
  await old.table('files').add({ sha256: 'a'.repeat(64), size: 5, mediaType: 'text/plain', isReady: true, startedAt: '', blob: new Blob(['bytes']) });
  old.close();
  return name;
}

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
