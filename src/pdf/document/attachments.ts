import { PDFDict, type PDFContext, PDFName, type PDFRef } from 'pdf-lib';
import { pdfDate, textString } from './pdf-syntax.ts';
import type { Data, StreamStore } from './stream-store.ts';

/** A file inside the PDF. */
export interface Attachment {
  /** Unique in the document, with its extension. */
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  /** `Source`: the PDF was made from it. `Supplement`: an original that belongs to it. `Data`: what a table was made from. */
  readonly relationship: 'Source' | 'Supplement' | 'Data';
  readonly data: Data;
  readonly modified: Date;
}

/** Embeds a file (ISO 32000-1, 7.11.4) as an associated file (PDF/A-3, 6.8). Blobs are spliced in, bytes are deflated. */
export function writeAttachment(context: PDFContext, streams: StreamStore, attachment: Attachment): PDFRef {
  const { name, mediaType, description, relationship, data, modified } = attachment;
  const isBlob = data instanceof Blob;
  const entries = {
    Type: 'EmbeddedFile',
    Subtype: PDFName.of(plainMediaType(mediaType)),
    Params: { Size: isBlob ? data.size : data.length, ModDate: pdfDate(modified) },
  };
  const file = isBlob ? streams.addAsIs(data, entries) : streams.add(data, entries);
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: textString(name),
      UF: textString(name),
      Desc: textString(description),
      AFRelationship: relationship,
      EF: { F: file, UF: file },
    }),
  );
}

/** The name tree of all files (ISO 32000-1, 7.9.6), which must be sorted. */
export function writeAttachmentNames(context: PDFContext, files: readonly { readonly name: string; readonly ref: PDFRef }[]): PDFDict {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  return context.obj({ EmbeddedFiles: { Names: sorted.flatMap(({ name, ref }) => [textString(name), ref]) } });
}

/** PDF/A-3, 6.8: a media type without parameters; one that is none becomes that of any bytes at all. */
function plainMediaType(mediaType: string): string {
  const [plain = ''] = mediaType.trim().split(/\s*;/);
  return /^[-\w+.]{1,63}\/[-\w+.]{1,63}$/.test(plain) ? plain : 'application/octet-stream';
}
