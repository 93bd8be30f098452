import { importBundled } from './bundle.mjs';
import { median, milliseconds, ratio } from './table.mjs';

const FRAME = 16;
const ROUNDS = 8;
/** Records in all, a third of them risks; how many runs make up a round. */
const SIZES = [
  [100, 60],
  [1_000, 12],
  [10_000, 3],
];

/** How long the coverage of a whole portfolio takes after one edit, and that it grows with the portfolio in proportion. */
export async function measureCoverage() {
  const { coverUnit, portfolioOf, unit311 } = await importBundled('coverage-subject.mjs');
  const subject = (title, risks, evidence, runs) => ({ title, records: risks + evidence, runs, snapshot: portfolioOf(risks, evidence), costs: [] });
  const subjects = [
    subject('500 risks, 1,000 pieces', 500, 1_000, 10),
    ...SIZES.map(([records, runs]) =>
      subject(`${records.toLocaleString('en-GB')} records`, Math.round(records / 3), Math.round((records * 2) / 3), runs),
    ),
  ];
  // In turn, so that a busy moment of the machine hits all alike. The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { snapshot, runs, costs } of subjects) {
      for (let run = 0; run < runs; run += 1) {
        const changed = edited(snapshot, round * runs + run);
        const began = performance.now();
        coverUnit(unit311, changed);
        if (round > 0) costs.push(performance.now() - began);
      }
    }
  }
  const [target, ...sizes] = subjects.map(({ title, records, costs }) => ({
    title,
    cost: median(costs),
    perThousand: (median(costs) / records) * 1_000,
  }));
  return [
    ['Coverage after one edit', target.title, milliseconds(target.cost), `${ratio(target.cost, FRAME)} of a frame (${FRAME} ms)`],
    ...sizes.map(({ title, cost, perThousand }) => [
      'Coverage after one edit',
      title,
      milliseconds(cost),
      `${milliseconds(perThousand)} per 1,000 (${ratio(perThousand, sizes[0].perThousand)})`,
    ]),
  ];
}

/** One piece of evidence changed, the rest the same objects, as a live query gives them. */
function edited(snapshot, run) {
  const place = run % snapshot.evidence.length;
  return {
    ...snapshot,
    evidence: snapshot.evidence.map((piece, index) => (index === place ? { ...piece, title: `Edit ${run}`, revision: run } : piece)),
  };
}
