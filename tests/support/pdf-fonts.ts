import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FontFiles } from '../../src/pdf/document/font-family.ts';
import { loadShapingEngine } from '../../src/pdf/document/shaping-engine.ts';
import { gatherFonts } from '../../src/pdf/gather-fonts.ts';

await loadShapingEngine();

/** The fonts for Latin, Greek and Cyrillic, as the browser would fetch them. */
export function readFonts(): FontFiles {
  return {
    regular: read('NotoSans-Regular.ttf'),
    bold: read('NotoSans-Bold.ttf'),
    fallbacks: [read('NotoSansSymbols2-Regular.ttf'), read('NotoSansMath-Regular.ttf')],
  };
}

/** The fonts that texts in any script need, as the browser would fetch them; those in `missing` cannot be had. */
export function readFontsFor(texts: readonly string[], missing?: RegExp): Promise<FontFiles> {
  return gatherFonts(texts, async (path) => {
    if (missing?.test(path)) throw new Error(`${path}: 404`);
    return new Uint8Array(await readFile(addressOf(path)));
  });
}

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(addressOf(name)));
}

function addressOf(path: string): URL {
  return new URL(`../../public/fonts/${path}`, import.meta.url);
}
