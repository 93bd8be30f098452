import { splitFileName } from '../lib/file-name.ts';
import { hashText } from '../signing/hash-text.ts';

/** Tag files of a package (RFC 8493), and which of them the tag manifest lists. */
export const BAGIT = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const MANIFEST = 'manifest-sha256.txt';
export const README = 'readme.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SIGNATURE = 'signature.jws';
export const taggedFiles = [BAG_INFO, BAGIT, MANIFEST, README] as const;

export const PORTFOLIO_JSON = 'data/portfolio.json';
export const EVIDENCE_CSV = 'data/evidence.csv';

/** X2: a name in a package, top folder and all. Lower case, so that no two names differ by case alone. */
export const NAME_SHAPE = /^[a-z0-9][a-z0-9._/-]{0,200}$/;

/** What stands at a path below the top folder. */
export type Place =
  | { readonly type: 'tag' }
  | { readonly type: 'portfolio' }
  | { readonly type: 'list' }
  | { readonly type: 'unit'; readonly sha256: string }
  | { readonly type: 'batch'; readonly keyId: string; readonly seq: number }
  | { readonly type: 'key'; readonly keyId: string }
  | { readonly type: 'file'; readonly name: string };

/** X2: what a path stands for; null for a path that Folio never writes. */
export function placeOf(path: string): Place | null {
  if (path === TAG_MANIFEST || path === SIGNATURE || taggedFiles.some((name) => name === path)) return { type: 'tag' };
  if (path === PORTFOLIO_JSON) return { type: 'portfolio' };
  if (path === EVIDENCE_CSV) return { type: 'list' };
  const [, folder = '', rest = ''] = /^data\/(unit|log|keys|files)\/(.+)$/.exec(path) ?? [];
  switch (folder) {
    case 'unit': {
      const sha256 = /^([0-9a-f]{64})\.json$/.exec(rest)?.[1];
      return sha256 === undefined ? null : { type: 'unit', sha256 };
    }
    case 'log': {
      const [, keyId, seq] = /^([0-9a-f]{64})\/(\d{8})\.jws$/.exec(rest) ?? [];
      return keyId === undefined || Number(seq) < 1 ? null : { type: 'batch', keyId, seq: Number(seq) };
    }
    case 'keys': {
      const keyId = /^([0-9a-f]{64})\.jwk$/.exec(rest)?.[1];
      return keyId === undefined ? null : { type: 'key', keyId };
    }
    case 'files':
      return /^[a-z0-9][a-z0-9._-]{0,120}$/.test(rest) ? { type: 'file', name: rest } : null;
    default:
      return null;
  }
}

/** X2: the one folder at the top. The same portfolio always has the same, so that unpacked packages can be told apart. */
export function topFolder(portfolioId: string): string {
  return `portfolio-${hashText(portfolioId).slice(0, 12)}`;
}

export function batchPath(keyId: string, seq: number): string {
  return `data/log/${keyId}/${String(seq).padStart(8, '0')}.jws`;
}

export function keyPath(keyId: string): string {
  return `data/keys/${keyId}.jwk`;
}

export function unitPath(sha256: string): string {
  return `data/unit/${sha256}.json`;
}

/** X4: `e04-photo-of-desk.jpg` for “Photo of desk.JPG” attached to E4; a part of the hash tells two of one name apart. */
export function filePath(reference: string, name: string, sha256: string, taken: ReadonlySet<string>): string {
  const { stem, ending } = splitFileName(name);
  const numbered = reference.toLowerCase().replace(/\d+$/, (digits) => digits.padStart(2, '0'));
  const begin = [numbered === '' ? 'file' : plain(numbered), plain(stem)].filter((part) => part !== '').join('-');
  const path = `data/files/${begin}${ending.toLowerCase()}`;
  return taken.has(path) ? `data/files/${begin}-${sha256.slice(0, 12)}${ending.toLowerCase()}` : path;
}

const LONGEST_STEM = 60;

/** Letters, digits and hyphens of ASCII: what every system, old or new, can write to disk. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_STEM)
    .replaceAll(/^-+|-+$/g, '');
}
