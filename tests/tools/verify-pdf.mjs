// Prints a corpus of portfolios and has each judged as PDF/A-3a and PDF/UA-1, by veraPDF and by our own checker: npm run verify:pdf
//   npm run verify:pdf -- empty photo-ycck     these members only, without the planted faults
//   npm run verify:pdf -- --faults             the planted faults only
//   npm run verify:pdf -- --keep FOLDER        leaves the PDFs there to be looked at
// Then plants faults in a sound PDF, which both judges have to see. Exit status: 0 nothing fails (where Java or Maven are
// missing veraPDF is skipped, and the last line says so), 1 something fails, 2 veraPDF is there but could not be run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadTypescript } from './load-typescript.mjs';
import { judge, version, whyNot } from './verapdf.mjs';

const PROFILES = ['3a', 'ua1'];
const args = process.argv.slice(2);
const keep = args.includes('--keep') ? args.splice(args.indexOf('--keep'), 2)[1] : undefined;
const faultsOnly = args.includes('--faults') && args.splice(args.indexOf('--faults'), 1).length > 0;
const { module, close } = await loadTypescript('tests/support/verify-pdf.ts');

const folder = keep ?? mkdtempSync(join(tmpdir(), 'folio-verify-pdf-'));
mkdirSync(folder, { recursive: true });
try {
  process.exitCode = await verify();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
} finally {
  await close();
  if (keep === undefined) rmSync(folder, { recursive: true, force: true });
}

async function verify() {
  const all = await writeAll();
  const printed = all.filter(({ kind }) => kind === 'corpus');
  const planted = all.filter(({ kind }) => kind === 'fault');
  if (printed.length === 0 && !faultsOnly) throw new Error(`The corpus has no member of that name: ${args.join(', ')}`);

  const reason = await whyNot();
  const verdicts =
    reason === null
      ? await judge(
          all.map(({ file }) => file),
          PROFILES,
        )
      : [];
  const verdictOf = (file, profile) => verdicts.find((verdict) => verdict.file === file && verdict.profile === profile);

  console.log(`\n${heading('portfolio', 'pages', 'kB', 'own checks', 'PDF/A-3a', 'PDF/UA-1')}`);
  for (const { name, varies, file, size, pageCount, violations } of printed) {
    const judged = PROFILES.map((profile) => failuresText(verdictOf(file, profile)));
    console.log(row(name, pageCount, Math.round(size / 1000), violations.join(', ') || 'ok', ...judged, varies));
  }
  const failing = verdicts.filter(({ file, failures }) => failures.length > 0 && basename(file).startsWith('corpus-'));
  printRules(failing);

  const seen = planted.length === 0 || printFaults(planted, verdictOf, reason !== null);
  const ownFailing = printed.filter(({ violations }) => violations.length > 0);
  const checks = verdicts.reduce((sum, { checks: count }) => sum + count, 0);
  console.log(`\nOwn checks: ${printed.length} PDFs, ${ownFailing.length} with failures.`);
  if (reason !== null) console.log(`veraPDF: SKIPPED, ${reason}. Nothing was judged by it.`);
  else
    console.log(
      `veraPDF ${version}: ${printed.length} PDFs by ${PROFILES.join(' and ')}, ${checks.toLocaleString('en-GB')} checks, ${failing.length === 0 ? '0 failures' : `${failing.length} verdicts with failures`}.`,
    );
  return failing.length + ownFailing.length > 0 || !seen ? 1 : 0;
}

/** Writes each to a file as soon as it is printed: all of them together are large. */
async function writeAll() {
  const files = [];
  for await (const { bytes, ...facts } of module.printForJudges(args, { faultsOnly })) {
    const file = join(folder, `${facts.kind}-${facts.name.replaceAll(/[^a-z0-9-]+/gi, '-')}.pdf`);
    writeFileSync(file, bytes);
    files.push({ ...facts, file, size: bytes.length });
    process.stderr.write('.');
  }
  return files;
}

function printRules(failing) {
  if (failing.length === 0) return;
  console.log('\nFailures by rule');
  for (const { file, profile, failures } of failing)
    for (const { rule, count, message } of failures)
      console.log(`  ${profile} ${rule} × ${count} in ${basename(file, '.pdf')}: ${message.slice(0, 400)}`);
}

/** True when both judges see every fault, apart from those that are said to be seen by one alone. */
function printFaults(planted, verdictOf, isSkipped) {
  console.log(`\n${heading('planted fault', '', '', 'own checks', 'PDF/A-3a', 'PDF/UA-1')}`);
  const [missed, disagreements] = [[], []];
  for (const { name, rule, file, violations, isSeenByUsAlone } of planted) {
    const judged = PROFILES.map((profile) => verdictOf(file, profile));
    const bySelf = rule === null ? violations.length === 0 : violations.includes(rule);
    const byVera = isSkipped || judged.some(({ failures }) => failures.length > 0) === (rule !== null);
    console.log(row(name, '', '', violations.join(', ') || '–', ...judged.map((verdict) => failuresText(verdict, '–')), ''));
    if (!bySelf) missed.push(`own checks: ${name} (${rule ?? 'nothing'} expected)`);
    if (!byVera) (isSeenByUsAlone ? disagreements : missed).push(isSeenByUsAlone ? name : `veraPDF: ${name}`);
  }
  if (disagreements.length > 0) console.log(`\nSeen by our own checks alone: ${disagreements.join('; ')}`);
  if (missed.length > 0) console.log(`\nMISSED\n  ${missed.join('\n  ')}`);
  return missed.length === 0;
}

function failuresText(verdict, nothing = 'ok') {
  if (verdict === undefined) return 'skipped';
  return verdict.failures.map(({ rule, count }) => (count > 1 ? `${rule} × ${count}` : rule)).join(', ') || nothing;
}

function heading(...cells) {
  return row(...cells, '');
}

function row(name, pages, size, own, archival, accessible, more) {
  return `${String(name).padEnd(44)} ${String(pages).padStart(5)} ${String(size).padStart(6)}  ${own.padEnd(16)} ${archival.padEnd(16)} ${accessible.padEnd(16)} ${more}`.trimEnd();
}
