import type { PDFRef } from 'pdf-lib';
import { cmykProfile } from './cmyk-profile.ts';
import type { Matrix } from './content-operators.ts';
import type { JpegInfo } from './probe-jpeg.ts';
import type { Data, StreamEntries, StreamStore } from './stream-store.ts';

/** A photo that is part of a document and can be drawn any number of times. Sizes are as seen, upright. */
export interface JpegImage {
  readonly ref: PDFRef;
  readonly width: number;
  readonly height: number;
  /** The transformation that fills the box `x y width height` with the upright picture. */
  matrix(x: number, y: number, width: number, height: number): Matrix;
}

/** Writes the photos of one document: their bytes as they are, and each colour profile once. */
export class ImageWriter {
  private readonly profiles: { readonly bytes: Uint8Array; readonly ref: PDFRef }[] = [];
  private plainCmyk: PDFRef | undefined;

  constructor(
    private readonly streams: StreamStore,
    /** An array of the document's, so that a colour space can stand in a stream's dictionary. */
    private readonly array: (items: readonly (string | number | PDFRef)[]) => StreamEntries[string],
  ) {}

  /** Takes a photo in (ISO 32000-1, 8.9.5 and 7.4.8). */
  add(data: Data, info: JpegInfo): JpegImage {
    const { components, isInverted, isPlainRgb, orientation } = info;
    const ref = this.streams.addAsIs(data, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: info.width,
      Height: info.height,
      ColorSpace: this.colorSpace(info),
      BitsPerComponent: 8,
      Filter: 'DCTDecode',
      ...(isInverted ? { Decode: this.array(Array.from({ length: components * 2 }, (_, index) => 1 - (index % 2))) } : {}),
      ...(isPlainRgb ? { DecodeParms: { ColorTransform: 0 } } : {}),
    });
    return { ref, ...uprightSize(info), matrix: (x, y, width, height) => orientationMatrix(orientation, x, y, width, height) };
  }

  /**
   * The photo's own profile, or else what screens take it for: grey and sRGB, which the output intent covers, while ink
   * needs a profile beside it (PDF/A-3, 6.2.4.3).
   */
  private colorSpace({ components, profile }: JpegInfo): StreamEntries[string] {
    if (profile) return this.array(['ICCBased', this.profile(profile, components)]);
    if (components !== 4) return components === 1 ? 'DeviceGray' : 'DeviceRGB';
    this.plainCmyk ??= this.streams.add(cmykProfile(), { N: 4 });
    return this.array(['ICCBased', this.plainCmyk]);
  }

  private profile(bytes: Uint8Array<ArrayBuffer>, components: number): PDFRef {
    const known = this.profiles.find((other) => other.bytes.length === bytes.length && other.bytes.every((byte, at) => byte === bytes[at]));
    if (known) return known.ref;
    const ref = this.streams.add(bytes, { N: components });
    this.profiles.push({ bytes, ref });
    return ref;
  }
}

/** Size as seen: orientations 5 to 8 lie on their side. */
export function uprightSize({ width, height, orientation }: JpegInfo): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** Turns and mirrors the picture as its EXIF orientation asks, so that its bytes stay as they are. */
export function orientationMatrix(orientation: number, x: number, y: number, width: number, height: number): Matrix {
  const [right, top] = [x + width, y + height];
  switch (orientation) {
    case 2:
      return [-width, 0, 0, height, right, y];
    case 3:
      return [-width, 0, 0, -height, right, top];
    case 4:
      return [width, 0, 0, -height, x, top];
    case 5:
      return [0, -height, -width, 0, right, top];
    case 6:
      return [0, -height, width, 0, x, top];
    case 7:
      return [0, height, width, 0, x, y];
    case 8:
      return [0, height, -width, 0, right, y];
    default:
      return [width, 0, 0, height, x, y];
  }
}
