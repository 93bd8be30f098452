import { mayPreview, type Preview } from './media-types.ts';
import { sniffType } from './sniff-type.ts';

/**
 * R55: an address by which an element of the page may show these bytes, of the type that is found in them whatever anybody says they
 * are; null when that is nothing of the wanted sort. To be given up with `URL.revokeObjectURL`.
 */
export async function safeAddress(bytes: Blob, wanted: Extract<Preview, 'image' | 'audio' | 'video'>): Promise<string | null> {
  const { mediaType } = await sniffType(bytes);
  return mayPreview(mediaType) === wanted ? URL.createObjectURL(bytes.slice(0, bytes.size, mediaType)) : null;
}
