import { type PDFContext, type PDFDict, PDFName, type PDFObject, type PDFRef } from 'pdf-lib';

/** Bytes in memory, or a Blob that is only spliced into the output and never read. */
export type Data = Uint8Array<ArrayBuffer> | Blob;

/** What a stream dictionary may hold besides its length and filter. */
export interface StreamEntries {
  [key: string]: string | number | PDFObject | StreamEntries;
}

export interface StoredStream {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly data: Data;
  readonly isToBeDeflated: boolean;
}

/**
 * The streams of a document, apart from its other objects, so that large ones stay Blobs from the database to the file
 * and small ones can be compressed by the browser's own, asynchronous code.
 */
export class StreamStore {
  readonly streams: StoredStream[] = [];

  constructor(private readonly context: PDFContext) {}

  /** A stream that is deflated when the file is written. */
  add(bytes: Uint8Array<ArrayBuffer>, entries: StreamEntries = {}): PDFRef {
    return this.store(bytes, entries, true);
  }

  /** A stream that is written as it is: a JPEG, an attachment that is compressed already, metadata. */
  addAsIs(data: Data, entries: StreamEntries): PDFRef {
    return this.store(data, entries, false);
  }

  /** A stream that is encoded already, under a reference that others know: one copied from another PDF. */
  addUnder(ref: PDFRef, dict: PDFDict, data: Data): void {
    this.streams.push({ ref, dict, data, isToBeDeflated: false });
  }

  private store(data: Data, entries: StreamEntries, isToBeDeflated: boolean): PDFRef {
    const dict = this.context.obj(entries);
    if (isToBeDeflated) dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
    const ref = this.context.nextRef();
    this.streams.push({ ref, dict, data, isToBeDeflated });
    return ref;
  }
}
