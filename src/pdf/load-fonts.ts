import type { FontFiles } from './document/font-family.ts';

const files = {
  regular: 'NotoSans-Regular.ttf',
  bold: 'NotoSans-Bold.ttf',
  fallbacks: ['NotoSansSymbols2-Regular.ttf', 'NotoSansMath-Regular.ttf'],
} as const;

/** Fetches the fonts that ship with the app; `address` is their folder, ending in a slash. Rejects with the name of the one that failed. */
export async function loadFonts(address: string): Promise<FontFiles> {
  const load = async (name: string) => {
    const response = await fetch(new URL(name, address));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const [regular, bold, ...fallbacks] = await Promise.all([load(files.regular), load(files.bold), ...files.fallbacks.map(load)]);
  return { regular, bold, fallbacks };
}
