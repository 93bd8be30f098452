import type { PDFContext, PDFRef } from 'pdf-lib';
import { pdfNumber, textString } from './pdf-syntax.ts';
import { StructureElement } from './structure.ts';
import { WrittenObject } from './written-object.ts';

/** Which elements a page's marked contents, or an annotation, belong to: one entry of the parent tree. */
export type ParentEntry = StructureElement | readonly StructureElement[];

/**
 * Writes the structure tree with its parent tree (ISO 32000-1, 14.7.2 and 14.7.4.4) and returns the reference of its
 * root. `parents[n]` answers the `StructParents` or `StructParent` number n.
 */
export function writeStructure(context: PDFContext, document: StructureElement, parents: readonly ParentEntry[]): PDFRef {
  const root = context.nextRef();
  const refs = new Map<StructureElement, PDFRef>();
  const top = writeElement(context, document, root, refs);

  const numbers = parents.map((entry, number) => {
    if (entry instanceof StructureElement) return `${number} ${refText(refs.get(entry))}`;
    const owners = entry.map((element) => refText(refs.get(element))).join(' ');
    return `${number} ${refText(context.register(new WrittenObject(`[${owners}]`)))}`;
  });
  const parentTree = context.register(new WrittenObject(`<</Nums [${numbers.join(' ')}]>>`));
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [top], ParentTree: parentTree, ParentTreeNextKey: parents.length }));
  return root;
}

function writeElement(context: PDFContext, element: StructureElement, parent: PDFRef, refs: Map<StructureElement, PDFRef>): PDFRef {
  const ref = context.nextRef();
  refs.set(element, ref);
  let page: PDFRef | undefined;
  const kids = element.kids.map((kid) => {
    if (kid instanceof StructureElement) return refText(writeElement(context, kid, ref, refs));
    page ??= kid.page;
    if (kid.kind === 'annotation') return `<</Type /OBJR /Obj ${refText(kid.annotation)} /Pg ${refText(kid.page)}>>`;
    return kid.page === page ? String(kid.id) : `<</Type /MCR /Pg ${refText(kid.page)} /MCID ${kid.id}>>`;
  });
  const content = kids.length === 0 ? '' : ` /K ${kids.length === 1 ? kids.join('') : `[${kids.join(' ')}]`}`;
  const pageEntry = page ? ` /Pg ${refText(page)}` : '';
  context.assign(ref, new WrittenObject(`<</S /${element.type} /P ${refText(parent)}${pageEntry}${content}${propertyEntries(element)}>>`));
  return ref;
}

function propertyEntries({ properties, boundingBox, language }: StructureElement): string {
  const { alt, title, scope, columnSpan, rowSpan, numbering } = properties;
  let entries = language === undefined ? '' : ` /Lang ${textString(language).toString()}`;
  if (alt !== undefined) entries += ` /Alt ${textString(alt).toString()}`;
  if (title !== undefined) entries += ` /T ${textString(title).toString()}`;
  if (scope || columnSpan || rowSpan) {
    const attributes = [scope && `/Scope /${scope}`, columnSpan && `/ColSpan ${columnSpan}`, rowSpan && `/RowSpan ${rowSpan}`];
    entries += ` /A <</O /Table ${attributes.filter(Boolean).join(' ')}>>`;
  }
  if (numbering) entries += ` /A <</O /List /ListNumbering /${numbering}>>`;
  if (boundingBox) entries += ` /A <</O /Layout /Placement /Block /BBox [${boundingBox.map(pdfNumber).join(' ')}]>>`;
  return entries;
}

function refText(ref: PDFRef | undefined): string {
  return ref === undefined ? 'null' : ref.toString();
}
