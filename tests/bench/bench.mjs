// Measures Folio beside its budgets and beside other ways to do the same, in one run. Prints one table and asserts nothing:
// times depend on the machine, ratios far less. Typing, loading, Lighthouse and PDF printing need a build (npm run build).
//   npm run bench                  everything
//   npm run bench -- typing pdf    some of: coverage caseload typing load lighthouse pdf growth package gigabyte start
import { measureCaseload } from './caseload.mjs';
import { measureCoverage } from './coverage.mjs';
import { measureGigabyte } from './gigabyte.mjs';
import { measureLighthouse } from './lighthouse.mjs';
import { measureLoad } from './load.mjs';
import { measurePackage } from './package.mjs';
import { measurePdfGrowth } from './pdf-growth.mjs';
import { measurePdf } from './pdf.mjs';
import { printTable } from './table.mjs';
import { measureTyping } from './typing.mjs';
import { measureStart } from './start.mjs';

/** Each gives rows: what was measured, on what, the value, and its budget or the ratio to compare. */
const parts = {
  coverage: measureCoverage,
  caseload: measureCaseload,
  typing: measureTyping,
  load: measureLoad,
  lighthouse: measureLighthouse,
  pdf: measurePdf,
  growth: measurePdfGrowth,
  package: () => measurePackage(),
  gigabyte: measureGigabyte,
  start: measureStart,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part called ${unknown.join(' or ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const rows = [];
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`Measuring ${name} …`);
  rows.push(...(await measure()));
}
printTable(['what', 'case', 'measured', 'budget or ratio'], rows);
// Servers and browsers are closed by now; nothing that lingers shall keep the run open.
process.exit(0);
