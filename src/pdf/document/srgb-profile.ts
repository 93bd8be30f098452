import { iccProfile, profileTag, SRGB_PRIMARIES, srgbLight, xyzTag } from './icc-profile.ts';

/** An ICC profile of sRGB by matrix and curves, computed from the numbers of IEC 61966-2-1. About 2.6 kB. */
export function srgbProfile(): Uint8Array<ArrayBuffer> {
  const curve = toneCurve();
  return iccProfile({ deviceClass: 'mntr', colorSpace: 'RGB ', connectionSpace: 'XYZ ' }, 'sRGB IEC61966-2.1', [
    ['rXYZ', xyzTag(SRGB_PRIMARIES.red)],
    ['gXYZ', xyzTag(SRGB_PRIMARIES.green)],
    ['bXYZ', xyzTag(SRGB_PRIMARIES.blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]);
}

/** The curve of IEC 61966-2-1 in 1,024 steps, shared by the three channels. */
function toneCurve(): Uint8Array {
  const steps = 1024;
  const data = new Uint8Array(4 + steps * 2);
  const view = new DataView(data.buffer);
  view.setUint32(0, steps);
  for (let i = 0; i < steps; i++) view.setUint16(4 + i * 2, Math.round(srgbLight(i / (steps - 1)) * 65535));
  return profileTag('curv', data);
}
