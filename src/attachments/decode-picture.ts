import type { Size } from './file-problem.ts';
import { JPEG_QUALITY, LONGEST_SIDE } from './limits.ts';

/**
 * Opens a picture upright, as its file says which side is up, for as long as `use` works on it; undefined when this
 * browser cannot decode it. One at a time: an open picture takes up to 200 MB, and a phone has little.
 */
export async function withPicture<T>(
  file: Blob,
  signal: AbortSignal | undefined,
  work: (picture: ImageBitmap | undefined) => Promise<T>,
): Promise<T> {
  const turn = lastTurn.then(async () => {
    signal?.throwIfAborted();
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
    try {
      signal?.throwIfAborted();
      return await work(picture);
    } finally {
      picture?.close();
    }
  });
  lastTurn = turn.catch(() => undefined);
  return turn;
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** A JPEG of at most 2,048 pixels on the long side; white shows through where the picture is transparent. */
export async function pictureToJpeg(picture: ImageBitmap): Promise<Size & { readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { width, height } = sizeWithin(picture, LONGEST_SIDE);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('the browser gave no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  return { bytes: new Uint8Array(await jpeg.arrayBuffer()), width, height };
}

/** Landscape and portrait alike: the long side counts. Never larger than it was, never less than one pixel. */
export function sizeWithin({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
