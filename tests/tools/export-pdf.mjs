// Makes the PDF of a package without a browser, with Folio's own code: npm run export-pdf -- PACKAGE OUT.pdf
//   npm run export-pdf -- FOLDER OUT-FOLDER         every package in a folder, each under its own name
//   --only sign-off|grid|register|iqa               one part by itself
//   --edition archival|printing                     archival unless given
//   --without-files                                 without the original files and the records
//   --date 2026-11-22T10:00:00Z                     when it is made; now unless given. The same package and date give the same bytes
//   FOLIO_PASSPHRASE="six words …"                  opens packages that are locked with a passphrase
//   TZ=Europe/London                                the calendar that dates are printed by; this one unless given
// PACKAGE may also be a PDF that carries its portfolio. A PDF is written beside its place and moved there when it is whole.
// Exit status: 0 every PDF is there; 1 some package does not hold, and there is no PDF of it; 2 the call is wrong, or a file is
// locked, or could not be read or written; 3 every PDF is there, but something in a package does not hold, as the lines say.
import { createWriteStream, mkdirSync, mkdtempSync, openAsBlob, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { loadTypescript } from './load-typescript.mjs';

// Before anything asks for a date.
process.env.TZ ??= 'Europe/London';

const PARTS = ['sign-off', 'grid', 'register', 'iqa'];
const EDITIONS = ['archival', 'printing'];
const PACKAGE = /\.folio\.zip(?:\.age)?$/;

const order = readOrder();
if (typeof order === 'string') {
  console.error(order);
  process.exit(2);
}
const { module, close } = await loadTypescript('tests/support/export-pdf.ts');

let unfinished = null;
const clean = () => unfinished !== null && rmSync(unfinished, { force: true });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    clean();
    process.exit(130);
  });

const statuses = [];
for (const { from, to } of order.files) {
  const status = await exportOne(from, to);
  statuses.push(status);
}
if (order.files.length > 1) {
  const count = (wanted) => statuses.filter((status) => wanted.includes(status)).length;
  console.log(`${count([0, 3])} of ${statuses.length} PDFs were made; ${count([3])} of them of packages that do not hold in full.`);
}
await close();
// What is worst: no PDF before a doubtful one.
process.exitCode = [2, 1, 3, 0].find((status) => statuses.includes(status)) ?? 0;

async function exportOne(from, to) {
  const folder = mkdtempSync(join(tmpdir(), 'folio-export-'));
  try {
    const made = await module.exportPdf(await openAsBlob(from), {
      ...order.options,
      scratch: async (stream) => {
        const plain = join(folder, 'plain.zip');
        await pipeline(Readable.fromWeb(stream), createWriteStream(plain));
        return openAsBlob(plain);
      },
    });
    if (!made.ok) return fail(from, made.error.status, made.error.lines);
    const { pdf, lines, isDoubtful } = made.value;
    unfinished = `${to}.${process.pid}.part`;
    await pipeline(Readable.fromWeb(pdf.blob.stream()), createWriteStream(unfinished, { flush: true }));
    renameSync(unfinished, to);
    unfinished = null;
    console.log(`${to}: ${lines.join('\n')}`);
    return isDoubtful ? 3 : 0;
  } catch (error) {
    return fail(from, 2, [error instanceof Error ? error.message : String(error)]);
  } finally {
    clean();
    unfinished = null;
    rmSync(folder, { recursive: true, force: true });
  }
}

function fail(from, status, lines) {
  console.error(`${from}: no PDF was made.\n  ${lines.join('\n  ')}`);
  return status;
}

/** What is to be done, or what is wrong with the call. */
function readOrder() {
  let parsed;
  try {
    const text = { type: 'string' };
    parsed = parseArgs({ allowPositionals: true, options: { only: text, date: text, edition: text, 'without-files': { type: 'boolean' } } });
  } catch (error) {
    return error.message;
  }
  const { values, positionals } = parsed;
  const [from, to, ...more] = positionals;
  if (from === undefined || to === undefined || more.length > 0)
    return 'Give a package and where the PDF goes: npm run export-pdf -- PACKAGE OUT.pdf';
  if (values.only !== undefined && !PARTS.includes(values.only)) return `--only takes ${PARTS.join(', ')}.`;
  if (values.edition !== undefined && !EDITIONS.includes(values.edition)) return `--edition takes ${EDITIONS.join(' or ')}.`;
  const now = values.date === undefined ? new Date() : new Date(values.date);
  if (Number.isNaN(now.getTime())) return '--date takes a day or an instant, such as 2026-11-22T10:00:00Z.';
  const passphrase = process.env.FOLIO_PASSPHRASE;
  const options = {
    now,
    only: values.only,
    edition: values.edition,
    attachesFiles: values['without-files'] !== true,
    ...(passphrase === undefined ? {} : { unlock: { type: 'passphrase', passphrase } }),
  };
  try {
    if (!statSync(from).isDirectory()) return { options, files: [{ from, to }] };
    mkdirSync(to, { recursive: true });
    const names = readdirSync(from)
      .filter((name) => PACKAGE.test(name))
      .sort();
    if (names.length === 0) return `${from} holds no package: their names end in .folio.zip or .folio.zip.age.`;
    return { options, files: names.map((name) => ({ from: join(from, name), to: join(to, `${basename(name).replace(PACKAGE, '')}.pdf`) })) };
  } catch (error) {
    return error.message;
  }
}
