import { PDFArray, PDFDict, PDFName, type PDFObject } from 'pdf-lib';
import type { PdfFile } from '../reading/pdf-file.ts';
import type { SourcePage } from './source-pages.ts';

/** True when a PDF would run something: on opening, on turning to a page, or in its fields and links. Looks only so far. */
export async function holdsScripts(file: PdfFile, pages: readonly SourcePage[]): Promise<boolean> {
  const root = await file.root();
  const form = await file.get(root, 'AcroForm');
  const atOnce = [await file.get(root, 'OpenAction'), await file.get(await file.get(root, 'Names'), 'JavaScript'), await file.get(root, 'AA')];
  if (await anyActs(file, [atOnce[0], atOnce[2]])) return true;
  if (atOnce[1] !== undefined || (await file.get(form, 'XFA')) !== undefined) return true;
  for (const page of pages.slice(0, MOST_PAGES)) {
    if (await anyActs(file, [await file.get(page.dict, 'AA')])) return true;
    const annotations = (await file.array(page.dict, 'Annots'))?.asArray().slice(0, MOST_ANNOTATIONS) ?? [];
    for (const annotation of annotations) {
      const field = await file.get(annotation, 'Parent');
      const actions = [await file.get(annotation, 'A'), await file.get(annotation, 'AA'), await file.get(field, 'A'), await file.get(field, 'AA')];
      if (await anyActs(file, actions)) return true;
    }
  }
  return false;
}

const MOST_PAGES = 300;
const MOST_ANNOTATIONS = 200;
const RUNS: ReadonlySet<string> = new Set(['JavaScript', 'Launch', 'Rendition', 'ImportData', 'SubmitForm']);

/** Actions, and dictionaries of actions by their occasion, with those that follow them. */
async function anyActs(file: PdfFile, given: readonly (PDFObject | undefined)[]): Promise<boolean> {
  const waiting = [...given];
  for (let count = 0; waiting.length > 0 && count < 60; count += 1) {
    const action = await file.resolve(waiting.shift());
    if (action instanceof PDFArray) waiting.push(...action.asArray().slice(0, 20));
    if (!(action instanceof PDFDict)) continue;
    if (RUNS.has((await file.name(action, 'S')) ?? '')) return true;
    // What follows an action, or one for each occasion.
    waiting.push(...(action.has(PDFName.of('S')) ? [action.get(PDFName.of('Next'))] : action.values()));
  }
  return false;
}
