import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { loadExample, type ExampleVariant } from '../../src/features/portfolios/add-example.ts';
import { assessedPortfolio } from '../support/assessed-portfolio.ts';
import { makePdfInNode } from '../support/make-pdf-in-node.ts';
import { checkPdf } from '../support/pdf-check.ts';
import { allText, readPdf } from '../support/read-pdf.ts';
import { flat, typedTexts } from '../support/typed-texts.ts';

/*
 * The printed text of the example, of its finished twin and of a portfolio with everything that assessors and quality assurers
 * add, page by page, against what was read and approved before.
 *
 * What this cannot see: where things stand, how large they are and in what colour; whether texts overlap or run off the
 * page; pictures, signatures and the matrix; links, tags and attachments (render-report.test.ts and pdf-check look at
 * those). After a change of looks print the example and look at every page.
 *
 * When a change is meant, run `UPDATE_GOLDEN=1 npx vitest run tests/pdf/golden.test.ts --project node`, then read the
 * difference that Git shows, line by line, before you keep it.
 */

process.env['TZ'] = 'Europe/London';

describe.each([
  ['the open example', 'open-example'],
  ['the finished example', 'finished-example'],
  ['a portfolio that everybody has had in hand', 'assessed-portfolio'],
] as const)('%s', (_, name) => {
  test('prints what was approved, page by page', async () => {
    const { bytes } = await printed(name);
    const text = (await readPdf(bytes)).pages.map(({ text }, index) => `=== page ${index + 1} ===\n${text.trimEnd()}\n`).join('\n');
    const golden = new URL(`../fixtures/golden/${name}.txt`, import.meta.url);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
    const approved = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
    expect(text === approved ? '' : difference(approved, text), 'if the change is meant, the head of golden.test.ts says how to approve it').toBe('');
  });

  test('loses no text that a person typed, and breaks no rule of PDF/UA-1 and PDF/A-3a', async () => {
    const { bytes, snapshot } = await printed(name);
    const words = loose(allText(await readPdf(bytes)));
    expect(typedTexts(snapshot).filter(({ text }) => !words.includes(loose(text)))).toEqual([]);
    expect(await checkPdf(bytes)).toEqual([]);
  });
});

type Printed = { readonly bytes: Uint8Array; readonly snapshot: SnapshotWithEvents };

async function printed(name: 'open-example' | 'finished-example' | 'assessed-portfolio'): Promise<Printed> {
  if (name !== 'assessed-portfolio') return printExample(name === 'open-example' ? 'open' : 'finished');
  const { snapshot, seals } = await assessedPortfolio();
  const { bytes } = await makePdfInNode(snapshot, { seals });
  return { bytes, snapshot };
}

async function printExample(variant: ExampleVariant): Promise<Printed> {
  const folder = new URL('../../public/example/', import.meta.url);
  const snapshot = await loadExample(async (path) => JSON.parse(await readFile(new URL(path, folder), 'utf8')) as unknown, variant);
  const files = new Map(
    snapshot.attachments.map(({ name, sha256 }) => [sha256, new Blob([readFileSync(new URL(`files/${encodeURIComponent(name)}`, folder))])]),
  );
  const { bytes } = await makePdfInNode(snapshot, { files });
  return { bytes, snapshot };
}

/** The first page that differs: lines that went (-) and lines that came (+). */
function difference(approved: string, printed: string): string {
  const [before, after] = [approved, printed].map((text) => text.split(/^(?==== page )/m));
  const page = (after ?? []).findIndex((text, index) => text !== before?.[index]);
  const [old, now] = [before?.[page] ?? '', after?.[page] ?? ''].map((text) => text.split('\n'));
  const lines = [
    ...(old ?? []).filter((line) => !now?.includes(line)).map((line) => `- ${line}`),
    ...(now ?? []).filter((line) => !old?.includes(line)).map((line) => `+ ${line}`),
  ];
  return [
    `The printed text differs, first on page ${page + 1} (${before?.length ?? 0} pages before, ${after?.length ?? 0} now):`,
    ...lines.slice(0, 40),
  ].join('\n');
}

/** Without white space and page furniture: a reader gives line breaks where the page has them. */
function loose(text: string): string {
  return flat(text).replaceAll(' ', '').toLowerCase();
}
