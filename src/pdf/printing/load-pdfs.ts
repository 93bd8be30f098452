import type { ReportModel } from '../build-report.ts';
import type { TaggedDocument } from '../document/document.ts';
import type { LoadedFiles, LoadOptions } from '../load-files.ts';
import { inspectPdf, placePdf, type PlacedPdf } from './place-pdf.ts';

/** PDFs of the evidence by their SHA-256: their pages for a printing edition, else what is to be said of them. */
export type LoadedPdfs = ReadonlyMap<string, PlacedPdf>;

/** One after the other, so that however many there are only one is in hand. Those that could not be found are not among them. */
export async function loadPdfs(
  document: TaggedDocument,
  model: ReportModel,
  loaded: LoadedFiles,
  { readFile, onLoaded, signal }: LoadOptions,
): Promise<LoadedPdfs> {
  const placed = new Map<string, PlacedPdf>();
  const wanted = pdfsOf(model);
  const isPrinting = model.inside.edition === 'printing';
  for (const [index, { sha256 }] of wanted.entries()) {
    signal?.throwIfAborted();
    const blob = isPrinting ? await readFile(sha256) : loaded.get(sha256)?.blob;
    if (blob) placed.set(sha256, isPrinting ? await placePdf(blob, document.copyTarget) : await inspectPdf(blob));
    await onLoaded(index + 1);
  }
  return placed;
}

/** The PDFs that are looked into: those whose pages are printed, or that are attached. */
export function pdfsOf({ files, inside }: ReportModel): ReportModel['files'] {
  return inside.edition === 'printing' || inside.attachesFiles ? files.filter(({ isPdf }) => isPdf) : [];
}
