import { PDFContext, PDFName, PDFNull } from 'pdf-lib';
import { failure, success, type Result } from '../../lib/result.ts';
import { BlobReader } from './blob-reader.ts';
import { readCrossReferences } from './cross-references.ts';
import { mendReferences } from './mend-references.ts';
import { PdfFile } from './pdf-file.ts';
import { PdfProblem, type PdfReadError, readErrorOf } from './pdf-read-error.ts';

export interface OpenOptions {
  /** Looks through a whole file whose table of objects is missing or wrong: for what is only to be looked at. */
  readonly mends?: boolean;
}

/**
 * Opens a PDF by its end (ISO 32000-1, 7.5): of a gigabyte a few kilobytes are read. The file may be anything; what is wrong
 * with it comes back as a value.
 */
export async function openPdf(blob: Blob, { mends = false }: OpenOptions = {}): Promise<Result<PdfFile, PdfReadError>> {
  try {
    const reader = new BlobReader(await fromHeader(blob));
    const context = PDFContext.create();
    const asGiven = await open(reader, context, readCrossReferences).catch((cause: unknown) => {
      if (mends && cause instanceof PdfProblem && cause.error.type === 'damaged') return undefined;
      throw cause;
    });
    if (asGiven && !(mends && (await asGiven.dict(await asGiven.root(), 'Pages')) === undefined)) return success(asGiven);
    return success(await open(reader, context, mendReferences));
  } catch (cause) {
    return failure(readErrorOf(cause));
  }
}

async function open(reader: BlobReader, context: PDFContext, read: typeof readCrossReferences): Promise<PdfFile> {
  const references = await read(reader, context);
  const encryption = references.trailer.get(PDFName.of('Encrypt'));
  if (encryption && encryption !== PDFNull) throw new PdfProblem({ type: 'encrypted' });
  return new PdfFile(reader, context, references);
}

/** Some mail programs put lines before the header; what comes before it counts for no offset. */
async function fromHeader(blob: Blob): Promise<Blob> {
  const begin = await new BlobReader(blob).latin1(0, 1024);
  const at = begin.indexOf('%PDF-');
  if (at < 0) throw new PdfProblem({ type: 'not-a-pdf' });
  return at === 0 ? blob : blob.slice(at);
}
