/** Longest side at which a photo is searched: a code that fills a fifth of it is still read. */
const LONGEST_SIDE = 1600;
/** Milliseconds that the search may take. It runs once, on a photo, and not thirty times a second. */
const SEARCH_TIME = 3000;

/** The text of the QR code in a photo; null when there is none to be found, or the file is no picture. */
export async function readQr(photo: Blob): Promise<string | null> {
  const { decodeQR } = await import('qr/decode.js');
  try {
    const picture = await createImageBitmap(photo);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) return null;
    context.drawImage(picture, 0, 0, width, height);
    picture.close();
    return decodeQR({ width, height, data: context.getImageData(0, 0, width, height).data }, { timeLimit: SEARCH_TIME });
  } catch {
    return null;
  }
}
