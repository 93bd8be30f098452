/** Bytes of one file. A signed PDF must stay below 2^31 bytes, and browsers' databases get slow long before. */
export const LARGEST_FILE = 2_000_000_000;

/** Bytes above which a phone has trouble to save and share a file. */
export const LARGE_FOR_PHONES = 200_000_000;

/** Bytes of one picture: it is read whole, so this is memory. */
export const LARGEST_PICTURE_FILE = 200_000_000;

/** Decoded at 4 bytes a pixel, this is 200 MB of memory. */
export const LARGEST_PICTURE_PIXELS = 50_000_000;

/** Pixels of a kept picture's longer side: sharp on a full A4 page at 175 dots per inch. */
export const LONGEST_SIDE = 2048;

export const JPEG_QUALITY = 0.85;
