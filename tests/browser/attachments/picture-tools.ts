/** A picture whose four corners differ, so that every way of turning it shows. */
export async function canvasFile(width: number, height: number, mediaType: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  for (const [colour, x, y] of [
    ['#ff0000', 0, 0],
    ['#00ff00', width / 2, 0],
    ['#0000ff', 0, height / 2],
    ['#ffffff', width / 2, height / 2],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect(x, y, width / 2, height / 2);
  }
  return new Uint8Array(await (await canvas.convertToBlob({ type: mediaType, quality: 0.95 })).arrayBuffer());
}

/** What Exif's eight numbers mean for the picture above: the corners from left to right, top to bottom, once upright. */
export const CORNERS: Readonly<Record<number, string>> = {
  1: 'red green blue white',
  2: 'green red white blue',
  3: 'white blue green red',
  4: 'blue white red green',
  5: 'red blue green white',
  6: 'blue red white green',
  7: 'white green blue red',
  8: 'green white red blue',
};

export async function cornersOf(file: Blob): Promise<string> {
  const { width, height } = await shownSize(file);
  const places = [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => [x * width, y * height] as const));
  return (await Promise.all(places.map(([x, y]) => colourAt(file, x, y)))).join(' ');
}

export async function colourAt(file: Blob, x: number, y: number): Promise<string> {
  const { width, data } = await pixelsOf(file);
  const at = (Math.floor(y) * width + Math.floor(x)) * 4;
  const [red, green, blue] = [0, 1, 2].map((i) => (data[at + i] ?? 0) > 127);
  return red && green && blue ? 'white' : red ? 'red' : green ? 'green' : blue ? 'blue' : 'black';
}

/** The pixels as an <img> shows them, which is upright. A plain object: two `ImageData` always count as equal in a test. */
export async function pixelsOf(file: Blob): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }> {
  const image = await shownImage(file);
  const context = contextOf(new OffscreenCanvas(image.naturalWidth, image.naturalHeight));
  context.drawImage(image, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
  return { width, height, data };
}

export async function shownSize(file: Blob): Promise<{ readonly width: number; readonly height: number }> {
  const image = await shownImage(file);
  return { width: image.naturalWidth, height: image.naturalHeight };
}

/** One of the small real files in tests/fixtures/files. */
export async function fetchFixture(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(`../../fixtures/files/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function shownImage(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  return image;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  return context;
}
