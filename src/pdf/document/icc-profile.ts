import { asciiBytes } from './pdf-syntax.ts';

export interface ProfileHeader {
  /** Input device, or display. */
  readonly deviceClass: 'scnr' | 'mntr';
  readonly colorSpace: 'RGB ' | 'CMYK';
  /** The space that the profile leads to. */
  readonly connectionSpace: 'XYZ ' | 'Lab ';
}

/**
 * Puts an ICC profile together (ICC.1:2001-04, version 2.1), so that no file of unclear licence has to be shipped. `tags`
 * are given without description, copyright and white point, which all have.
 */
export function iccProfile(
  header: ProfileHeader,
  name: string,
  ownTags: readonly (readonly [signature: string, data: Uint8Array])[],
): Uint8Array<ArrayBuffer> {
  const tags: typeof ownTags = [
    ['desc', description(name)],
    ['cprt', profileTag('text', asciiBytes('Public domain\0'))],
    ['wtpt', xyzTag(D50)],
    ...ownTags,
  ];

  // Equal data is stored once; every element starts on a multiple of four bytes.
  const offsets = new Map<Uint8Array, number>();
  let size = HEADER_SIZE + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (offsets.has(data)) continue;
    offsets.set(data, size);
    size += Math.ceil(data.length / 4) * 4;
  }

  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  writeHeader(profile, view, header);
  view.setUint32(HEADER_SIZE, tags.length);
  tags.forEach(([signature, data], index) => {
    const at = HEADER_SIZE + 4 + index * 12;
    const offset = offsets.get(data) ?? 0;
    profile.set(asciiBytes(signature), at);
    view.setUint32(at + 4, offset);
    view.setUint32(at + 8, data.length);
    profile.set(data, offset);
  });
  return profile;
}

/** The white that all profiles meet at, as X, Y and Z. */
export const D50 = [0.9642, 1, 0.8249] as const;

/** The primaries of sRGB as seen under D50 (IEC 61966-2-1, adapted), as X, Y and Z. */
export const SRGB_PRIMARIES = { red: [0.43607, 0.22249, 0.01392], green: [0.38515, 0.71687, 0.09708], blue: [0.14307, 0.06061, 0.7141] } as const;

/** The light of a value of sRGB, both from 0 to 1 (IEC 61966-2-1). */
export function srgbLight(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}

export function xyzTag(values: readonly [number, number, number]): Uint8Array {
  const data = new Uint8Array(12);
  values.forEach((value, index) => new DataView(data.buffer).setInt32(index * 4, fixed(value)));
  return profileTag('XYZ ', data);
}

export function profileTag(type: string, data: Uint8Array): Uint8Array {
  const element = new Uint8Array(8 + data.length);
  element.set(asciiBytes(type), 0);
  element.set(data, 8);
  return element;
}

const HEADER_SIZE = 128;

function writeHeader(profile: Uint8Array, view: DataView, { deviceClass, colorSpace, connectionSpace }: ProfileHeader): void {
  view.setUint32(0, profile.length);
  view.setUint32(8, 0x02100000);
  profile.set(asciiBytes(deviceClass + colorSpace + connectionSpace), 12);
  // A fixed date, so that equal documents are equal: 1 January 2026.
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => view.setUint16(24 + index * 2, part));
  profile.set(asciiBytes('acsp'), 36);
  D50.forEach((value, index) => view.setInt32(68 + index * 4, fixed(value)));
}

/** textDescriptionType: the text in ASCII, then empty Unicode and Macintosh versions of it. */
function description(text: string): Uint8Array {
  const data = new Uint8Array(4 + text.length + 1 + 8 + 3 + 67);
  new DataView(data.buffer).setUint32(0, text.length + 1);
  data.set(asciiBytes(text), 4);
  return profileTag('desc', data);
}

/** s15Fixed16Number. */
function fixed(value: number): number {
  return Math.round(value * 65536);
}
