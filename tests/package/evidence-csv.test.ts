import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { registerToSheet } from '../../src/domain/register-sheet.ts';
import { buildRegister } from '../../src/domain/register.ts';
import { evidenceCsv } from '../../src/package/evidence-csv.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { hostileTexts } from '../support/xss-corpus.ts';

describe('R57: no cell of a table that Folio writes runs as a formula', () => {
  const computes = (cell: string) => /^\s*[=+\-@＝＋－＠\t\r]/.test(cell);

  test('the list of evidence in a package', () => {
    const builder = buildPortfolio();
    for (const { text } of hostileTexts) builder.evidence('everyday', { title: text, claims: [{ pointId: '1a', locator: text }] });
    const { data } = Papa.parse<string[]>(evidenceCsv(builder.snapshot(), () => '=1+1').slice(1));
    expect(data.length).toBeGreaterThan(hostileTexts.length);
    expect(data.flat().filter((cell) => computes(cell))).toEqual([]);
    // Nothing is lost by it.
    const titles = data.map(([, , title = '']) => title.replace(/^'/, ''));
    expect(titles).toContain("=cmd|'/C calc'!A0");
  });

  test('the risk register', () => {
    const builder = buildPortfolio();
    for (const { text } of hostileTexts) builder.risk({ hazard: text, event: text });
    const snapshot = builder.snapshot();
    const cells = registerToSheet(buildRegister(snapshot).rows, snapshot.portfolio.method).flat();
    expect(cells.length).toBeGreaterThan(hostileTexts.length);
    expect(cells.filter((cell) => computes(cell))).toEqual([]);
  });
});
