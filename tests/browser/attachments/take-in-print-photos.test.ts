import { describe, expect, it } from 'vitest';
import { takeInHere } from '../../../src/attachments/take-in-here.ts';
import { probeJpeg } from '../../../src/pdf/document/probe-jpeg.ts';
import { colourAt, CORNERS, shownSize } from './picture-tools.ts';

/*
 * Photos as scanners, printers' programs and old cameras write them: whatever comes in, an upright photo that every reader
 * shows goes into the portfolio, and into its PDF.
 */

async function fetchPicture(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(`../../fixtures/pictures/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The same JPEG with an Exif block that says how it was held. */
function turned(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return new Uint8Array([...jpeg.subarray(0, 2), 0xff, 0xe1, 0, exif.length + 2, ...exif, ...jpeg.subarray(2)]);
}

async function takenIn(bytes: Uint8Array<ArrayBuffer>, name: string) {
  const taken = await takeInHere(new File([bytes], name));
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return taken.value;
}

/** The four quarters, near the middle: the last of them is yellow, which counts as red here. */
async function quartersOf(file: Blob): Promise<string> {
  const { width, height } = await shownSize(file);
  const places = [0.4, 0.6].flatMap((y) => [0.4, 0.6].map((x) => [x * width, y * height] as const));
  return (await Promise.all(places.map(([x, y]) => colourAt(file, x, y)))).join(' ');
}

describe.each(['rgb.jpg', 'progressive.jpg', 'rgb-stored.jpg', 'cmyk-adobe.jpg', 'cmyk-progressive.jpg', 'ycck.jpg'])('%s', (name) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('held as %i comes in upright, in the colours that it had', async (orientation) => {
    const { bytes, facts } = await takenIn(turned(await fetchPicture(name), orientation), name);
    expect(facts).toMatchObject({
      kind: 'image',
      mediaType: 'image/jpeg',
      ...(orientation >= 5 ? { width: 24, height: 32 } : { width: 32, height: 24 }),
    });
    expect(await quartersOf(bytes)).toBe(CORNERS[orientation]?.replace('white', 'red'));
    const info = probeJpeg(new Uint8Array(await bytes.arrayBuffer()));
    expect(info).toMatchObject({ kind: 'jpeg', components: 3 });
  });
});

it('a PNG of 16 bits a colour comes in as a JPEG that every reader shows', async () => {
  const { bytes, facts, notes } = await takenIn(await fetchPicture('sixteen-bit.png'), 'sixteen-bit.png');
  expect(facts).toMatchObject({ kind: 'image', mediaType: 'image/jpeg', width: 32, height: 24 });
  expect(notes).toContainEqual({ type: 'converted', name: 'sixteen-bit.png', from: 'image/png' });
  expect(await quartersOf(bytes)).toBe('red green blue red');
  expect(probeJpeg(new Uint8Array(await bytes.arrayBuffer()))).toMatchObject({ kind: 'jpeg', components: 3 });
});

it('a JPEG of 12 bits a colour is kept as a file, as it cannot be shown', async () => {
  const jpeg = await fetchPicture('rgb.jpg');
  const frame = jpeg.findIndex((byte, at) => byte === 0xff && jpeg[at + 1] === 0xc0);
  jpeg.set([0xff, 0xc1], frame);
  jpeg[frame + 4] = 12;
  const { facts, notes } = await takenIn(jpeg, 'deep.jpg');
  expect(facts.kind).toBe('other');
  expect(notes).toContainEqual({ type: 'cannot-show-picture', name: 'deep.jpg', mediaType: 'image/jpeg' });
});
