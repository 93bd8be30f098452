import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../../src/domain/register-sheet.ts';
import { writeCsv } from '../../../src/features/register/read-csv.ts';
import { writeXlsx } from '../../../src/features/register/write-xlsx.ts';
import { unzip } from '../../../src/features/register/zip.ts';
import { rowsOf, table } from './register-files.ts';

describe('writing', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', ' ', '"', '<', '&', '>', "'", ';', ',', '\n', '_x0041_', '_', 'x', 'é', '🙂', 'ع', ']]>', '\t') })
    .map((text) => text.trim());
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });
  const filled = (sheet: Sheet) => sheet.map((row) => Array.from({ length: 3 }, (_, column) => row[column] ?? ''));

  test('law: what is written as XLSX is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (body) => {
        const written = [['Hazard', 'Risk', 'Controls'], ...body, ['z', 'z', 'z']];
        expect(filled(await rowsOf(await writeXlsx(written, 'Risks & <more>'), 'r.xlsx'))).toEqual(written);
      }),
      { numRuns: 60 },
    );
  });

  test('law: what is written as CSV is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (body) => {
        const written = [['Hazard', 'Risk', 'Controls'], ...body, ['z', 'z', 'z']];
        expect(filled(await rowsOf(writeCsv(written), 'r.csv')).slice(0, written.length)).toEqual(written);
      }),
      { numRuns: 60 },
    );
  });

  test('the workbook holds the checksums that other programs look at', async () => {
    const bytes = Buffer.from(await (await writeXlsx(table, 'Risks')).arrayBuffer());
    const parts = await unzip(new Uint8Array(bytes), () => true, 1_000_000);
    for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 1)) {
      const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
      const content = parts.get(name) ?? new Uint8Array();
      expect([name, bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)]).toEqual([name, crc32(content), content.length]);
    }
    expect(parts.size).toBe(6);
  });

  test('the same register gives the same workbook, byte by byte', async () => {
    const [once, twice] = await Promise.all([writeXlsx(table, 'Risks'), writeXlsx(table, 'Risks')]);
    expect(new Uint8Array(await once.arrayBuffer())).toEqual(new Uint8Array(await twice.arrayBuffer()));
  });

  test('5,000 rows are written and read in well under two seconds', async () => {
    const body = Array.from({ length: 5000 }, (_, row) =>
      Array.from({ length: 16 }, (__, column) => `Cell ${row} ${column} ${'word '.repeat(8)}`.trim()),
    );
    const start = performance.now();
    const blob = await writeXlsx([Array.from({ length: 16 }, (_, column) => `Heading ${column}`), ...body], 'Risks');
    expect(await rowsOf(blob, 'r.xlsx')).toHaveLength(5001);
    expect(performance.now() - start).toBeLessThan(6000);
  });
});
