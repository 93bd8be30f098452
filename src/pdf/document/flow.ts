/**
 * Flow: how sections of a document are written, without a thought for pages.
 *
 * A **block** is a description of something to print. Blocks are made by plain functions, nested, and given to
 * `renderFlow`, which lays them out on pages, tags them, and draws header and footer once the pages are counted.
 *
 *     const document = new TaggedDocument({ title, author, subject, language: 'en-GB', created, creator: 'Folio' }, fonts);
 *     const ramp = document.addJpeg(blob, info);                     // info: probeJpegBlob(blob), image.ts
 *     const blocks = [
 *       pageBreak({ section: 'Evidence', reference: 'E4' }),          // also sets what the page header says from here on
 *       section('E4', [                                               // a Sect in the structure tree
 *         heading(3, 'Assessment of the delivery stage', { look: 'title', destination: 'E4', above: 'Formal assessment' }),
 *         paragraph(['Claims: ', { text: '1b', bold: true }, ', see ', reference('E7')]),   // prints "E7 p. 19", a link
 *         table({
 *           columns: [{ header: 'Risk', points: 40, isRowHeader: true }, { header: 'What may happen', weight: 3 }],
 *           rows: [['R5', 'Refund paid twice'], ['R7', { content: '▲ High', shade: COLORS.shade }]],
 *         }),
 *         columns([[photo(ramp, { alt: 'Ramp after rain', maxHeight: 160 })], [paragraph('Photo 1. The ramp.')]]),
 *         together([heading(4, 'Next review'), details([['Date', '1 February 2027'], ['Confirmed by', 'J. Osei']])]),
 *       ]),
 *     ];
 *     renderFlow(document, blocks, {
 *       furniture: ({ number, total, running }) => ({
 *         headerLeft: running.section ?? '', headerRight: `${running.reference ?? ''} · p. ${number}`,
 *         footerRight: `page ${number} of ${total}`, mark: 'Draft',
 *       }),
 *     });
 *     document.attach({ name: 'portfolio.json', mediaType: 'application/json', … });
 *     const parts = await document.finish();                          // new Blob(parts, { type: 'application/pdf' })
 *     document.fonts.missing                                          // characters that no font has: tell the user
 *
 * Where to find the blocks, all in `flow/`: text-blocks (heading, paragraph, note) · prose (typed text) · lists (list, details) · table ·
 * figures (photo, drawing, signature) · containers (section, columns, box, together, pageBreak, running, anchor, space,
 * rule) · contents. Text within them: `InlineText` and `reference` in inline. Looks: theme.
 *
 * Rules that keep the document accessible: begin with one `heading(1, …)`, leave no heading level out, give every photo
 * and drawing an `alt`, name rows with `isRowHeader`. Block functions may run more than once, so they must not count or
 * collect anything while they run.
 */
import type { TaggedDocument } from './document.ts';
import { type Block, layoutBlocks, type LayoutContext } from './flow/context.ts';
import { drawFurniture, type Furniture, type PageInfo } from './flow/furniture.ts';
import { LayoutMemory } from './flow/layout-memory.ts';
import { type Pagination, paginate } from './flow/pagination.ts';
import { COLORS, type Margins, marginsOf, SIZES } from './flow/theme.ts';
import type { OutlineEntry } from './outline.ts';
import { A4, type PageSize } from './page-writer.ts';
import { StructureElement } from './structure.ts';

export interface FlowOptions {
  /** Texts of header and footer; called for each page once their number is known. */
  readonly furniture?: (page: PageInfo) => Furniture;
  /** A4 unless given. */
  readonly paper?: PageSize;
  readonly margins?: Margins;
  /** BCP 47: of our own words, where the document's language is what people typed in it. */
  readonly ownLanguage?: string;
}

export interface FlowResult {
  readonly pageCount: number;
  /** Printed page, counted from 1, by the name of the place. */
  readonly pages: ReadonlyMap<string, number>;
}

/**
 * Lays blocks out on pages and draws them. Page numbers that the text mentions are only known once it is laid out, so
 * it is laid out again until they hold (nearly always twice in all); drawing happens once.
 */
export function renderFlow(document: TaggedDocument, blocks: readonly Block[], options: FlowOptions = {}): FlowResult {
  const { furniture, paper = A4, margins = marginsOf(paper), ownLanguage = document.language } = options;
  const area: TextArea = { width: paper.width - margins.left - margins.right, height: paper.height - margins.top - margins.bottom, ownLanguage };

  let known: ReadonlyMap<string, number> | undefined;
  const memory = new LayoutMemory();
  let layout = layoutOnce(document, blocks, area, memory, known);
  for (let round = 0; round < MOST_ROUNDS && layout.asksForPages; round++) {
    const found = pageNumbers(layout.pagination);
    if (known && isSame(known, found)) break;
    known = found;
    layout = layoutOnce(document, blocks, area, memory, known);
  }

  const { pagination, outline, root } = layout;
  const total = pagination.pages.length;
  const writers = pagination.pages.map(() => document.addPage(paper));
  pagination.pages.forEach(({ placed, running }, index) => {
    const page = writers[index];
    if (!page) return;
    if (furniture) drawFurniture(page, document.fonts, margins, furniture({ number: index + 1, total, running }));
    for (const { piece, y } of placed) piece.draw(page, margins.left, paper.height - margins.top - y);
  });
  for (const [name, { page, y }] of pagination.places) {
    const writer = writers[page];
    if (writer) document.destinations.set(name, { page: writer.ref, y: paper.height - margins.top - y });
  }
  document.root = root;
  document.outline.push(...outline);
  return { pageCount: total, pages: pageNumbers(pagination) };
}

/** Page numbers may move the text that mentions them, and so change; they settle at once or, in theory, never. */
const MOST_ROUNDS = 4;
/** Stands for page numbers in the first layout: most have two digits. */
const PLACEHOLDER_PAGE = 88;

interface TextArea {
  readonly width: number;
  readonly height: number;
  readonly ownLanguage: string;
}

interface Layout {
  readonly pagination: Pagination;
  readonly outline: OutlineEntry[];
  readonly root: StructureElement;
  readonly asksForPages: boolean;
}

function layoutOnce(
  document: TaggedDocument,
  blocks: readonly Block[],
  { width, height, ownLanguage }: TextArea,
  memory: LayoutMemory,
  known: ReadonlyMap<string, number> | undefined,
): Layout {
  const root = new StructureElement('Document');
  const isOneLanguage = ownLanguage === document.language;
  if (!isOneLanguage) root.language = ownLanguage;
  const context: LayoutContext = {
    fonts: document.fonts,
    parent: root,
    text: { size: SIZES.body, color: COLORS.ink, bold: false },
    maxHeight: height,
    pageOf: memory.begin((destination) => (known ? known.get(destination) : PLACEHOLDER_PAGE)),
    outline: [],
    headings: { last: 0 },
    typed: isOneLanguage ? undefined : document.language,
    memory,
  };
  const pagination = paginate(layoutBlocks(blocks, context, width), height);
  return { pagination, outline: context.outline, root, asksForPages: memory.asksForPages };
}

function pageNumbers({ places }: Pagination): Map<string, number> {
  return new Map([...places].map(([name, { page }]) => [name, page + 1]));
}

function isSame(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([name, page]) => b.get(name) === page);
}
