import { CARRIED_NAME, RECORDS_NAME } from './attachment-names.ts';
import type { ReportModel } from './build-report.ts';
import type { TaggedDocument } from './document/document.ts';
import type { LoadedFiles } from './load-files.ts';

/**
 * Puts the originals inside, the data that the PDF was made from, and the package with which Folio opens it again. A photo that is on
 * a page lies there byte for byte as it is, so it is not put inside a second time: `portfolioInPdf` takes it from its page.
 */
export function attachFiles(document: TaggedDocument, model: ReportModel, loaded: LoadedFiles, carried: Blob | undefined): void {
  const { files, data, inside } = model;
  if (!inside.attachesFiles) return;
  const created = new Date(model.created);
  for (const { sha256, name, mediaType, description, modified } of files) {
    const file = loaded.get(sha256);
    if (file && file.type !== 'photo')
      document.attach({ name, mediaType, description, relationship: 'Supplement', data: file.blob, modified: new Date(modified) });
  }
  if (data)
    document.attach({
      name: RECORDS_NAME,
      mediaType: 'application/json',
      description: 'Every record of the portfolio, as text for people and other programs',
      relationship: 'Source',
      data: new Uint8Array(new TextEncoder().encode(JSON.stringify(data))),
      modified: created,
    });
  if (carried)
    document.attach({
      name: CARRIED_NAME,
      mediaType: 'application/zip',
      description: 'What everybody signed, piece by piece. With it, and the files attached beside it, Folio opens this PDF again',
      relationship: 'Data',
      data: carried,
      modified: created,
    });
}
