import { rawZip, filesIn } from './raw-zip.ts';
import { sha256Of } from './package-fixture.ts';

/** The content of a package as it lies below its top folder, to be changed and packed again. */
export type Content = Map<string, Uint8Array>;

export interface Bag {
  folder: string;
  content: Content;
}

export function unpacked(bytes: Uint8Array): Bag {
  const files = filesIn(bytes);
  const [folder = ''] = files[0]?.name.split('/') ?? [];
  return { folder, content: new Map(files.map((file) => [file.name.slice(folder.length + 1), file.bytes])) };
}

/** A proper zip of whatever the bag holds now, sorted as it must be. */
export function repacked({ folder, content }: Bag): Uint8Array<ArrayBuffer> {
  const names = [...content.keys()].sort((a, b) => (a < b ? -1 : 1));
  return rawZip(names.map((name) => ({ name: `${folder}/${name}`, bytes: content.get(name) ?? new Uint8Array() })));
}

export function textIn(content: Content, path: string): string {
  return new TextDecoder().decode(content.get(path));
}

export function setText(content: Content, path: string, text: string): void {
  content.set(path, new TextEncoder().encode(text));
}

/** Makes all lists and counts fit again, as somebody would who forges with care; a signature of the package no longer fits. */
export function relisted({ folder, content }: Bag): Bag {
  const bag = { folder, content: new Map(content) };
  const paths = [...bag.content.keys()].sort((a, b) => (a < b ? -1 : 1));
  const linesOf = (names: readonly string[]) => names.map((name) => `${sha256Of(bag.content.get(name) ?? '')}  ${name}\n`).join('');
  const payload = paths.filter((path) => path.startsWith('data/'));
  setText(bag.content, 'manifest-sha256.txt', linesOf(payload));
  const bytes = payload.reduce((sum, path) => sum + (bag.content.get(path)?.length ?? 0), 0);
  setText(bag.content, 'bag-info.txt', textIn(bag.content, 'bag-info.txt').replace(/Payload-Oxum: .*/, `Payload-Oxum: ${bytes}.${payload.length}`));
  setText(bag.content, 'tagmanifest-sha256.txt', linesOf(['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'readme.txt']));
  return bag;
}
