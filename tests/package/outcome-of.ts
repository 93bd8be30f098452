import { expect } from 'vitest';
import { packageErrorText } from '../../src/package/package-error-text.ts';
import { readPackage, type ReadOptions } from '../../src/package/read-package.ts';

/** Two seconds, and more for a machine that does other things as well. */
const LONGEST = 10_000;

/** How a package is refused; soon enough, and with a sentence for people. */
export async function outcomeOf(bytes: Uint8Array<ArrayBuffer>, options?: ReadOptions): Promise<string> {
  const began = performance.now();
  const read = await readPackage(new Blob([bytes]), options);
  expect(performance.now() - began).toBeLessThan(LONGEST);
  if (read.ok) return 'taken';
  const sentence = packageErrorText(read.error);
  expect(sentence).toMatch(/^[^\p{Cc}\p{Cf}]+[.]$/u);
  expect(sentence).toMatch(/Nothing was changed|Copy or download|Choose the file|try again/);
  return read.error.type;
}
