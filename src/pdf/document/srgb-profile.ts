import { asciiBytes } from './pdf-syntax.ts';

/**
 * An ICC profile of sRGB (ICC.1:2001-04, version 2.1, matrix and curves), computed from the numbers of IEC 61966-2-1
 * so that no file of unclear licence has to be shipped. About 2.6 kB.
 */
export function srgbProfile(): Uint8Array<ArrayBuffer> {
  const curve = toneCurve();
  const tags: readonly (readonly [signature: string, data: Uint8Array])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', tag('text', asciiBytes('Public domain\0'))],
    ['wtpt', xyz(D50)],
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
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
  writeHeader(profile, view);
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

const HEADER_SIZE = 128;
const D50 = [0.9642, 1, 0.8249] as const;

function writeHeader(profile: Uint8Array, view: DataView): void {
  view.setUint32(0, profile.length);
  view.setUint32(8, 0x02100000);
  profile.set(asciiBytes('mntrRGB XYZ '), 12);
  // A fixed date, so that equal documents are equal: 1 January 2026.
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => view.setUint16(24 + index * 2, part));
  profile.set(asciiBytes('acsp'), 36);
  D50.forEach((value, index) => view.setInt32(68 + index * 4, fixed(value)));
}

/** The curve of IEC 61966-2-1 in 1,024 steps, shared by the three channels. */
function toneCurve(): Uint8Array {
  const steps = 1024;
  const data = new Uint8Array(4 + steps * 2);
  const view = new DataView(data.buffer);
  view.setUint32(0, steps);
  for (let i = 0; i < steps; i++) {
    const encoded = i / (steps - 1);
    const linear = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
    view.setUint16(4 + i * 2, Math.round(linear * 65535));
  }
  return tag('curv', data);
}

function xyz(values: readonly [number, number, number]): Uint8Array {
  const data = new Uint8Array(12);
  values.forEach((value, index) => new DataView(data.buffer).setInt32(index * 4, fixed(value)));
  return tag('XYZ ', data);
}

/** textDescriptionType: the text in ASCII, then empty Unicode and Macintosh versions of it. */
function description(text: string): Uint8Array {
  const data = new Uint8Array(4 + text.length + 1 + 8 + 3 + 67);
  new DataView(data.buffer).setUint32(0, text.length + 1);
  data.set(asciiBytes(text), 4);
  return tag('desc', data);
}

function tag(type: string, data: Uint8Array): Uint8Array {
  const element = new Uint8Array(8 + data.length);
  element.set(asciiBytes(type), 0);
  element.set(data, 8);
  return element;
}

/** s15Fixed16Number. */
function fixed(value: number): number {
  return Math.round(value * 65536);
}
