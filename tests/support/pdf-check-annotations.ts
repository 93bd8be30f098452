import { PDFName, type PDFObject, type PDFPage, PDFRef } from 'pdf-lib';
import type { Report } from './pdf-check.ts';
import { checkAppearance } from './pdf-check-content.ts';
import type { Owners } from './pdf-check-structure.ts';
import type { PdfObjects } from './pdf-objects.ts';

/** Links and form fields: printed, tagged as what they are, described, in the order of the structure. */
export function checkAnnotations(objects: PdfObjects, page: PDFPage, where: string, { annotations, parents }: Owners, report: Report): void {
  const all = objects.list(page.node, 'Annots');
  if (all.length > 0 && objects.name(page.node, 'Tabs') !== 'S') report('UA 7.18.3-1', `${where}: tab order`);
  for (const ref of all) {
    const annotation = objects.resolve(ref);
    const owner = ref instanceof PDFRef ? annotations.get(ref.toString()) : undefined;
    const flags = objects.number(annotation, 'F');
    if (flags === undefined) report('A 6.3.2-1', `${where}: annotation without flags`);
    else if ((flags & PRINT) === 0 || (flags & HIDDEN) !== 0) report('A 6.3.2-2', `${where}: annotation is not printed`);
    if (parents.get(objects.number(annotation, 'StructParent') ?? -1) !== owner)
      report('PT', `${where}: parent tree does not lead to the annotation`);
    const tag = objects.name(owner, 'S');
    const subtype = objects.name(annotation, 'Subtype');
    if (subtype === 'Link') checkLink(objects, annotation, tag, where, report);
    else if (subtype === 'Widget') checkWidget(objects, annotation, tag, owner && objects.text(owner, 'Alt'), where, report);
    else report('A 6.3.1-1', `${where}: annotation of type ${subtype ?? 'none'}`);
  }
}

const PRINT = 4;
/** Invisible, hidden, not viewed, viewed now and then. */
const HIDDEN = 1 | 2 | 32 | 256;

function checkLink(objects: PdfObjects, link: PDFObject | undefined, tag: string | undefined, where: string, report: Report): void {
  if (tag !== 'Link') report('UA 7.18.5-1', `${where}: link is tagged ${tag ?? 'as nothing'}`);
  if (!objects.text(link, 'Contents')) report('UA 7.18.5-2', `${where}: link without a description`);
}

function checkWidget(
  objects: PdfObjects,
  widget: PDFObject | undefined,
  tag: string | undefined,
  alternateText: string | undefined,
  where: string,
  report: Report,
): void {
  if (tag !== 'Form') report('UA 7.18.4-1', `${where}: form field is tagged ${tag ?? 'as nothing'}`);
  const name = objects.text(widget, 'TU') ?? objects.text(objects.get(widget, 'Parent'), 'TU');
  if (!name && !alternateText) report('UA 7.18.1-3', `${where}: form field without a description`);
  for (const key of ['A', 'AA']) if (objects.get(widget, key)) report('A 6.4.1-1', `${where}: form field with an action`);
  const appearance = objects.dict(widget, 'AP');
  const [left, , right] = objects.list(widget, 'Rect');
  if (!appearance && String(left) !== String(right)) report('A 6.3.3-1', `${where}: form field without an appearance`);
  if (appearance?.keys().some((key) => key !== PDFName.of('N'))) report('A 6.3.3-2', `${where}: form field with several appearances`);
  const normal = objects.get(appearance, 'N');
  if (normal) checkAppearance(objects, normal, `${where}: form field`, report);
}
