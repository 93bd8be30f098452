import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, type PDFRef } from 'pdf-lib';
import { textString } from './pdf-syntax.ts';
import { StructureElement } from './structure.ts';

/** Which elements a page's marked contents, or an annotation, belong to: one entry of the parent tree. */
export type ParentEntry = StructureElement | readonly StructureElement[];

/**
 * Writes the structure tree with its parent tree (ISO 32000-1, 14.7.2 and 14.7.4.4) and returns the reference of its
 * root. `parents[n]` answers the `StructParents` or `StructParent` number n.
 */
export function writeStructure(context: PDFContext, document: StructureElement, parents: readonly ParentEntry[]): PDFRef {
  const root = context.nextRef();
  const refs = new Map<StructureElement, PDFRef>();
  const refOf = (element: StructureElement): PDFRef => {
    let ref = refs.get(element);
    if (!ref) refs.set(element, (ref = context.nextRef()));
    return ref;
  };

  const write = (element: StructureElement, parent: PDFRef): PDFRef => {
    const ref = refOf(element);
    const page = element.kids.find((kid) => !(kid instanceof StructureElement));
    const pageRef = page instanceof StructureElement ? undefined : page?.page;
    const kids: PDFObject[] = element.kids.map((kid) => {
      if (kid instanceof StructureElement) return write(kid, ref);
      if (kid.kind === 'annotation') return context.obj({ Type: 'OBJR', Obj: kid.annotation, Pg: kid.page });
      return kid.page === pageRef ? PDFNumber.of(kid.id) : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.id });
    });
    const dict = PDFDict.withContext(context);
    dict.set(NAMES.S, PDFName.of(element.type));
    dict.set(NAMES.P, parent);
    if (pageRef) dict.set(NAMES.Pg, pageRef);
    const [only] = kids;
    if (kids.length === 1 && only) dict.set(NAMES.K, only);
    else if (kids.length > 1) dict.set(NAMES.K, arrayOf(context, kids));
    writeProperties(context, element, dict);
    context.assign(ref, dict);
    return ref;
  };

  const top = write(document, root);
  const numbers = PDFArray.withContext(context);
  parents.forEach((entry, number) => {
    numbers.push(PDFNumber.of(number));
    numbers.push(entry instanceof StructureElement ? refOf(entry) : context.register(arrayOf(context, entry.map(refOf))));
  });
  const parentTree = context.register(context.obj({ Nums: numbers }));
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [top], ParentTree: parentTree, ParentTreeNextKey: parents.length }));
  return root;
}

const NAMES = { S: PDFName.of('S'), P: PDFName.of('P'), K: PDFName.of('K'), Pg: PDFName.of('Pg') };

function writeProperties(context: PDFContext, { properties, boundingBox }: StructureElement, dict: PDFDict): void {
  const { alt, title, scope, columnSpan, rowSpan, numbering } = properties;
  if (alt !== undefined) dict.set(PDFName.of('Alt'), textString(alt));
  if (title !== undefined) dict.set(PDFName.of('T'), textString(title));
  if (scope || columnSpan || rowSpan) {
    dict.set(PDFName.of('A'), context.obj({ O: 'Table', Scope: scope, ColSpan: columnSpan, RowSpan: rowSpan }));
  }
  if (numbering) dict.set(PDFName.of('A'), context.obj({ O: 'List', ListNumbering: numbering }));
  if (boundingBox) {
    const box = boundingBox.map((value) => Math.round(value * 100) / 100);
    dict.set(PDFName.of('A'), context.obj({ O: 'Layout', Placement: 'Block', BBox: box }));
  }
}

function arrayOf(context: PDFContext, objects: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(context);
  for (const object of objects) array.push(object);
  return array;
}
