import { expect, test } from 'vitest';
import { signedFiles } from '../../support/verify-pdf-signatures.ts';

test('V3, V4: of the files that other programs judge too, as many signatures are sound as should be', async () => {
  const sound: Record<string, number> = {};
  for await (const file of signedFiles()) sound[file.name.replace(/byte-\d+/, 'byte')] = file.sound;
  expect(sound).toEqual({
    'sheet-signed-by-1': 1,
    'sheet-signed-by-2': 2,
    'sheet-signed-by-6': 6,
    'portfolio-signed-by-3': 3,
    'sheet-signed-by-5-byte-changed': 0,
    'sheet-signed-by-5-third-statement-changed': 2,
  });
});
