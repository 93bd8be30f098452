import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, type PDFObject, PDFRef, PDFString } from 'pdf-lib';
import { failure, success, type Result } from '../../lib/result.ts';
import type { BlobReader } from './blob-reader.ts';
import { BlobStream } from './blob-stream.ts';
import type { CrossReferences, Place } from './cross-references.ts';
import { ObjectParser } from './object-parser.ts';
import { damaged, type PdfReadError, readErrorOf } from './pdf-read-error.ts';
import { readIndirect } from './read-indirect.ts';
import { decodeStream, type StreamFilter, streamFilters } from './stream-decoding.ts';

/**
 * A PDF that was opened, of any size: objects are read when somebody asks for them. They are pdf-lib's own, are kept for a
 * while and shared, so whoever wants to change one takes a copy. Nothing here throws, whatever the file holds.
 */
export class PdfFile {
  /** The newest trailer, or the dictionary of the newest cross-reference stream. */
  readonly trailer: PDFDict;
  /** Where the newest cross-reference section begins: what an increment names as `/Prev`. */
  readonly startXref: number;
  /** Whether that section is a stream, not a table: an increment has to be of the same kind. */
  readonly usesXrefStreams: boolean;
  /** The file's own table of objects is missing or wrong, and was put together anew: something may be lost. */
  readonly isMended: boolean;
  /** The first number that no object has (`/Size`). */
  readonly objectCount: number;
  /** The first thing that could not be read and that a forgiving reader below passed over; null while all was well. */
  problem: PdfReadError | null = null;
  private readonly objects = new Map<number, PDFObject>();
  private readonly containers = new Map<number, Container>();

  constructor(
    private readonly reader: BlobReader,
    private readonly context: PDFContext,
    private readonly references: CrossReferences,
  ) {
    this.trailer = references.trailer;
    this.startXref = references.startXref;
    this.usesXrefStreams = references.usesXrefStreams;
    this.isMended = references.isMended ?? false;
    const size = this.trailer.get(PDFName.of('Size'));
    let count = size instanceof PDFNumber ? size.asNumber() : 0;
    for (const number of references.places.keys()) count = Math.max(count, number + 1);
    this.objectCount = count;
  }

  /** The file from `%PDF-` on: all offsets count from its start. */
  get blob(): Blob {
    return this.reader.blob;
  }

  get size(): number {
    return this.reader.size;
  }

  /** Objects that are not where they were in an earlier state of the same file: changed, given up, or given to a number that had been free. */
  changedSince(before: PdfFile): readonly PDFRef[] {
    const changed: PDFRef[] = [];
    for (const [number, place] of this.references.places) {
      const old = before.references.places.get(number);
      if (number < before.objectCount && !isSamePlace(place, old)) changed.push(PDFRef.of(number));
    }
    // A table that does not lead back to the older ones leaves out what they had.
    for (const number of before.references.places.keys()) if (!this.references.places.has(number)) changed.push(PDFRef.of(number));
    return changed;
  }

  /** The object of a reference; null (`PDFNull`) when the file has none. A stream comes as a `BlobStream`. */
  async object(ref: PDFRef): Promise<Result<PDFObject, PdfReadError>> {
    try {
      return success(await this.load(ref.objectNumber, 0));
    } catch (cause) {
      return failure(readErrorOf(cause));
    }
  }

  /** The bytes of a stream, unpacked. Errors: too-big when they are more than `limit`, damaged, unreadable. */
  async decode(stream: BlobStream, limit = LARGEST_STREAM): Promise<Result<Uint8Array<ArrayBuffer>, PdfReadError>> {
    try {
      return success(await decodeStream(stream.raw, await this.filters(stream), limit, this.context));
    } catch (cause) {
      return failure(readErrorOf(cause));
    }
  }

  // What follows is for walking through a file: what is missing, damaged or not of the kind asked for is undefined.

  /** Follows a reference, and a reference to a reference; null counts as nothing. */
  async resolve(value: PDFObject | undefined): Promise<PDFObject | undefined> {
    let object = value;
    for (let step = 0; object instanceof PDFRef && step < 8; step += 1) {
      const found = await this.object(object);
      if (!found.ok) this.problem ??= found.error;
      object = found.ok ? found.value : undefined;
    }
    return object === PDFNull || object instanceof PDFRef ? undefined : object;
  }

  async get(owner: PDFObject | undefined, key: string): Promise<PDFObject | undefined> {
    const resolved = await this.resolve(owner);
    const dict = resolved instanceof BlobStream ? resolved.dict : resolved;
    return dict instanceof PDFDict ? this.resolve(dict.get(PDFName.of(key))) : undefined;
  }

  async dict(owner: PDFObject | undefined, key: string): Promise<PDFDict | undefined> {
    const value = await this.get(owner, key);
    return value instanceof PDFDict ? value : undefined;
  }

  async array(owner: PDFObject | undefined, key: string): Promise<PDFArray | undefined> {
    const value = await this.get(owner, key);
    return value instanceof PDFArray ? value : undefined;
  }

  async stream(owner: PDFObject | undefined, key: string): Promise<BlobStream | undefined> {
    const value = await this.get(owner, key);
    return value instanceof BlobStream ? value : undefined;
  }

  /** A name without its slash. */
  async name(owner: PDFObject | undefined, key: string): Promise<string | undefined> {
    const value = await this.get(owner, key);
    return value instanceof PDFName ? value.decodeText() : undefined;
  }

  async number(owner: PDFObject | undefined, key: string): Promise<number | undefined> {
    const value = await this.get(owner, key);
    return value instanceof PDFNumber ? value.asNumber() : undefined;
  }

  /** A text string, whatever its encoding. */
  async text(owner: PDFObject | undefined, key: string): Promise<string | undefined> {
    return this.textOf(await this.get(owner, key));
  }

  async textOf(value: PDFObject | undefined): Promise<string | undefined> {
    return decodedText(await this.resolve(value));
  }

  root(): Promise<PDFDict | undefined> {
    return this.dict(this.trailer, 'Root');
  }

  /** How a stream is encoded, with references followed. Throws a `PdfProblem`. */
  private async filters({ dict }: BlobStream): Promise<readonly StreamFilter[]> {
    return streamFilters(await this.list(dict, 'Filter'), await this.list(dict, 'DecodeParms'));
  }

  /** What an entry holds; of a list the items are resolved too. */
  private async list(dict: PDFDict, key: string): Promise<PDFObject | undefined> {
    const value = await this.resolve(dict.get(PDFName.of(key)));
    if (!(value instanceof PDFArray)) return value;
    const list = PDFArray.withContext(this.context);
    for (const item of value.asArray().slice(0, 16)) list.push((await this.resolve(item)) ?? PDFNull);
    return list;
  }

  /** `depth` counts how far reading one object led to others, which in a sound file is not far. Throws a `PdfProblem`. */
  private async load(number: number, depth: number): Promise<PDFObject> {
    const known = this.objects.get(number);
    if (known) return known;
    if (depth > DEEPEST) damaged('its parts refer to each other without end');
    const place = this.references.places.get(number) ?? { type: 'free' };
    if (place.type === 'free') return PDFNull;
    const object = place.type === 'offset' ? await this.loadAt(number, place.offset, depth) : await this.loadFrom(number, place, depth);
    if (this.objects.size >= MOST_KEPT) this.objects.clear();
    this.objects.set(number, object);
    return object;
  }

  private async loadAt(number: number, offset: number, depth: number): Promise<PDFObject> {
    const found = await readIndirect(this.reader, offset, this.context, async (ref) => {
      // A length that cannot be found is searched for.
      const length = await this.load(ref.objectNumber, depth + 1).catch(() => undefined);
      return length instanceof PDFNumber ? length.asNumber() : undefined;
    });
    return found.number === number ? found.object : damaged('a part of it is not where it should be');
  }

  private async loadFrom(number: number, { stream, index }: { stream: number; index: number }, depth: number): Promise<PDFObject> {
    // Kept only once it is open: one that needs something of its own to be opened would wait for itself.
    const container = this.containers.get(stream) ?? (await this.openContainer(stream, depth));
    if (this.containers.size >= MOST_CONTAINERS) this.containers.clear();
    this.containers.set(stream, container);
    const { numbers, offsets, bytes } = container;
    // The index is a hint that some programs get wrong.
    const at = numbers[index] === number ? index : numbers.indexOf(number);
    const offset = offsets[at];
    return offset === undefined ? damaged('a part of it is not where it should be') : new ObjectParser(bytes, this.context, offset, true).object();
  }

  /** An object stream (ISO 32000-1, 7.5.7), unpacked. */
  private async openContainer(number: number, depth: number): Promise<Container> {
    // One within another is not allowed, so that a stream cannot lie in itself.
    if (this.references.places.get(number)?.type !== 'offset') damaged('a part of it is not where it should be');
    const stream = await this.load(number, depth + 1);
    if (!(stream instanceof BlobStream)) return damaged('a part of it is not where it should be');
    const bytes = await decodeStream(
      stream.raw,
      streamFilters(stream.dict.get(PDFName.of('Filter')), stream.dict.get(PDFName.of('DecodeParms'))),
      LARGEST_STREAM,
      this.context,
    );
    const [count, first] = ['N', 'First']
      .map((key) => stream.dict.get(PDFName.of(key)))
      .map((value) => (value instanceof PDFNumber ? value.asNumber() : -1));
    if (count === undefined || first === undefined || count < 0 || count > MOST_IN_CONTAINER || first < 0) return damaged('a part of it is broken');
    const header = new ObjectParser(bytes, this.context, 0, true);
    const [numbers, offsets]: [number[], number[]] = [[], []];
    for (let i = 0; i < count; i += 1) {
      numbers.push(header.integer());
      offsets.push(first + header.integer());
    }
    return { numbers, offsets, bytes };
  }
}

interface Container {
  readonly numbers: readonly number[];
  readonly offsets: readonly number[];
  readonly bytes: Uint8Array;
}

const DEEPEST = 8;
const MOST_KEPT = 10_000;
const MOST_CONTAINERS = 8;
const MOST_IN_CONTAINER = 100_000;
/** Bytes that a stream may have when it is unpacked, unless the caller says otherwise. */
const LARGEST_STREAM = 64 * 1024 * 1024;

function isSamePlace(a: Place, b: Place | undefined): boolean {
  if (a.type === 'offset') return b?.type === 'offset' && a.offset === b.offset;
  if (a.type === 'in-stream') return b?.type === 'in-stream' && a.stream === b.stream && a.index === b.index;
  return b === undefined || b.type === 'free';
}

function decodedText(value: PDFObject | undefined): string | undefined {
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined;
  const bytes = value.asBytes();
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
  return value.decodeText();
}
