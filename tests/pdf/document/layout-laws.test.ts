import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, columns, pageBreak, together } from '../../../src/pdf/document/flow/containers.ts';
import { type Block, layoutBlocks } from '../../../src/pdf/document/flow/context.ts';
import { details, list } from '../../../src/pdf/document/flow/lists.ts';
import { marked } from '../../../src/pdf/document/flow/marks.ts';
import { prose } from '../../../src/pdf/document/flow/prose.ts';
import { table } from '../../../src/pdf/document/flow/table.ts';
import { heading, note, paragraph } from '../../../src/pdf/document/flow/text-blocks.ts';
import { marginsOf } from '../../../src/pdf/document/flow/theme.ts';
import { A4, LETTER } from '../../../src/pdf/document/page-writer.ts';
import type { StructureElement } from '../../../src/pdf/document/structure.ts';
import { type Drawn, drawnOf, elementsOf, withinOf } from '../../support/drawn.ts';

/*
 * What holds on every page, whatever is written: nothing outside the margins, no line of a paragraph alone, no heading without
 * what it stands over, no row alone under the header of its table or at its end, the header again wherever a table goes on.
 */

/** Words as people type them, now and then a long one or an address. */
const WORDS = ['a', 'of', 'the', 'risk', 'refund', 'customer', 'complaint', 'courier’s', 'Świątek,', 'sub-standard'];
const LONG_WORDS = [
  'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhängerfarbe',
  'https://example.org/a/very/long/path?with=many&more=parameters&and=others#place',
];

/** At most so many words: by a length and a seed, which is found again and made smaller faster than word by word. */
const text = (most: number) =>
  fc.tuple(fc.noBias(fc.integer({ min: 1, max: most })), fc.noBias(fc.nat(1_000_000))).map(([length, seed]) => {
    let state = seed;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    return Array.from({ length }, () => (next(40) === 0 ? LONG_WORDS[next(2)] : WORDS[next(WORDS.length)])).join(' ');
  });
const cell = fc.oneof({ weight: 12, arbitrary: text(25) }, { weight: 1, arbitrary: text(250) });

const tableOf = (cells: fc.Arbitrary<string>) =>
  fc
    .record({
      count: fc.integer({ min: 2, max: 4 }),
      rows: fc.array(fc.array(cells, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 9, size: 'max' }),
      isGrid: fc.boolean(),
    })
    .map(({ count, rows, isGrid }) =>
      table({
        isGrid,
        columns: Array.from({ length: count }, (_, index) => ({ header: `Head ${index}`, weight: index + 1, isRowHeader: index === 0 })),
        rows: rows.map((given) => given.slice(0, count)),
      }),
    );
/** Three rows of these fit on a page, so that nothing has to be torn. */
const lowTable = tableOf(text(7).map((words) => words.replaceAll(/\S{20,}/g, 'refund')));

const plain: fc.Arbitrary<Block> = fc.oneof(
  text(160).map((words) => paragraph(words)),
  fc.array(text(30), { minLength: 1, maxLength: 6 }).map((lines) => paragraph(lines.join('\n'))),
  text(60).map((words) => note(words)),
  text(40).map((words) => marked('diamond', words)),
  fc.array(text(40), { minLength: 1, maxLength: 8 }).map((items) => list(items)),
  fc.array(text(120), { minLength: 1, maxLength: 3 }).map((parts) => prose(`${parts.join('\n\n')}\n- one\n- two`)),
  fc.array(fc.tuple(text(5), text(60)), { minLength: 1, maxLength: 8 }).map((pairs) => details(pairs, { hasRules: true })),
  tableOf(cell),
  lowTable,
);
/** One after the other, as a section's author writes them. */
const inOrder =
  (...blocks: readonly Block[]): Block =>
  (context, width) =>
    layoutBlocks(blocks, context, width);
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 10, arbitrary: plain },
  { weight: 4, arbitrary: fc.tuple(text(14), plain).map(([words, below]) => inOrder(heading(2, words), below)) },
  { weight: 3, arbitrary: fc.tuple(text(9), plain).map(([words, below]) => inOrder(heading(3, words, { look: 'strong' }), below)) },
  { weight: 1, arbitrary: fc.tuple(plain, plain).map(([left, right]) => columns([[left], [right]])) },
  { weight: 1, arbitrary: plain.map((inside) => box([inside])) },
  { weight: 1, arbitrary: fc.array(plain, { minLength: 2, maxLength: 3 }).map((blocks) => together(blocks)) },
  { weight: 1, arbitrary: fc.constant(pageBreak()) },
);
const document = fc
  .array(block, { minLength: 6, maxLength: 16, size: 'max' })
  .map((blocks) => [heading(1, 'Title'), ...blocks, paragraph('The end.')]);

describe.each([
  ['A4', A4],
  ['Letter', LETTER],
] as const)('on %s', (_, paper) => {
  const margins = marginsOf(paper);

  it('everything stands within the margins', () => {
    fc.assert(
      fc.property(document, (blocks) => {
        const outside = drawnOf(blocks, paper).drawn.filter(
          ({ left, right, bottom, top, size }) =>
            left < margins.left - 0.1 ||
            // A space at the end of a line cannot be seen, and may hang out.
            right > paper.width - margins.right + 0.1 + size * 0.3 ||
            bottom < margins.bottom - 0.1 ||
            top > paper.height - margins.top + 0.1,
        );
        expect(outside).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('no line of a paragraph stands alone, and no heading at the foot of a page', () => {
    fc.assert(
      fc.property(document, (blocks) => {
        const { drawn, root } = drawnOf(blocks, paper);
        const torn = elementsOf(root, 'P').map((element) => linesByPage(drawn, element));
        expect(torn.filter((lines) => lines.length > 1 && lines.includes(1))).toEqual([]);
        const order = readingOrder(drawn);
        const below = [...elementsOf(root, 'H2'), ...elementsOf(root, 'H3')].map((element) => {
          const last = order.findLastIndex((one) => one.element === element);
          return { page: order[last]?.page, next: order[last + 1]?.page };
        });
        expect(below.filter(({ page, next }) => page !== next)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('a table leaves no row alone after its header or at its end, and says its header again on every page', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            lowTable,
            text(160).map((words) => paragraph(words)),
          ),
          { minLength: 4, maxLength: 14, size: 'max' },
        ),
        (blocks) => {
          const { drawn, root } = drawnOf([heading(1, 'Title'), ...blocks], paper);
          for (const element of elementsOf(root, 'Table')) {
            const rows = rowsOf(drawn, element);
            const [head, ...body] = rows;
            if (!head) continue;
            for (const { from, to } of body) expect(from).toBe(to);
            expect(body[0]?.from).toBe(head.from);
            const edges = body.length > 2 ? [body[1]?.from, body.at(-2)?.from] : [head.from, body.at(-1)?.from];
            expect(edges).toEqual([head.from, body.at(-1)?.from]);
            for (const [index, row] of body.entries()) {
              const before = index === 0 ? head.from : body[index - 1]?.from;
              if (row.from === before) continue;
              // The header row is there again above the first row of the page, as decoration.
              expect(drawn.some((one) => one.page === row.from && one.element === undefined && one.kind === 'text' && one.bottom > row.top)).toBe(
                true,
              );
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

it('no page before a new beginning is nearly empty where tightening or moving helps', () => {
  const onLastPage = Array.from({ length: 40 }, (_, index) => {
    const typed = Array.from({ length: 30 + index }, (_line, line) => paragraph(`line ${line}`, { gapBefore: 0, gapAfter: 3 }));
    const { drawn } = drawnOf([heading(1, 'Title'), ...typed, pageBreak(), paragraph('Next')], A4);
    const pageCount = Math.max(...drawn.map(({ page }) => page)) + 1;
    return { pageCount, lines: drawn.filter(({ page }) => page === pageCount - 2).length };
  });
  const two = onLastPage.filter(({ pageCount }) => pageCount === 3);
  expect(two.length).toBeGreaterThan(10);
  expect(Math.min(...two.map(({ lines }) => lines))).toBeGreaterThanOrEqual(8);
});

/** How many lines an element has on each of its pages. */
function linesByPage(drawn: readonly Drawn[], element: StructureElement): readonly number[] {
  const within = withinOf(element);
  const pages = new Map<number, Set<number>>();
  for (const { page, element: owner, bottom } of drawn) {
    if (!owner || !within.has(owner)) continue;
    pages.set(page, (pages.get(page) ?? new Set()).add(Math.round(bottom)));
  }
  return [...pages.values()].map((lines) => lines.size);
}

/** What belongs to the structure, as it is read. */
function readingOrder(drawn: readonly Drawn[]): readonly Drawn[] {
  return drawn.filter(({ element, kind }) => element !== undefined && kind === 'text');
}

/** First and last page of each row, and where it begins; the header row first. */
function rowsOf(drawn: readonly Drawn[], element: StructureElement): readonly { readonly from: number; readonly to: number; readonly top: number }[] {
  return elementsOf(element, 'TR').map((row) => {
    const within = withinOf(row);
    const own = drawn.filter((one) => one.element !== undefined && within.has(one.element));
    const from = Math.min(...own.map(({ page }) => page));
    const to = Math.max(...own.map(({ page }) => page));
    return { from, to, top: Math.max(...own.filter(({ page }) => page === from).map(({ top }) => top)) };
  });
}
