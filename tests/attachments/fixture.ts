import { readFileSync } from 'node:fs';

/** One of the small real files in tests/fixtures/files. */
export function fixture(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(new URL(`../fixtures/files/${name}`, import.meta.url)));
}
