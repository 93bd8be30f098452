import { ByteView, readBytes } from './byte-view.ts';
import { LARGEST_PICTURE_FILE, LARGEST_PICTURE_PIXELS } from './limits.ts';
import { mayPreview } from './media-types.ts';
import { readPictureHeader } from './picture-header.ts';
import { sniffType } from './sniff-type.ts';

/** True when a file that nobody has looked into yet may be shown as a picture: by its content, and no larger than a phone can open. */
export async function isPictureToShow(file: Blob): Promise<boolean> {
  if (file.size > LARGEST_PICTURE_FILE) return false;
  const { mediaType } = await sniffType(file);
  if (mayPreview(mediaType) !== 'image') return false;
  const { width, height } = readPictureHeader(new ByteView(await readBytes(file, 0, 1_000_000)), mediaType);
  return width > 0 && width * height <= LARGEST_PICTURE_PIXELS;
}
