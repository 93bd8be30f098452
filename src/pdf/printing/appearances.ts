import { PDFDict, PDFName, PDFRef, type PDFObject } from 'pdf-lib';
import type { Matrix } from '../document/content-operators.ts';
import { BlobStream } from '../reading/blob-stream.ts';
import type { PdfFile } from '../reading/pdf-file.ts';
import type { ObjectCopier } from './object-copier.ts';
import { numbersAt, type SourcePage } from './source-pages.ts';

/** What an annotation looks like on paper: a form of the new file, and where on the page it goes. */
export interface Appearance {
  readonly form: PDFRef;
  readonly matrix: Matrix;
}

/**
 * The looks of filled-in fields, comments and stamps, as they would be printed (ISO 32000-1, 12.5.5). The annotations
 * themselves, and whatever they do, stay behind.
 */
export async function appearances(file: PdfFile, page: SourcePage, copier: ObjectCopier): Promise<readonly Appearance[]> {
  const annotations = (await file.array(page.dict, 'Annots'))?.asArray().slice(0, MOST_ANNOTATIONS) ?? [];
  const found: Appearance[] = [];
  for (const item of annotations) {
    const annotation = await file.resolve(item);
    const look = annotation instanceof PDFDict && (await isPrinted(file, annotation)) ? await normalLook(file, annotation) : undefined;
    const matrix = annotation && look && (await placeOf(file, annotation, look.stream));
    const form = matrix && (await copier.copy(look.ref));
    if (matrix && form instanceof PDFRef) found.push({ form, matrix });
  }
  return found;
}

const MOST_ANNOTATIONS = 2_000;
const [HIDDEN, PRINT, NO_VIEW] = [2, 4, 32] as const;
/** What shows only on the screen, or only when somebody asks. */
const NOT_ON_PAPER: ReadonlySet<string> = new Set(['Link', 'Popup', 'Movie', 'Sound', 'Screen', 'RichMedia', '3D', 'FileAttachment', 'Text']);

async function isPrinted(file: PdfFile, annotation: PDFDict): Promise<boolean> {
  const flags = (await file.number(annotation, 'F')) ?? 0;
  if ((flags & HIDDEN) !== 0 || (flags & NO_VIEW) !== 0 || (flags & PRINT) === 0) return false;
  return !NOT_ON_PAPER.has((await file.name(annotation, 'Subtype')) ?? '');
}

/** The look at rest; of a tick box that of its state. */
async function normalLook(file: PdfFile, annotation: PDFDict): Promise<{ readonly ref: PDFRef; readonly stream: BlobStream } | undefined> {
  const looks = await file.dict(annotation, 'AP');
  const entry = looks?.get(PDFName.of('N'));
  const normal = await file.resolve(entry);
  const state = await file.name(annotation, 'AS');
  const chosen = normal instanceof PDFDict && state !== undefined ? normal.get(PDFName.of(state)) : entry;
  const stream = await file.resolve(chosen);
  return chosen instanceof PDFRef && stream instanceof BlobStream ? { ref: chosen, stream } : undefined;
}

/** The matrix that brings the look's own box, turned by its own matrix, to the annotation's rectangle (algorithm 8.1). */
async function placeOf(file: PdfFile, annotation: PDFObject, look: BlobStream): Promise<Matrix | undefined> {
  const rectangle = await numbersAt(file, annotation, 'Rect', 4);
  const box = await numbersAt(file, look, 'BBox', 4);
  if (!rectangle || !box) return undefined;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = (await numbersAt(file, look, 'Matrix', 6)) ?? [];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box;
  const corners = [x1, x2].flatMap((x) => [y1, y2].map((y) => [a * x + c * y + e, b * x + d * y + f] as const));
  const [left, right] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
  const [bottom, top] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
  const [r1 = 0, s1 = 0, r2 = 0, s2 = 0] = rectangle;
  if (right - left < TINY || top - bottom < TINY) return undefined;
  const [scaleX, scaleY] = [Math.abs(r2 - r1) / (right - left), Math.abs(s2 - s1) / (top - bottom)];
  if (scaleX < TINY || scaleY < TINY) return undefined;
  return [scaleX, 0, 0, scaleY, Math.min(r1, r2) - left * scaleX, Math.min(s1, s2) - bottom * scaleY];
}

const TINY = 1e-6;
