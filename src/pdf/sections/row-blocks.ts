import type { Row } from '../../domain/evidence/row.ts';
import type { Block } from '../document/flow/context.ts';
import { details, list } from '../document/flow/lists.ts';
import { prose } from '../document/flow/prose.ts';
import { table } from '../document/flow/table.ts';
import { heading } from '../document/flow/text-blocks.ts';
import { SIZES } from '../document/flow/theme.ts';
import type { RatingsReport } from '../report/ratings-report.ts';
import { columnWidths } from './column-widths.ts';
import { ratingsBlocks } from './ratings-blocks.ts';
import { heldAtStart } from './section-blocks.ts';

/** Rows as people read them: most beside their labels, as on a form; long texts and tables under theirs. */
export function rowBlocks(rows: readonly (Row | RatingsReport)[]): Block[] {
  const blocks: Block[] = [];
  let facts: (readonly [label: string, value: string | Block[]])[] = [];
  const flush = () => {
    if (facts.length > 0) blocks.push(details(facts, { isTyped: true }));
    facts = [];
  };
  for (const row of rows) {
    const fact = shortFact(row);
    if (fact) {
      facts.push(fact);
      continue;
    }
    flush();
    blocks.push(...longBlocks(row));
  }
  flush();
  return blocks;
}

/** Above this many letters a text gets the whole width of the page. */
const LONGEST_FACT = 600;

function shortFact(row: Row | RatingsReport): readonly [string, string | Block[]] | undefined {
  if (row.type === 'text' && row.text.length <= LONGEST_FACT) return [row.label, [prose(row.text.trim(), { gapBefore: 0, gapAfter: 4 })]];
  if (row.type === 'list' && row.items.join(' ').length <= LONGEST_FACT) return [row.label, row.items.join('\n')];
  return undefined;
}

function longBlocks(row: Row | RatingsReport): Block[] {
  if (row.type === 'ratings') return ratingsBlocks(row);
  const title = heading(3, row.label, { look: 'strong', outline: false });
  if (row.type === 'table') return [heldAtStart([title, rowTable(row)], 2)];
  return [title, row.type === 'list' ? list(row.items, { isTyped: true }) : prose(row.text)];
}

function rowTable({ columns, rows }: Extract<Row, { type: 'table' }>): Block {
  const filled = columns.map((_, index) => index).filter((index) => rows.some((cells) => (cells[index] ?? '').trim() !== ''));
  const shown = filled.length === 0 ? columns.map((_, index) => index) : filled;
  return (context, width) => {
    const widths = columnWidths(
      shown.map((index) => [columns[index] ?? '', ...rows.map((cells) => cells[index] ?? '')]),
      SIZES.table,
      width,
    );
    const block = table({
      columns: shown.map((index, position) => ({
        header: columns[index] ?? '',
        points: widths[position] ?? 0,
        isRowHeader: position === 0,
        bold: false,
        isTyped: true,
      })),
      rows: rows.map((cells) => shown.map((index) => ((cells[index] ?? '').trim() === '' ? '–' : (cells[index] ?? '').trim()))),
    });
    return block(context, width);
  };
}
