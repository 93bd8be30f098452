import { failure, success, type Result } from '../lib/result.ts';
import { packageKinds, type PackageInfo } from './format.ts';
import type { PackageError } from './package-error.ts';
import { BAG_INFO } from './places.ts';

export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** X3: portfolio ids that fit on a line of `bag-info.txt`. */
export const PORTFOLIO_ID_SHAPE = /^[!-~]{1,200}$/;
export const APP_VERSION_SHAPE = /^[!-~]{1,50}$/;

/** What lies under `data/`: bytes and number of files. */
export interface Oxum {
  readonly bytes: number;
  readonly count: number;
}

/** X3: `bag-info.txt`: no dates in it, so that the same content gives the same bytes. */
export function bagInfoText(info: PackageInfo, oxum: Oxum): string {
  return [
    `Bag-Software-Agent: Folio/${info.appVersion}`,
    `Folio-Format: ${info.format}`,
    `Folio-Data-Version: ${info.dataVersion}`,
    `Folio-Kind: ${info.kind}`,
    `Folio-Portfolio: ${info.portfolioId}`,
    `Payload-Oxum: ${oxum.bytes}.${oxum.count}`,
    '',
  ].join('\n');
}

/** The format that a `bag-info.txt` names, of whatever age it is; null when it names none. */
export function formatIn(text: string): number | null {
  const digits = /^Folio-Format: (\d{1,9})$/m.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Reads `bag-info.txt`: each line once, in its order, and nothing else. */
export function parseBagInfo(text: string): Result<{ readonly info: PackageInfo; readonly oxum: Oxum }, PackageError> {
  const bad = (reason: string) => failure({ type: 'bad-content', name: BAG_INFO, reason } as const);
  const parts =
    /^Bag-Software-Agent: Folio\/(.+)\nFolio-Format: (\d{1,9})\nFolio-Data-Version: (\d{1,9})\nFolio-Kind: (.+)\nFolio-Portfolio: (.+)\nPayload-Oxum: (\d{1,15})\.(\d{1,9})\n$/.exec(
      text,
    );
  if (!parts) return bad('its lines are not those that Folio writes');
  const [, appVersion = '', format, data, kindText, portfolioId = '', bytes, count] = parts;
  const kind = packageKinds.find((known) => known === kindText);
  if (!kind) return bad('no known kind');
  if (!APP_VERSION_SHAPE.test(appVersion) || !PORTFOLIO_ID_SHAPE.test(portfolioId)) return bad('no proper id');
  const info = { format: Number(format), dataVersion: Number(data), appVersion, kind, portfolioId };
  const oxum = { bytes: Number(bytes), count: Number(count) };
  return bagInfoText(info, oxum) === text ? success({ info, oxum }) : bad('a number is written in an odd way');
}

/** Lines as `sha256sum` writes and checks them, by path. */
export function manifestText(entries: readonly { readonly path: string; readonly sha256: string }[]): string {
  return [...entries]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** Hashes by path; null unless every line is as `manifestText` writes it, in its order, each path once. */
export function parseManifest(text: string): ReadonlyMap<string, string> | null {
  const hashes = new Map<string, string>();
  let last = '';
  if (!text.endsWith('\n')) return text === '' ? hashes : null;
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}([a-z0-9][a-z0-9._/-]*)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || path <= last) return null;
    hashes.set(path, sha256);
    last = path;
  }
  return hashes;
}
