import { importBundled } from './bundle.mjs';
import { median, milliseconds, ratio } from './table.mjs';

const FRAME = 16;

/** How long the coverage of a whole portfolio takes after one edit, and that it grows with the portfolio in proportion. */
export async function measureCoverage() {
  const { coverUnit, portfolioOf, unit311 } = await importBundled('coverage-subject.mjs');
  const costOf = (risks, evidence, runs) => {
    let snapshot = portfolioOf(risks, evidence);
    const costs = [];
    for (let run = 0; run < runs * 2; run += 1) {
      snapshot = edited(snapshot, run);
      const began = performance.now();
      coverUnit(unit311, snapshot);
      // The first half warms up.
      if (run >= runs) costs.push(performance.now() - began);
    }
    return median(costs);
  };
  const target = costOf(500, 1_000, 60);
  const rows = [['Coverage after one edit', '500 risks, 1,000 pieces', milliseconds(target), `${ratio(target, FRAME)} of a frame (${FRAME} ms)`]];
  let first;
  for (const [records, runs] of [
    [100, 400],
    [1_000, 60],
    [10_000, 12],
  ]) {
    const cost = costOf(Math.round(records / 3), Math.round((records * 2) / 3), runs);
    const perThousand = (cost / records) * 1_000;
    first ??= perThousand;
    rows.push([
      'Coverage after one edit',
      `${records.toLocaleString('en-GB')} records`,
      milliseconds(cost),
      `${milliseconds(perThousand)} per 1,000 (${ratio(perThousand, first)})`,
    ]);
  }
  return rows;
}

/** One piece of evidence changed, the rest the same objects, as a live query gives them. */
function edited(snapshot, run) {
  const place = run % snapshot.evidence.length;
  return {
    ...snapshot,
    evidence: snapshot.evidence.map((piece, index) => (index === place ? { ...piece, title: `Edit ${run}`, revision: run } : piece)),
  };
}
