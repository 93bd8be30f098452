import { PDFDict, PDFName, PDFNumber, type PDFObject } from 'pdf-lib';
import type { Report } from './pdf-check.ts';
import { checkTable } from './pdf-check-tables.ts';
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
  checkLanguage(objects, catalog, report);
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
    if (type === 'Figure' && !objects.text(element, 'Alt') && !objects.text(element, 'ActualText'))
      report('UA 7.3-1', 'figure without alternate text');
    if (type === 'Note' && !objects.text(element, 'ID')) report('UA 7.9-1', 'note without an identifier');
    if (type === 'Form' && (kids.length !== 1 || objects.name(kids[0], 'Type') !== 'OBJR')) report('UA 7.18.4-2', 'Form with more than its field');
    checkLanguage(objects, element, report);
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

/** A language tag as RFC 3066 has it; none at all is another matter. */
function checkLanguage(objects: PdfObjects, element: PDFDict, report: Report): void {
  const language = objects.text(element, 'Lang');
  if (language && !/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(language)) report('UA 7.2-29', `no language: ${language}`);
}

/** Which children an element may have, and which parent it needs: ISO 32000-1, 14.8.4; PDF/UA-1, 7.2. */
const CHILDREN: Readonly<Record<string, { readonly rule: string; readonly types: RegExp }>> = {
  Table: { rule: 'UA 7.2-3', types: /^(TR|THead|TBody|TFoot|Caption)$/ },
  THead: { rule: 'UA 7.2-36', types: /^TR$/ },
  TBody: { rule: 'UA 7.2-37', types: /^TR$/ },
  TFoot: { rule: 'UA 7.2-38', types: /^TR$/ },
  TR: { rule: 'UA 7.2-10', types: /^(TH|TD)$/ },
  L: { rule: 'UA 7.2-19', types: /^(L|LI|Caption)$/ },
  LI: { rule: 'UA 7.2-20', types: /^(Lbl|LBody)$/ },
  TOC: { rule: 'UA 7.2-27', types: /^(TOC|TOCI|Caption)$/ },
};
const PARENTS: Readonly<Record<string, { readonly rule: string; readonly types: RegExp }>> = {
  TR: { rule: 'UA 7.2-4', types: /^(Table|THead|TBody|TFoot)$/ },
  THead: { rule: 'UA 7.2-5', types: /^Table$/ },
  TBody: { rule: 'UA 7.2-6', types: /^Table$/ },
  TFoot: { rule: 'UA 7.2-7', types: /^Table$/ },
  TH: { rule: 'UA 7.2-8', types: /^TR$/ },
  TD: { rule: 'UA 7.2-9', types: /^TR$/ },
  LI: { rule: 'UA 7.2-17', types: /^L$/ },
  LBody: { rule: 'UA 7.2-18', types: /^LI$/ },
  TOCI: { rule: 'UA 7.2-26', types: /^TOC$/ },
};
const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'.split(
    ' ',
  ),
);

function checkNesting(type: string, parent: string, children: readonly string[], report: Report): void {
  if (!STANDARD.has(type)) report('UA 7.1-5', `${type} is no standard type`);
  const neededParent = PARENTS[type];
  if (neededParent && !neededParent.types.test(parent)) report(neededParent.rule, `${type} in ${parent}`);
  const allowed = CHILDREN[type];
  for (const child of children) if (allowed && !allowed.types.test(child)) report(allowed.rule, `${child} in ${type}`);
  const count = (name: string) => children.filter((child) => child === name).length;
  if (type === 'Table') {
    if (count('THead') > 1) report('UA 7.2-11', 'two table heads');
    if (count('TFoot') > 1) report('UA 7.2-12', 'two table feet');
    if (count('TFoot') > 0 && count('TBody') === 0) report('UA 7.2-13', 'table foot without a body');
    if (count('THead') > 0 && count('TBody') === 0) report('UA 7.2-14', 'table head without a body');
    if (count('Caption') > 1 || children.slice(1, -1).includes('Caption')) report('UA 7.2-16', 'caption in the middle of a table');
  }
  if (/^(?:L|TOC)$/.test(type) && children.slice(1).includes('Caption')) report('UA 7.2-40', `caption in the middle of ${type}`);
}
