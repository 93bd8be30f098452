import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './app-server.ts';

/**
 * Makes what the next version of a build looks like to a browser: the same code, with every part under another name, as a host serves it
 * that keeps nothing of the version before.
 */
export function makeNextVersion(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  cpSync(build, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const names = readdirSync(assets).filter((name) => /-[\w-]{8}\.\w+$/.test(name));
  const next = new Map(
    names.map((name) => [name, name.replace(/(\w)(\.\w+)$/, (_, last: string, ending: string) => `${last === '9' ? '8' : '9'}${ending}`)]),
  );
  const known = new RegExp(names.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:js|mjs|css|html)$/.test(name));
  for (const name of texts) {
    const text = readFileSync(join(folder, name), 'utf8').replace(known, (found) => next.get(found) ?? found);
    // What has no hash in its name is told apart by its revision.
    writeFileSync(join(folder, name), name === 'sw.js' ? text.replace(/("?revision"?:\s*")([0-9a-f]{8})/g, '$1next$2') : text);
  }
  for (const [before, after] of next) renameSync(join(assets, before), join(assets, after));
  return folder;
}
