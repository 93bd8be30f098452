import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { bundle } from './bundle.mjs';
import { readContent } from './pdf-content.mjs';
import { median, milliseconds, ratio } from './table.mjs';

const RUNS = Number(process.env.RUNS ?? 5);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The same words, tables and photos as a PDF by Folio and by others: fresh processes in turn, so that a busy moment hits all alike. */
export async function measurePdf() {
  const folder = mkdtempSync(join(tmpdir(), 'folio-bench-'));
  const root = here('../..');
  const folio = await bundle('pdf-folio.mjs');
  const engines = [
    { name: 'Folio, pages only', path: folio, variant: 'pages' },
    { name: 'Folio, from records, originals attached', path: folio },
    { name: 'lower bound: deflate the text, copy the photos', path: here('pdf-least.mjs'), isPdf: false },
    { name: 'pdfkit', path: here('pdf-pdfkit.mjs') },
    { name: 'jsPDF', path: here('pdf-jspdf.mjs') },
    { name: 'pdfmake', path: here('pdf-pdfmake.mjs') },
    { name: 'react-pdf', path: here('pdf-react.mjs') },
    { name: 'Chromium print, already open', path: here('pdf-chromium.mjs') },
    { name: 'Chromium print, started for it', path: here('pdf-chromium.mjs'), variant: 'started' },
  ].map((engine) => ({ ...engine, output: join(folder, `${engine.name}.pdf`), runs: [] }));

  const input = join(folder, 'input.json');
  const { prepare, photoPaths } = await import(pathToFileURL(folio).href);
  const make = await prepare({ root, folder });
  const blocks = await readContent(await make(), await photoPaths({ root, folder }));
  writeFileSync(
    input,
    JSON.stringify({ root, folder, blocks, title: 'Unit 311 portfolio', footer: 'Unit 311 · Apply risk assessment to customer service' }),
  );

  const measure = ({ path, variant, output }, what) => {
    const command = [here('pdf-run.mjs'), path, input, output, what, ...(variant ? [variant] : [])];
    return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  };
  for (let run = 0; run < RUNS; run += 1) for (const engine of engines) engine.runs.push(measure(engine, 'time'));
  for (const engine of engines) engine.memory = measure(engine, 'memory').memory;
  // The others attach nothing and are given the words: the first is what they compare with.
  const [ours] = engines;
  const middle = ({ runs }, key) => median(runs.map((run) => run[key]));
  const rows = [];
  for (const engine of engines) {
    const about = engine.isPdf === false ? 'no PDF' : await look(engine.output);
    const { memory } = engine;
    const [wall, cpu, size] = ['wall', 'cpu', 'size'].map((key) => middle(engine, key));
    const against =
      engine === ours
        ? ''
        : `wall ${ratio(wall, middle(ours, 'wall'))}, CPU ${ratio(cpu, middle(ours, 'cpu'))}, memory ${ratio(memory, ours.memory)} of Folio's pages`;
    rows.push([
      'PDF of 60 pages, 50 photos',
      engine.name,
      `${milliseconds(wall)}, CPU ${milliseconds(cpu)}, ${(memory / 1e6).toFixed(0)} MB, ${(size / 1e6).toFixed(1)} MB, ${about}`,
      against,
    ]);
  }
  const counts = ['heading', 'text', 'table', 'photo'].map((type) => `${blocks.filter((block) => block.type === type).length} ${type}`);
  console.error(`  Blocks: ${counts.join(', ')}. Files: ${folder}`);
  return rows;
}

async function look(path) {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0, useWorkerFetch: false });
  const pdf = await task.promise;
  const isTagged = (await pdf.getMarkInfo())?.Marked === true && (await (await pdf.getPage(1)).getStructTree()) !== null;
  const about = `${pdf.numPages} pages, ${isTagged ? 'tagged' : 'not tagged'}`;
  await task.destroy();
  return about;
}
