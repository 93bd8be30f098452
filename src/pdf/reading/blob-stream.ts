import { type PDFDict, PDFStream } from 'pdf-lib';

/** A stream of a PDF that was opened: its dictionary, and its bytes as stored, which are not read until somebody wants them. */
export class BlobStream extends PDFStream {
  constructor(
    dict: PDFDict,
    readonly raw: Blob,
  ) {
    super(dict);
  }
}
