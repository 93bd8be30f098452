import { readFileSync } from 'node:fs';
import { loadShapingEngine } from '../../src/pdf/document/shaping-engine.ts';
import type { FontFiles } from '../../src/pdf/document/font-family.ts';

/** The fonts that the app ships, as the browser would fetch them. */
await loadShapingEngine();

export function readFonts(): FontFiles {
  return {
    regular: read('NotoSans-Regular.ttf'),
    bold: read('NotoSans-Bold.ttf'),
    fallbacks: [read('NotoSansSymbols2-Regular.ttf'), read('NotoSansMath-Regular.ttf')],
  };
}

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../public/fonts/${name}`, import.meta.url)));
}
