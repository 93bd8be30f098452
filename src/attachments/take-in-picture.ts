import { failure, type Result, success } from '../lib/result.ts';
import { ByteView, readBytes } from './byte-view.ts';
import { pictureToJpeg, withPicture } from './decode-picture.ts';
import type { FileNote, FileProblem, Size } from './file-problem.ts';
import { hashBytes } from './hash-file.ts';
import { readJpeg } from './jpeg.ts';
import { LARGEST_PICTURE_FILE, LARGEST_PICTURE_PIXELS, LONGEST_SIDE } from './limits.ts';
import type { MediaType } from './media-types.ts';
import { readPictureHeader, uprightSize } from './picture-header.ts';
import type { PictureHeader } from './picture-facts.ts';
import { hasMovingPart, isPlainJpeg, stripJpeg } from './strip-jpeg.ts';
import type { TakeInOptions, TakenInFile } from './taken-in-file.ts';

type TakenInPicture = Result<TakenInFile, FileProblem>;

/**
 * Takes in a picture: a JPEG of at most 2,048 pixels on the long side is stripped without loss, everything else becomes
 * an upright JPEG of at most that size. A picture that this browser cannot decode is kept as a file, where that is its
 * fault and not the picture's.
 */
export async function takeInPicture(file: Blob, name: string, mediaType: MediaType, options: TakeInOptions): Promise<TakenInPicture> {
  if (file.size > LARGEST_PICTURE_FILE) {
    return failure({ type: 'too-large', name, size: file.size, limit: LARGEST_PICTURE_FILE, isPicture: true });
  }
  // Most headers lie in the first MB, so that a picture far too large is refused before the rest is read.
  const beginning = readPictureHeader(new ByteView(await readBytes(file, 0, 1_000_000)), mediaType);
  if (hasTooManyPixels(beginning)) return failure({ type: 'too-many-pixels', name, ...uprightSize(beginning) });

  const bytes = await readBytes(file);
  options.signal?.throwIfAborted();
  const view = new ByteView(bytes);
  const header = readPictureHeader(view, mediaType);
  const problem = headerProblem(header, name, mediaType);
  if (problem !== undefined) return failure(problem);

  options.onProgress?.({ stage: 'checking', fraction: 0.2 });
  const source: Source = { file: file.slice(0, file.size, mediaType), name, mediaType, header, sha256: await hashBytes(bytes) };
  options.signal?.throwIfAborted();
  options.onProgress?.({ stage: 'checking', fraction: 0.3 });
  if (header.width === 0 || header.height === 0) return success(keepUnshown(source));

  const jpeg = mediaType === 'image/jpeg' ? readJpeg(view) : undefined;
  const isSmall = Math.max(header.width, header.height) <= LONGEST_SIDE;
  const stripped = jpeg !== undefined && isSmall && isPlainJpeg(jpeg) ? stripJpeg(view, jpeg) : undefined;
  const movingPart: readonly FileNote[] = jpeg !== undefined && hasMovingPart(view, jpeg) ? [{ type: 'moving-part-removed', name }] : [];

  // A stripped picture is opened too, so that nothing is kept that turns out to be unreadable when it is needed.
  const toOpen = stripped === undefined ? source.file : new Blob([stripped], { type: mediaType });
  return withPicture(toOpen, options.signal, async (picture) => {
    if (picture === undefined) {
      const isDamaged = jpeg === undefined ? isAlwaysDecodable(mediaType) : jpeg.isCommonCoding;
      return isDamaged ? failure({ type: 'damaged', name, mediaType }) : success(keepUnshown(source));
    }
    const from: Size = { width: picture.width, height: picture.height };
    if (stripped === undefined) options.onProgress?.({ stage: 'scaling', fraction: 0.5 });
    const kept = stripped === undefined ? await pictureToJpeg(picture) : { bytes: stripped, ...from };
    options.signal?.throwIfAborted();
    options.onProgress?.({ stage: 'checking', fraction: 0.9 });
    const taken = await keepJpeg(source, from, kept);
    options.signal?.throwIfAborted();
    options.onProgress?.({ stage: 'checking', fraction: 1 });
    return success({ ...taken, notes: [...taken.notes, ...movingPart] });
  });
}

interface Source {
  /** With the media type found in it. */
  readonly file: Blob;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly header: PictureHeader;
  readonly sha256: string;
}

async function keepJpeg(source: Source, from: Size, kept: Size & { readonly bytes: Uint8Array<ArrayBuffer> }): Promise<TakenInFile> {
  const { name, mediaType, header } = source;
  const sha256 = await hashBytes(kept.bytes);
  const { width, height } = kept;
  const original = sha256 === source.sha256 ? null : { size: source.file.size, sha256: source.sha256, ...from };
  const notes: readonly FileNote[] = [
    ...(mediaType === 'image/jpeg' ? [] : [{ type: 'converted', name, from: mediaType } as const]),
    ...(width === from.width && height === from.height ? [] : [{ type: 'scaled-down', name, from, to: { width, height } } as const]),
    ...(header.hasLocation ? [{ type: 'location-removed', name } as const] : []),
    ...(header.isAnimated ? [{ type: 'first-frame-only', name } as const] : []),
  ];
  return {
    bytes: new Blob([kept.bytes], { type: 'image/jpeg' }),
    facts: {
      name,
      kind: 'image',
      mediaType: 'image/jpeg',
      size: kept.bytes.length,
      sha256,
      width,
      height,
      original,
      hadLocation: header.hasLocation,
      takenOn: header.takenOn,
    },
    notes,
  };
}

/** Such a file is not an 'image' to the rest of Folio, which may count on being able to show those. */
function keepUnshown({ file, name, mediaType, header, sha256 }: Source): TakenInFile {
  return {
    bytes: file,
    facts: {
      name,
      kind: 'other',
      mediaType,
      size: file.size,
      sha256,
      width: null,
      height: null,
      original: null,
      hadLocation: header.hasLocation,
      takenOn: header.takenOn,
    },
    notes: [{ type: 'cannot-show-picture', name, mediaType }, ...(header.hasLocation ? [{ type: 'holds-location', name, mediaType } as const] : [])],
  };
}

function headerProblem(header: PictureHeader, name: string, mediaType: MediaType): FileProblem | undefined {
  if (hasTooManyPixels(header)) return { type: 'too-many-pixels', name, ...uprightSize(header) };
  if (!header.isComplete) return { type: 'cut-short', name };
  if (isAlwaysDecodable(mediaType) && (header.width === 0 || header.height === 0)) return { type: 'damaged', name, mediaType };
  return undefined;
}

function hasTooManyPixels({ width, height }: Size): boolean {
  return width * height > LARGEST_PICTURE_PIXELS;
}

/** Types that every browser decodes: if it cannot, the picture is damaged. */
function isAlwaysDecodable(mediaType: MediaType): boolean {
  return mediaType === 'image/jpeg' || mediaType === 'image/png' || mediaType === 'image/gif' || mediaType === 'image/webp';
}
