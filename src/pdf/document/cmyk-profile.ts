import { D50, iccProfile, profileTag, SRGB_PRIMARIES, srgbLight } from './icc-profile.ts';

/**
 * An ICC profile for CMYK photos that bring none of their own: ink takes away from sRGB, red = (1 − cyan)(1 − black) and so
 * on, as browsers show them. No press prints so, but it is the look that the candidate approved on screen, and it makes the
 * colour independent of any device, which PDF/A asks for. A table from CMYK to Lab; about 40 kB before it is compressed.
 */
export function cmykProfile(): Uint8Array<ArrayBuffer> {
  return iccProfile({ deviceClass: 'scnr', colorSpace: 'CMYK', connectionSpace: 'Lab ' }, 'CMYK as shown on screens', [['A2B0', lookUpTable()]]);
}

/** Points along each of the four inks: between them colours are interpolated. */
const GRID = 9;

/** lut16Type: straight curves before and after, between them the colours of every grid point, black running fastest. */
function lookUpTable(): Uint8Array {
  const points = GRID ** 4;
  const data = new Uint8Array(4 + 36 + 4 + (4 * 2 + points * 3 + 3 * 2) * 2);
  const view = new DataView(data.buffer);
  data.set([4, 3, GRID, 0], 0);
  // A matrix that changes nothing; it counts only for XYZ.
  [0, 16, 32].forEach((at) => view.setInt32(4 + at, 65_536));
  view.setUint16(40, 2);
  view.setUint16(42, 2);
  let at = 44;
  const put = (value: number) => {
    view.setUint16(at, value);
    at += 2;
  };
  for (let ink = 0; ink < 4; ink++) [0, 65_535].forEach(put);
  const along = Array.from({ length: GRID }, (_, index) => 1 - index / (GRID - 1));
  for (const cyan of along)
    for (const magenta of along)
      for (const yellow of along)
        for (const black of along) {
          const { lightness, a, b } = labOf(srgbLight(cyan * black), srgbLight(magenta * black), srgbLight(yellow * black));
          // The 16-bit coding of version 2: 100 is 0xff00, and 0 of a and b is 0x8000.
          put(Math.round((lightness * 65_280) / 100));
          put(Math.round((a + 128) * 256));
          put(Math.round((b + 128) * 256));
        }
  for (let channel = 0; channel < 3; channel++) [0, 65_535].forEach(put);
  return profileTag('mft2', data);
}

/** CIE 1976 L*a*b* of linear sRGB. */
function labOf(red: number, green: number, blue: number): { lightness: number; a: number; b: number } {
  const [x = 0, y = 0, z = 0] = D50.map((white, i) => {
    const light = red * (SRGB_PRIMARIES.red[i] ?? 0) + green * (SRGB_PRIMARIES.green[i] ?? 0) + blue * (SRGB_PRIMARIES.blue[i] ?? 0);
    const share = Math.min(1, light / white);
    return share > 216 / 24_389 ? Math.cbrt(share) : (share * 24_389) / 27 / 116 + 16 / 116;
  });
  return { lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}
