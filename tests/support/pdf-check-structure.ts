import { PDFDict, PDFName, PDFNumber, type PDFObject } from 'pdf-lib';
import type { Report } from './pdf-check.ts';
import type { PdfObjects } from './pdf-objects.ts';

/** Who owns what, as the structure tree says and as the parent tree says. */
export interface Owners {
  /** By `page reference/MCID`. */
  readonly contents: ReadonlyMap<string, PDFDict>;
  /** By the annotation's reference. */
  readonly annotations: ReadonlyMap<string, PDFDict>;
  /** The parent tree: an element, or an array of them. */
  readonly parents: ReadonlyMap<number, PDFObject | undefined>;
}

/** Walks the structure tree: allowed nesting, headings, tables, figures. */
export function checkStructure(objects: PdfObjects, catalog: PDFDict, report: Report): Owners {
  const root = objects.dict(catalog, 'StructTreeRoot');
  const contents = new Map<string, PDFDict>();
  const annotations = new Map<string, PDFDict>();
  const parents = new Map<number, PDFObject | undefined>();
  const headings: number[] = [];
  if (!root) {
    report('UA 7.1-11', 'no structure tree');
    return { contents, annotations, parents };
  }
  for (const [key, value] of objects.tree(objects.get(root, 'ParentTree'), 'Nums')) {
    if (key instanceof PDFNumber) parents.set(key.asNumber(), objects.resolve(value));
  }

  const walk = (element: PDFDict, parentType: string, inheritedPage: PDFObject | undefined): void => {
    const type = objects.name(element, 'S') ?? '?';
    const page = element.get(PAGE) ?? inheritedPage;
    const kids = objects.list(element, 'K').map((kid) => objects.resolve(kid));
    const childTypes = kids.map((kid) => objects.name(kid, 'S')).filter((name) => name !== undefined);
    if (!(objects.get(element, 'P') instanceof PDFDict)) report('UA 7.1-12', `${type} without a parent`);
    checkNesting(type, parentType, childTypes, report);
    if (type === 'Figure' && !objects.text(element, 'Alt')) report('UA 7.3-1', 'figure without alternate text');
    if (type === 'Table') checkTable(objects, element, report);
    if (/^H[1-6]$/.test(type)) headings.push(Number(type.slice(1)));
    if (/^(H[1-6]|Link|Figure)$/.test(type) && kids.length === 0) report('empty', `${type} without content`);

    for (const kid of kids) {
      if (kid instanceof PDFNumber) contents.set(`${page?.toString() ?? ''}/${kid.asNumber()}`, element);
      else if (objects.name(kid, 'Type') === 'MCR' && kid instanceof PDFDict)
        contents.set(`${(kid.get(PAGE) ?? page)?.toString() ?? ''}/${objects.number(kid, 'MCID') ?? ''}`, element);
      else if (objects.name(kid, 'Type') === 'OBJR' && kid instanceof PDFDict) annotations.set(kid.get(OBJECT)?.toString() ?? '', element);
      else if (kid instanceof PDFDict) walk(kid, type, page);
    }
  };
  for (const kid of objects.list(root, 'K')) {
    const element = objects.resolve(kid);
    if (element instanceof PDFDict) walk(element, 'StructTreeRoot', undefined);
  }

  headings.forEach((level, index) => {
    const before = headings[index - 1] ?? 0;
    if (level > before + 1) report('UA 7.4.2-1', `H${level} after ${before === 0 ? 'nothing' : `H${before}`}`);
  });
  return { contents, annotations, parents };
}

const PAGE = PDFName.of('Pg');
const OBJECT = PDFName.of('Obj');

/** Which children an element may have, and which parent it needs: ISO 32000-1, 14.8.4; PDF/UA-1, 7.2. */
const CHILDREN: Readonly<Record<string, RegExp>> = {
  Table: /^(TR|THead|TBody|TFoot|Caption)$/,
  THead: /^TR$/,
  TBody: /^TR$/,
  TR: /^(TH|TD)$/,
  L: /^(L|LI|Caption)$/,
  LI: /^(Lbl|LBody)$/,
  TOC: /^(TOC|TOCI|Caption)$/,
};
const PARENTS: Readonly<Record<string, RegExp>> = {
  TR: /^(Table|THead|TBody|TFoot)$/,
  TH: /^TR$/,
  TD: /^TR$/,
  LI: /^L$/,
  LBody: /^LI$/,
  TOCI: /^TOC$/,
};
const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'.split(
    ' ',
  ),
);

function checkNesting(type: string, parent: string, children: readonly string[], report: Report): void {
  if (!STANDARD.has(type)) report('UA 7.1-5', `${type} is no standard type`);
  if (PARENTS[type] && !PARENTS[type].test(parent)) report('UA 7.2', `${type} in ${parent}`);
  for (const child of children) if (CHILDREN[type] && !CHILDREN[type].test(child)) report('UA 7.2', `${child} in ${type}`);
  if (children.filter((child) => child === 'THead').length > 1) report('UA 7.2-11', 'two table heads');
  if (children.includes('THead') && !children.includes('TBody')) report('UA 7.2-14', 'table head without a body');
}

function checkTable(objects: PdfObjects, table: PDFDict, report: Report): void {
  const kidsOf = (element: PDFObject | undefined) => objects.list(element, 'K').map((kid) => objects.resolve(kid));
  const rows = kidsOf(table).flatMap((kid) =>
    objects.name(kid, 'S') === 'TR' ? [kid] : kidsOf(kid).filter((inner) => objects.name(inner, 'S') === 'TR'),
  );
  const attribute = (cell: PDFObject | undefined, key: string) =>
    objects
      .list(cell, 'A')
      .map((item) => objects.get(objects.resolve(item), key))
      .find((value) => value !== undefined);

  const widths = rows.map((row) =>
    kidsOf(row).reduce((sum, cell) => {
      const span = attribute(cell, 'ColSpan');
      return sum + (span instanceof PDFNumber ? span.asNumber() : 1);
    }, 0),
  );
  if (new Set(widths).size > 1) report('UA 7.2-42', `rows of ${[...new Set(widths)].join(' and ')} columns`);

  const headers = rows.flatMap(kidsOf).filter((cell) => objects.name(cell, 'S') === 'TH');
  if (headers.some((cell) => !attribute(cell, 'Scope'))) report('UA 7.5-1', 'table header without a scope');
  if (headers.length === 0) report('UA 7.5', 'table without headers');
}
