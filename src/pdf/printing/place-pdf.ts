import type { PDFContext } from 'pdf-lib';
import type { StreamStore } from '../document/stream-store.ts';
import { openPdf } from '../reading/open-pdf.ts';
import type { PdfFile } from '../reading/pdf-file.ts';
import { ObjectCopier } from './object-copier.ts';
import { type PagePicture, pageForm } from './page-form.ts';
import { attachedSentence, layersAreOff, refusalSentence, sentences } from './pdf-sentences.ts';
import { holdsScripts } from './pdf-scripts.ts';
import { sourcePages } from './source-pages.ts';

/** Somebody's PDF as it goes on paper. */
export interface PlacedPdf {
  /** In order; undefined for a page that could not be read. Empty where pages are not placed. */
  readonly pages: readonly (PagePicture | undefined)[];
  /** As many pages as the file has; 0 when that is not known. */
  readonly pageCount: number;
  /** Sentences that stand after the file's name, each with its full stop: `It is locked with a password.` */
  readonly remarks: readonly string[];
}

/** The most pages of one PDF that are printed. Longer ones are for reading on a screen. */
const MOST_PAGES = 200;

/** Looks into a PDF that is only attached, to say what whoever opens it should know. */
export async function inspectPdf(blob: Blob): Promise<PlacedPdf> {
  const opened = await openPdf(blob, { mends: true });
  if (!opened.ok) return { pages: [], pageCount: 0, remarks: [attachedSentence(opened.error)] };
  const { pages, count } = await sourcePages(opened.value, MOST_PAGES);
  const acts = await holdsScripts(opened.value, pages);
  const remarks = [...(count === 0 ? [sentences.empty] : []), ...(acts ? [sentences.scriptsAttached] : [])];
  return { pages: [], pageCount: count, remarks };
}

/** Copies the pages of a PDF into a document. Nothing is thrown, whatever the file holds: what is wrong is a sentence. */
export async function placePdf(blob: Blob, target: { readonly context: PDFContext; readonly streams: StreamStore }): Promise<PlacedPdf> {
  const opened = await openPdf(blob, { mends: true });
  if (!opened.ok) return { pages: [], pageCount: 0, remarks: [refusalSentence(opened.error)] };
  const file = opened.value;
  const { pages, count } = await sourcePages(file, MOST_PAGES);
  if (pages.length === 0) return { pages: [], pageCount: 0, remarks: [file.problem || file.isMended ? sentences.damaged : sentences.empty] };
  const copier = new ObjectCopier(file, target);
  const placed: (PagePicture | undefined)[] = [];
  for (const page of pages) placed.push(await pageForm(file, page, copier, target));
  return { pages: placed, pageCount: count, remarks: await remarksOn(file, copier, placed, count, await holdsScripts(file, pages)) };
}

async function remarksOn(
  file: PdfFile,
  copier: ObjectCopier,
  placed: readonly (PagePicture | undefined)[],
  count: number,
  acts: boolean,
): Promise<readonly string[]> {
  const lost = placed.flatMap((page, index) => (page ? [] : [index + 1]));
  return [
    ...(count > placed.length ? [sentences.tooMany(placed.length, count)] : []),
    ...(lost.length > 0 ? [sentences.lost(lost)] : []),
    ...(copier.isIncomplete || file.isMended || (file.problem && lost.length === 0) ? [sentences.incomplete] : []),
    ...(copier.hasMissingFonts ? [sentences.fonts] : []),
    ...((await layersAreOff(file)) ? [sentences.layers] : []),
    ...(acts ? [sentences.scriptsPrinted] : []),
  ];
}
