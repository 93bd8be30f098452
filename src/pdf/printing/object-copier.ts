import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFNull, type PDFObject, PDFRef, PDFString } from 'pdf-lib';
import type { StreamStore } from '../document/stream-store.ts';
import { BlobStream } from '../reading/blob-stream.ts';
import type { PdfFile } from '../reading/pdf-file.ts';

/** Where copies go. */
export interface CopyTarget {
  readonly context: PDFContext;
  readonly streams: StreamStore;
}

/**
 * Copies what pages need (fonts, pictures, patterns) from one PDF into another, each object once. Streams are not read: they
 * stay parts of the source until the file is written. What acts, or belongs to the source as a document, stays behind.
 */
export class ObjectCopier {
  /** True once a font came by whose shapes are not in the source. */
  hasMissingFonts = false;
  /** True once something was too damaged, or too much, to be copied. */
  isIncomplete = false;
  private readonly copies = new Map<number, PDFRef>();
  private readonly waiting: PDFRef[] = [];
  private count = 0;

  constructor(
    private readonly file: PdfFile,
    private readonly target: CopyTarget,
    private readonly mostObjects = 60_000,
  ) {}

  /** Copies a value with everything that it leads to. */
  async copy(value: PDFObject | undefined): Promise<PDFObject> {
    const copied = this.translate(value ?? PDFNull);
    for (let ref = this.waiting.shift(); ref; ref = this.waiting.shift()) await this.copyObject(ref);
    return copied;
  }

  private async copyObject(ref: PDFRef): Promise<void> {
    const { context, streams } = this.target;
    const to = this.copies.get(ref.objectNumber);
    const found = await this.file.object(ref);
    if (!to) return;
    if (!found.ok) this.isIncomplete = true;
    const object = found.ok ? found.value : PDFNull;
    if (object instanceof BlobStream) {
      // What an outside file or another language would draw stays out.
      const isForeign = object.dict.has(PDFName.of('F')) || object.dict.get(PDFName.of('Subtype')) === PDFName.of('PS');
      streams.addUnder(to, this.dict(object.dict, OF_STREAMS), isForeign ? new Blob() : object.raw);
      return;
    }
    if (object instanceof PDFDict) await this.lookAtFont(object);
    context.assign(to, this.translate(object));
  }

  /** The same value for the other file; references are followed later. */
  private translate(value: PDFObject): PDFObject {
    if (value instanceof PDFRef) return this.reference(value);
    if (value instanceof PDFDict) return OF_THE_DOCUMENT.has(typeOf(value)) ? PDFNull : this.dict(value);
    if (value instanceof PDFArray) {
      const list = PDFArray.withContext(this.target.context);
      for (const item of value.asArray()) list.push(this.translate(item));
      return list;
    }
    // In hexadecimal, whatever its bytes: everything that is written is ASCII.
    if (value instanceof PDFString) return PDFHexString.of(Array.from(value.asBytes(), (byte) => byte.toString(16).padStart(2, '0')).join(''));
    return value;
  }

  private reference(ref: PDFRef): PDFObject {
    const known = this.copies.get(ref.objectNumber);
    if (known) return known;
    this.count += 1;
    if (this.count > this.mostObjects) {
      this.isIncomplete = true;
      return PDFNull;
    }
    const to = this.target.context.nextRef();
    this.copies.set(ref.objectNumber, to);
    this.waiting.push(ref);
    return to;
  }

  private dict(dict: PDFDict, leftBehind: ReadonlySet<PDFName> = NOTHING): PDFDict {
    const copy = PDFDict.withContext(this.target.context);
    for (const [key, value] of dict.entries()) if (!leftBehind.has(key)) copy.set(key, this.translate(value));
    return copy;
  }

  /** The fourteen standard fonts, and others that somebody left out, are not in the file. */
  private async lookAtFont(font: PDFDict): Promise<void> {
    if (typeOf(font) !== 'Font' || !SHAPED.has((await this.file.name(font, 'Subtype')) ?? '')) return;
    const description = await this.file.dict(font, 'FontDescriptor');
    if (!['FontFile', 'FontFile2', 'FontFile3'].some((key) => description?.has(PDFName.of(key)) === true)) this.hasMissingFonts = true;
  }
}

function typeOf(dict: PDFDict): string {
  const type = dict.get(PDFName.of('Type'));
  return type instanceof PDFName ? type.decodeText() : '';
}

/** Objects that lead into the whole of the source. */
const OF_THE_DOCUMENT: ReadonlySet<string> = new Set(['Page', 'Pages', 'Catalog', 'StructTreeRoot', 'StructElem', 'Annot', 'Action', 'Outlines']);

/** Entries of streams that belong to the source as a document, or whose numbers would clash with ours. */
const OF_STREAMS: ReadonlySet<PDFName> = new Set(
  ['Length', 'StructParent', 'StructParents', 'Metadata', 'PieceInfo', 'LastModified', 'OC', 'OPI', 'AF', 'Ref'].map((key) => PDFName.of(key)),
);
const NOTHING: ReadonlySet<PDFName> = new Set();

const SHAPED: ReadonlySet<string> = new Set(['Type1', 'MMType1', 'TrueType', 'CIDFontType0', 'CIDFontType2']);
