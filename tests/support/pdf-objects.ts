import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** Reads a parsed PDF without caring whether a value is direct or a reference, for checks in tests. */
export class PdfObjects {
  constructor(readonly context: PDFContext) {}

  resolve(object: PDFObject | undefined): PDFObject | undefined {
    return object instanceof PDFRef ? this.context.lookup(object) : object;
  }

  get(dict: PDFObject | undefined, key: string): PDFObject | undefined {
    const owner = dict instanceof PDFRawStream ? dict.dict : dict;
    return owner instanceof PDFDict ? this.resolve(owner.get(PDFName.of(key))) : undefined;
  }

  dict(dict: PDFObject | undefined, key: string): PDFDict | undefined {
    const value = this.get(dict, key);
    return value instanceof PDFDict ? value : undefined;
  }

  /** The items of an array; a single value counts as an array of one, as PDF often allows. */
  list(dict: PDFObject | undefined, key: string): PDFObject[] {
    const value = this.get(dict, key);
    if (value === undefined) return [];
    return value instanceof PDFArray ? value.asArray() : [value];
  }

  name(dict: PDFObject | undefined, key: string): string | undefined {
    const value = this.get(dict, key);
    return value instanceof PDFName ? value.decodeText() : undefined;
  }

  number(dict: PDFObject | undefined, key: string): number | undefined {
    const value = this.get(dict, key);
    return value instanceof PDFNumber ? value.asNumber() : undefined;
  }

  text(dict: PDFObject | undefined, key: string): string | undefined {
    const value = this.get(dict, key);
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
  }

  isTrue(dict: PDFObject | undefined, key: string): boolean {
    const value = this.get(dict, key);
    return value instanceof PDFBool && value.asBoolean();
  }

  /** The decoded bytes of a stream. */
  bytes(stream: PDFObject | undefined): Uint8Array {
    if (!(stream instanceof PDFRawStream)) return new Uint8Array();
    if (!stream.dict.has(PDFName.of('Filter'))) return stream.contents;
    const isPlainlyDeflated = this.name(stream, 'Filter') === 'FlateDecode' && !stream.dict.has(PDFName.of('DecodeParms'));
    return isPlainlyDeflated ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode();
  }

  /** A number tree or name tree as pairs. */
  tree(node: PDFObject | undefined, key: 'Nums' | 'Names'): [PDFObject, PDFObject][] {
    const items = this.list(node, key);
    const pairs: [PDFObject, PDFObject][] = [];
    for (let i = 0; i + 1 < items.length; i += 2) {
      const [name, value] = [items[i], items[i + 1]];
      if (name && value) pairs.push([name, value]);
    }
    return [...pairs, ...this.list(node, 'Kids').flatMap((kid) => this.tree(this.resolve(kid), key))];
  }
}
