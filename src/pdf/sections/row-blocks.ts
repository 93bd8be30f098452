import type { Row } from '../../domain/evidence/row.ts';
import type { Block } from '../document/flow/context.ts';
import { details, list } from '../document/flow/lists.ts';
import { type Column, table } from '../document/flow/table.ts';
import { prose } from '../document/flow/prose.ts';
import { heading } from '../document/flow/text-blocks.ts';

/** Rows as people read them: short facts beside their labels, long texts and tables under theirs. */
export function rowBlocks(rows: readonly Row[]): Block[] {
  const blocks: Block[] = [];
  let facts: (readonly [label: string, value: string | Block[]])[] = [];
  const flush = () => {
    if (facts.length > 0) blocks.push(details(facts));
    facts = [];
  };
  for (const row of rows) {
    const fact = shortFact(row);
    if (fact) {
      facts.push(fact);
      continue;
    }
    flush();
    blocks.push(heading(3, row.label, { look: 'strong', outline: false }), ...longBlocks(row));
  }
  flush();
  return blocks;
}

/** Above this many letters a text gets the whole width of the page. */
const LONGEST_FACT = 220;

function shortFact(row: Row): readonly [string, string | Block[]] | undefined {
  if (row.type === 'text' && row.text.length <= LONGEST_FACT && !row.text.trim().includes('\n')) return [row.label, row.text.trim()];
  if (row.type === 'list' && row.items.join(' ').length <= LONGEST_FACT * 2) return [row.label, row.items.join('\n')];
  return undefined;
}

function longBlocks(row: Row): Block[] {
  if (row.type === 'table') return [rowTable(row)];
  return row.type === 'list' ? [list(row.items)] : [prose(row.text)];
}

function rowTable({ columns, rows }: Extract<Row, { type: 'table' }>): Block {
  const filled = columns.map((_, index) => index).filter((index) => rows.some((cells) => (cells[index] ?? '').trim() !== ''));
  const shown = filled.length === 0 ? columns.map((_, index) => index) : filled;
  const size = shown.length > 5 ? 8 : 9;
  const widths = shown.map((index) => columnWidth([columns[index] ?? '', ...rows.map((cells) => cells[index] ?? '')], size));
  // A table of narrow columns only still goes across the page.
  if (widths.every(({ points }) => points !== undefined)) widths.splice(-1, 1, { weight: 1 });
  return table({
    size,
    columns: shown.map((index, position): Column => ({
      header: columns[index] ?? '',
      isRowHeader: position === 0,
      bold: false,
      ...widths[position],
    })),
    rows: rows.map((cells) => shown.map((index) => ((cells[index] ?? '').trim() === '' ? '–' : (cells[index] ?? '').trim()))),
  });
}

/** Narrow columns are as wide as their text; the others share the rest by how much they hold, though not in proportion. */
function columnWidth(texts: readonly string[], size: number): Pick<Column, 'weight' | 'points'> {
  const longest = Math.max(...texts.map((text) => text.length));
  if (longest <= NARROW) return { points: longest * size * LETTER + 16 };
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return { weight: Math.min(Math.sqrt(Math.max(average, longest / 3)), WIDEST) };
}

const NARROW = 14;
/** Width of an average letter, as a share of the size. */
const LETTER = 0.6;
/** About the root of 200 letters. */
const WIDEST = 14;
