import { zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Widths of columns in characters; longer texts are broken into lines. */
const NARROWEST = 8;
const WIDEST = 42;

/**
 * A workbook with one sheet of texts: headings bold and kept in sight, long texts broken into lines. Every cell is typed as
 * text, so that nothing runs as a formula.
 */
export async function writeXlsx(rows: readonly (readonly string[])[], sheetName: string): Promise<Blob> {
  const encoder = new TextEncoder();
  const parts = Object.entries({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheetXml(rows),
  }).map(([name, text]) => [name, encoder.encode(text)] as const);
  return new Blob([await zip(new Map(parts), true)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

function sheetXml(rows: readonly (readonly string[])[]): string {
  const count = Math.max(1, ...rows.map((row) => row.length));
  const last = `${columnName(count - 1)}${Math.max(1, rows.length)}`;
  const widths = Array.from({ length: count }, (_, column) => columnWidth(rows, column));
  const body = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`, index === 0 ? 1 : 2)).join('')}</row>`,
  );
  return [
    `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.map((width, column) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${body.join('')}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`,
  ].join('');
}

function cellXml(text: string, address: string, style: number): string {
  return text === '' ? '' : `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function columnWidth(rows: readonly (readonly string[])[], column: number): number {
  let longest = 0;
  for (const row of rows) longest = Math.max(longest, row[column]?.length ?? 0);
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}

/** A, B … Z, AA… */
function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;
}

/** XML holds neither control characters nor halves of letters; what looks like the format's own escape is escaped itself. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/(?![\n\t])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

const spreadsheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const contentTypes = [
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetMl}.sheet.main+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheetMl}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheetMl}.styles+xml"/></Types>`,
].join('');

/** Style 1: bold headings; style 2: texts from the top of the cell, broken into lines, and kept as text when edited. */
const styles = [
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>',
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>',
  '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>',
].join('');
