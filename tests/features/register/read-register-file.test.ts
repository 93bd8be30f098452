import { readFileSync } from 'node:fs';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readRegisterFile } from '../../../src/features/register/read-register-file.ts';
import { registerProblemText } from '../../../src/features/register/register-file-problem.ts';
import { unzip, zip } from '../../../src/features/register/zip.ts';
import { errorOf } from '../../support/storage-session.ts';
import { read, rowsOf, table } from './register-files.ts';

/** The sentence that a person reads when a file is refused. */
async function refusalOf(content: string | Uint8Array<ArrayBuffer> | Blob, name: string): Promise<string> {
  return registerProblemText(errorOf(await readRegisterFile(new File([content], name))));
}

/** A workbook as other programs write it, changed in one of its parts. */
async function workbook(rows: SheetData, change: (sheetXml: string) => string = (xml) => xml): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await writeWorkbook(rows, { dateFormat: 'dd/mm/yyyy' }).toBuffer());
  const parts = new Map(await unzip(bytes, () => true, 1_000_000));
  const xml = new TextDecoder().decode(parts.get('xl/worksheets/sheet1.xml'));
  return zip(parts.set('xl/worksheets/sheet1.xml', new TextEncoder().encode(change(xml))), true);
}

describe('CSV', () => {
  test.each([
    ['commas', 'Hazard,Risk\r\nCafé – “ice”,A fall; €50\r\n'],
    ['semicolons', 'Hazard;Risk\nCafé – “ice”;"A fall; €50"'],
    ['tabs', 'Hazard\tRisk\nCafé – “ice”\tA fall; €50'],
    ['a UTF-8 mark', '\ufeffHazard,Risk\nCafé – “ice”,A fall; €50'],
  ])('with %s', async (_, text) => {
    expect((await rowsOf(text, 'register.csv')).slice(0, 2)).toEqual(table);
  });

  // The letters between 0x80 and 0x9f, which Node reads otherwise than browsers do, are in the browser's test.
  test('in Windows-1252, as Excel writes it', async () => {
    const bytes = Uint8Array.from('Hazard,Risk\r\nCafé,"Größe; £5"', (letter) => letter.charCodeAt(0));
    expect(await rowsOf(bytes, 'register.csv')).toEqual([
      ['Hazard', 'Risk'],
      ['Café', 'Größe; £5'],
    ]);
  });

  test.each(['utf-16le', 'utf-16be'] as const)('in %s, as “Unicode text”', async (encoding) => {
    const text = '\ufeffHazard\tRisk\r\nCafé – “ice”\tA fall; €50';
    const bytes = new Uint8Array(text.length * 2);
    for (let index = 0; index < text.length; index += 1)
      new DataView(bytes.buffer).setUint16(index * 2, text.charCodeAt(index), encoding === 'utf-16le');
    expect(await rowsOf(bytes, 'register.txt')).toEqual(table);
  });

  test('a line that names the separator is a row of its own', async () => {
    expect(await rowsOf('sep=|\r\nHazard|Risk\r\na,b,c|d', 'r.csv')).toEqual([[], ['Hazard', 'Risk'], ['a,b,c', 'd']]);
  });

  test('line breaks and quotation marks inside cells', async () => {
    expect(await rowsOf('Hazard,Risk\n"two\nlines","say ""no"""', 'r.csv')).toEqual([
      ['Hazard', 'Risk'],
      ['two\nlines', 'say "no"'],
    ]);
  });

  test('a quotation mark that is never closed', async () => {
    expect(await refusalOf('Hazard,Risk\na,b\n"c,d\ne,f', 'r.csv')).toBe(
      'A quotation mark in row 3 is never closed, so the columns cannot be told apart. Close it or take it out, and choose the file again.',
    );
  });
});

describe('XLSX', () => {
  test('numbers, dates, booleans and empty cells, at the rows where they stand', async () => {
    const bytes = await workbook([
      [{ value: 'Title' }],
      [],
      [{ value: 'Hazard' }, null, { value: 'When' }],
      [{ value: 4.5 }, { value: true }, { value: new Date('2026-11-12T00:00:00Z'), type: Date }],
    ]);
    expect(await rowsOf(bytes, 'r.xlsx')).toEqual([
      ['Title', null, null],
      [null, null, null],
      ['Hazard', null, 'When'],
      [4.5, true, new Date('2026-11-12T00:00:00Z')],
    ]);
  });

  test('of a formula its saved result', async () => {
    const bytes = await workbook([[{ value: 'Hazard' }], [{ value: 'x' }]], (xml) =>
      xml.replace(/<c r="A2"[\s\S]*?<\/c>/, '<c r="A2" t="str"><f>CONCATENATE("Ice"," here")</f><v>Ice here</v></c>'),
    );
    expect(await rowsOf(bytes, 'r.xlsx')).toEqual([['Hazard'], ['Ice here']]);
  });

  test.each(['<c r="A2" t="str"><f>B7</f></c>', '<c r="A2"><f t="shared" si="0"/></c>', '<c r="A2" t="s"><v>99</v></c>'])(
    '%s is named by its cell',
    async (cell) => {
      const bytes = await workbook([[{ value: 'Hazard' }], [{ value: 'x' }]], (xml) => xml.replace(/<c r="A2"[\s\S]*?<\/c>/, cell));
      expect(await refusalOf(bytes, 'r.xlsx')).toContain('Cell A2 holds something that Folio cannot read, such as a formula without a saved result.');
    },
  );

  test('cells merged downwards say the same in each row; a title merged across says it once', async () => {
    const bytes = await workbook([
      [{ value: 'Our register', columnSpan: 2 }, null],
      [{ value: 'Stage' }, { value: 'Risk' }],
      [{ value: 'Delivery', rowSpan: 3 }, { value: 'One' }],
      [null, { value: 'Two' }],
      [null, { value: 'Three' }],
    ]);
    expect(await rowsOf(bytes, 'r.xlsx')).toEqual([
      ['Our register', null],
      ['Stage', 'Risk'],
      ['Delivery', 'One'],
      ['Delivery', 'Two'],
      ['Delivery', 'Three'],
    ]);
  });

  test('sheets by name, without hidden ones', async () => {
    const bytes = new Uint8Array(
      await writeWorkbook([
        { data: [[{ value: 'notes' }]], sheet: 'Notes' },
        { data: [[{ value: 'lists' }]], sheet: 'Lists' },
        { data: [[{ value: 'Risk' }], [{ value: 'One' }]], sheet: 'Risks' },
      ]).toBuffer(),
    );
    const parts = new Map(await unzip(bytes, () => true, 1_000_000));
    const xml = new TextDecoder().decode(parts.get('xl/workbook.xml'));
    const hidden = await zip(
      parts.set('xl/workbook.xml', new TextEncoder().encode(xml.replace('name="Lists"', 'name="Lists" state="hidden"'))),
      true,
    );
    expect((await read(hidden, 'r.xlsx')).sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Notes', 1],
      ['Risks', 2],
    ]);
  });

  test('what unpacks to far more than a register is given up', async () => {
    const bytes = await zip(new Map([['xl/workbook.xml', new Uint8Array(3_000_000)]]), true);
    expect(bytes.length).toBeLessThan(10_000);
    await expect(unzip(bytes, () => true, 2_999_999)).rejects.toMatchObject({ type: 'too-large' });
    expect((await unzip(bytes, () => true, 3_000_000)).size).toBe(1);
  });
});

describe('what is no register', () => {
  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 3000 }, () => 0)]);
  test.each([
    ['an empty file', '', 'r.csv', 'This file is empty.'],
    [
      'an old Excel file',
      old,
      'r.xls',
      'This is an old Excel file (.xls), or one with a password, which Folio cannot read. Open it in your spreadsheet program, save it as XLSX without a password',
    ],
    ['a PDF under a false name', '%PDF-1.7\n1 0 obj', 'register.xlsx', 'This is a PDF, not a spreadsheet.'],
    [
      'a web page that calls itself XLS',
      '<html><body><table><tr><td>Risk</td></tr></table></body></html>',
      'r.xls',
      'This is a web page, not a spreadsheet.',
    ],
    ['a picture', Uint8Array.from(readFileSync('tests/fixtures/files/quarters.jpg')), 'r.csv', 'This is a JPEG picture, not a spreadsheet.'],
  ])('%s', async (_, content, name, sentence) => {
    expect(await refusalOf(content, name)).toContain(sentence);
  });

  test('a workbook that is cut short', async () => {
    const bytes = await workbook([[{ value: 'Hazard' }], [{ value: 'Ice' }]]);
    expect(await refusalOf(bytes.slice(0, bytes.length - 200), 'r.xlsx')).toContain('damaged or cut short');
  });

  test('a workbook with a hole in it', async () => {
    const bytes = await workbook([[{ value: 'Hazard' }], [{ value: 'Ice' }]]);
    bytes.fill(0xff, 40, 140);
    expect(await refusalOf(bytes, 'r.xlsx')).toContain('damaged or cut short');
  });

  test('a false ending is no obstacle, and is told', async () => {
    expect((await read('Hazard,Risk,Controls\na,b,c\nd,e,f', 'r.xlsx')).note).toBe(
      'By its name this is a XLSX file; it is really a table of comma-separated values, and was read as such.',
    );
    expect((await read(await workbook([[{ value: 'Hazard' }]]), 'r.csv')).note).toContain('it is really an Excel workbook');
  });
});
