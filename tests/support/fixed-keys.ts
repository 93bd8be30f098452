import type { SigningKey } from '../../src/signing/keys.ts';

/** Keys that are the same in every run, so that their six words can stand in an approved text. They sign nothing but tests. */
const numbers = {
  candidate: {
    x: '3x2LiRcWhGq4qo97DaUg9u9oR_YMPuC6IurxxppBOoo',
    y: 'l1VYNB9-eTeQE1NVFQhlF7P5AkwBsD6KeEMY3E1ulTw',
    d: 'viPQZmCNgEbTNgwpAseow8aDtfbgipbSwYZdJJX8Hho',
  },
  assessor: {
    x: 'TjR3_qSGmsqt5bK4Yv0fwpXjy05PPluBdOdwfUn_lSo',
    y: 'LjWaej_kTADrUpedq0baMxvUWh0RhRCpMe7M1rTXtFA',
    d: '_OI2Klijm5Qqp0u7R2S49AybH1-McS1HaeAdhe1rEQc',
  },
  iqa: {
    x: 'DSD1jcQwz7DAzYc4Nh6HhalMHbbYcBnepjr4QiLaYE0',
    y: 'VkquANupBh_iWdmm9yrxXipMBiwtevPz6st9LdMD2hg',
    d: 'yYDrZiZmRrFHtaQEKcDW_ztABEza5st61zPJwsxb7WA',
  },
} as const;

export async function fixedKey(role: keyof typeof numbers): Promise<SigningKey> {
  const { x, y, d } = numbers[role];
  const publicKey = { kty: 'EC', crv: 'P-256', x, y } as const;
  return {
    publicKey,
    privateKey: await crypto.subtle.importKey('jwk', { ...publicKey, d }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
  };
}
