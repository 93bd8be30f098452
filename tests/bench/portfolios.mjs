// Portfolios to measure with. Bundled before use, for it builds them with the tests' own builder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadExample } from '../../src/features/portfolios/add-example.ts';
import { buildPortfolio, fullRating } from '../support/build-portfolio.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';

const types = ['financial', 'reputational', 'health-safety', 'sub-standard'];

/** A portfolio of so many risks and pieces of evidence; each piece speaks of a few risks, whatever the portfolio's size. */
export function portfolioOf(riskCount, evidenceCount) {
  const builder = buildPortfolio();
  for (let index = 0; index < 12; index += 1) builder.stage({ isMomentOfTruth: index === 0, momentOfTruthReason: 'They decide here.' });
  for (let index = 0; index < riskCount; index += 1) {
    builder.risk({ type: types[index % 4], stageIds: [`stage-${1 + (index % 12)}`], hazard: 'A source', affectsCustomers: index % 3 === 0 });
  }
  const some = (index, count) => [...new Set(Array.from({ length: count }, (_, step) => `risk-${1 + ((index * 7 + step) % riskCount)}`))];
  for (let index = 0; index < evidenceCount; index += 1) builder.evidence(...piece(index, some));
  return builder.snapshot();
}

function piece(index, some) {
  const riskIds = some(index, 4);
  const [riskId] = riskIds;
  switch (index % 6) {
    case 0:
      return [
        'assessment',
        {
          claims: ['1b', '2a', '2b', '2c', '2d', '311.2.1'],
          details: { rows: some(index, 8).map((id, row) => fullRating(id, row === 3 ? { probability: null } : {})) },
        },
      ];
    case 1:
      return [
        'discussion',
        {
          claims: ['1c', '3a'],
          details: { people: [{ id: 'a', name: 'Ann', group: 'team' }], riskIds, possibleActions: [{ id: 'b', riskId, action: 'Check' }] },
        },
      ];
    case 2:
      return [
        'decision',
        {
          claims: ['4a'],
          details: { riskId, decision: 'act', reason: 'Weekly', actions: [{ id: 'c', action: 'Check', owner: 'Me', due: '', doneOn: '2026-03-01' }] },
        },
      ];
    case 3:
      return [
        'communication',
        { claims: ['311.1.6'], details: { audience: index % 4 === 1 ? 'customers' : 'staff', message: 'Please check.', riskIds } },
      ];
    default:
      return ['everyday', { claims: ['1a'], details: { noticed: 'A loose cable.', riskIds } }];
  }
}

/** The example as it is shipped, or while there is none a complete portfolio of every kind. */
export async function example(root, variant = 'finished') {
  const folder = join(root, 'public/example');
  if (!existsSync(join(folder, 'example.json'))) return { name: 'complete portfolio', snapshot: completePortfolio().snapshot() };
  const readJson = (path) => Promise.resolve(JSON.parse(readFileSync(join(folder, path), 'utf8')));
  return { name: 'example', snapshot: await loadExample(readJson, variant) };
}

/** The same portfolio with every record so many times, each copy under its own ids and references. */
export function multiplied(snapshot, times) {
  const { portfolio, ...lists } = snapshot;
  const ids = new Set(Object.values(lists).flatMap((records) => records.map(({ id }) => id)));
  const nextNumber = Math.max(portfolio.nextEvidenceNumber, portfolio.nextRiskNumber, 1);
  const copyOf = (value, copy) => {
    if (typeof value === 'string') return ids.has(value) ? `${value}-${copy}` : value;
    if (Array.isArray(value)) return value.map((item) => copyOf(item, copy));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item, copy)]));
  };
  const copies = (records) =>
    Array.from({ length: times }, (_, copy) =>
      copy === 0
        ? records
        : records.map((record) => ({ ...copyOf(record, copy), ...('number' in record ? { number: record.number + copy * nextNumber } : {}) })),
    ).flat();
  return {
    portfolio: { ...portfolio, nextEvidenceNumber: nextNumber * times, nextRiskNumber: nextNumber * times },
    ...Object.fromEntries(Object.entries(lists).map(([name, records]) => [name, copies(records)])),
  };
}
