import { appVersion } from './app-version.ts';

/** R53: which Folio this is. `hash` is the SHA-256 of everything that was built (64 digits), null where Folio runs as it is developed. */
export interface Build {
  readonly version: string;
  readonly hash: string | null;
}

/** Half of a hash is more than anybody can forge, and fits where a package names its program. */
const DIGITS_IN_NAME = 32;

let known: Promise<Build> | undefined;

/**
 * R53: the build that this page came from, by the `build.json` beside it. Asked for once: after an update the same address names the
 * newer one. Without an answer, or in a program outside a browser, it is the version alone.
 */
export function currentBuild(): Promise<Build> {
  known ??= import.meta.env.PROD && typeof document !== 'undefined' ? readBuild(document.baseURI) : Promise.resolve(unnamed);
  return known;
}

/** R54: how packages and signed batches name the program that made them: its version, and the beginning of the build's hash behind a plus. */
export function programName({ version, hash }: Build): string {
  return hash === null ? version : `${version}+${hash.slice(0, DIGITS_IN_NAME)}`;
}

/** What the `build.json` in the folder of a page says. */
export async function readBuild(base: string): Promise<Build> {
  try {
    const response = await fetch(new URL('build.json', base));
    const { version, build } = (await response.json()) as { readonly version?: unknown; readonly build?: unknown };
    return version === appVersion && typeof build === 'string' && /^[0-9a-f]{64}$/.test(build) ? { version, hash: build } : unnamed;
  } catch {
    return unnamed;
  }
}

const unnamed: Build = { version: appVersion, hash: null };
