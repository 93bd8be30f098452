import type { Block } from '../document/flow/context.ts';
import { columns, together } from '../document/flow/containers.ts';
import { prose } from '../document/flow/prose.ts';
import { table, type TableCell } from '../document/flow/table.ts';
import { heading, note, paragraph } from '../document/flow/text-blocks.ts';
import type { WorksheetsReport } from '../report/worksheets-report.ts';
import type { Mention } from '../report/report-context.ts';
import { emptySentence, mentionLinks, orDash, sectionStart } from './section-blocks.ts';

export function worksheetsSection({ swot, pestle, costBenefit }: WorksheetsReport): Block[] {
  return [
    ...sectionStart('worksheets', 'From the answers to 311.3.4 and 311.3.5.'),
    heading(2, 'SWOT', { look: 'section' }),
    ...(swot.length === 0 ? [emptySentence('No SWOT has been filled in yet.')] : swot.flatMap(({ from, boxes }) => [swotTable(boxes), source(from)])),
    heading(2, 'PESTLE', { look: 'section' }),
    ...(pestle.length === 0
      ? [emptySentence('No PESTLE has been filled in yet.')]
      : pestle.flatMap(({ from, boxes }) => [pestleTable(boxes), source(from)])),
    together([
      heading(2, 'Cost/benefit', { look: 'section' }),
      ...(costBenefit.length === 0
        ? [emptySentence('No cost/benefit analysis has been worked out yet.')]
        : costBenefit.flatMap(({ from, worked }) => [...workedExample(worked), source(from)])),
    ]),
  ];
}

type Boxes = WorksheetsReport['swot'][number]['boxes'];

/** The four boxes as a square: what is inside the organisation above what is outside. */
function swotTable([strengths, weaknesses, opportunities, threats]: Boxes): Block {
  return table({
    isGrid: true,
    columns: [{ header: '', points: 58, isRowHeader: true }, { header: 'Helpful' }, { header: 'Harmful' }],
    rows: [
      ['Inside', box(strengths), box(weaknesses)],
      ['Outside', box(opportunities), box(threats)],
    ],
  });
}

function box(given: Boxes[number] | undefined): TableCell {
  if (!given) return '–';
  const [title, text] = given;
  return { content: [paragraph(title, { bold: true, gapBefore: 0, gapAfter: 2 }), prose(orDash(text), { gapBefore: 0, gapAfter: 3 })] };
}

function pestleTable(boxes: Boxes): Block {
  return table({
    columns: [{ header: 'Heading', points: 96, isRowHeader: true }, { header: 'Findings' }],
    rows: boxes.map(([title, text]) => [title, { content: [prose(orDash(text), { gapBefore: 0, gapAfter: 3 })] }]),
  });
}

function workedExample({ option, costs, benefits, verdict }: WorksheetsReport['costBenefit'][number]['worked']): Block[] {
  const items = (header: string, rows: typeof costs) =>
    table({
      columns: [
        { header, weight: 2.2, isRowHeader: true, bold: false, isTyped: true },
        { header: 'Worth', weight: 1, isTyped: true },
      ],
      rows: rows.length === 0 ? [['None listed', '–']] : rows.map(({ what, worth }) => [what, orDash(worth)]),
    });
  return [
    paragraph([{ text: 'Option: ', bold: true }, option.trim() === '' ? 'not named' : { text: option.trim(), isTyped: true }]),
    columns([[items('Costs', costs)], [items('Benefits', benefits)]]),
    paragraph([{ text: 'Verdict: ', bold: true }, verdict.trim() === '' ? 'none yet' : { text: verdict.trim(), isTyped: true }]),
  ];
}

function source(from: Mention): Block {
  return note(['From ', ...mentionLinks([from]), '.']);
}
