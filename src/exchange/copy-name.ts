import type { Portfolio } from '../domain/portfolio.ts';
import { withoutForbidden } from '../lib/file-name.ts';
import { ENCRYPTED_ENDING, PACKAGE_ENDING } from '../package/format.ts';
import { hashText } from '../signing/hash-text.ts';

/** What the name of a copy tells. */
export interface CopyName {
  /** Such as `Aisha Khan, unit 311`. */
  readonly title: string;
  /** When it was begun, as an instant to the second. */
  readonly at: string;
  /** Tells the portfolio, and the browser that wrote it. */
  readonly portfolioMark: string;
  readonly browserMark: string;
}

const SHAPE = /^(.+)-unit-([a-z0-9.-]+)-copy-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})-([0-9a-f]{12})-([0-9a-f]{6})$/i;

/** R33: `Aisha-Khan-unit-311-copy-2026-11-22-140530-1a2b3c4d5e6f-0f9e8d.folio.zip`: by its name alone a copy is known as Folio's own. */
export function copyName({ id, candidate, unitId }: Pick<Portfolio, 'id' | 'candidate' | 'unitId'>, now: Date, browserMark: string): string {
  const written = Array.from(candidate.name.trim())
    .slice(0, LONGEST_NAME)
    .join('')
    .replaceAll(/[\s\p{Cc}]+/gu, '-');
  const name = withoutForbidden(written) || 'Portfolio';
  const [day = '', time = ''] = now.toISOString().split('T');
  return `${name}-unit-${unitId}-copy-${day}-${time.slice(0, 8).replaceAll(':', '')}-${portfolioMark(id)}-${browserMark}${PACKAGE_ENDING}`;
}

/** Null for a name that Folio gives no copy. */
export function readCopyName(fileName: string): CopyName | null {
  if (!fileName.endsWith(PACKAGE_ENDING)) return null;
  const [, name, unitId, day, hours, minutes, seconds, portfolio, browserMark] = SHAPE.exec(fileName.slice(0, -PACKAGE_ENDING.length)) ?? [];
  if (name === undefined || portfolio === undefined || browserMark === undefined) return null;
  return {
    title: `${name.replaceAll('-', ' ')}, unit ${unitId}`,
    at: `${day}T${hours}:${minutes}:${seconds}.000Z`,
    portfolioMark: portfolio,
    browserMark,
  };
}

/** R33: which of the files in a folder go once a new copy is proved: all but the newest three of this portfolio that this browser wrote. */
export function namesToRemove(fileNames: readonly string[], portfolioId: string, browserMark: string): readonly string[] {
  const own = fileNames.flatMap((fileName) => {
    const read = readCopyName(fileName);
    return read?.portfolioMark === portfolioMark(portfolioId) && read.browserMark === browserMark ? [{ fileName, at: read.at }] : [];
  });
  return own
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(COPIES_KEPT)
    .map(({ fileName }) => fileName);
}

/** True for a file that may be a portfolio, by its name. */
export function isPackageName(fileName: string): boolean {
  return fileName.endsWith(PACKAGE_ENDING) || fileName.endsWith(ENCRYPTED_ENDING);
}

const COPIES_KEPT = 3;
/** Letters of the candidate's name: file systems take 255 bytes in all. */
const LONGEST_NAME = 40;

function portfolioMark(portfolioId: string): string {
  return hashText(portfolioId).slice(0, 12);
}
