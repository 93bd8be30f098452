import type { FileKind } from '../domain/attachment.ts';
import { ByteView, readBytes } from './byte-view.ts';
import { type MediaType, mediaTypes, usualExtension } from './media-types.ts';
import { findTracks } from './movie.ts';
import { sniffOle, sniffZip, zipDirectory } from './sniff-container.ts';
import { sniffSignature } from './sniff-signature.ts';
import { sniffText } from './sniff-text.ts';

export interface SniffedType {
  readonly mediaType: MediaType;
  readonly kind: FileKind;
  /** Without its dot; '' where the content tells none. */
  readonly usualExtension: string;
}

/** What a file is by its content; its name and the type that the browser reports play no part. Reads at most a few hundred kB. */
export async function sniffType(file: Blob): Promise<SniffedType> {
  const mediaType = await sniffMediaType(file);
  return { mediaType, kind: mediaTypes[mediaType].kind, usualExtension: usualExtension(mediaType) };
}

/** True where the end of a PDF or a zip-based document is missing, as after a broken download. */
export async function isCutShort(file: Blob, mediaType: MediaType): Promise<boolean> {
  if (mediaType === 'application/pdf') {
    const tail = new ByteView(await readBytes(file, Math.max(0, file.size - 4096)));
    return !tail.text(0, tail.length).includes('%%EOF');
  }
  const head = new ByteView(await readBytes(file, 0, 4));
  return head.startsWith('PK\x03\x04') && (await zipDirectory(file)) === undefined;
}

const HEAD_SIZE = 65_536;

async function sniffMediaType(file: Blob): Promise<MediaType> {
  const head = new ByteView(await readBytes(file, 0, HEAD_SIZE));
  const found = sniffSignature(head) ?? sniffText(head.bytes) ?? 'application/octet-stream';
  if (found === 'container/zip') return sniffZip(file, head);
  if (found === 'container/ole') return sniffOle(file, head);
  if (found !== 'video/mp4' && found !== 'video/3gpp') return found;
  // Phones' voice recorders write the same boxes as their cameras; only the tracks tell sound from video.
  const tracks = await findTracks(file);
  return tracks.sound && !tracks.picture ? 'audio/mp4' : found;
}
