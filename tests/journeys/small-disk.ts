import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, ftruncateSync, fstatSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can really be full. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it with something that has nothing to do with Folio, until so many bytes are left. */
  readonly fill: (left: number) => void;
  /** Takes that away again. */
  readonly makeRoom: () => void;
  readonly remove: () => void;
}

/** 300 MB in memory. Null where nobody may make one, such as without the rights of an administrator. */
export function makeSmallDisk(): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = join(folder, 'something-large');
  return {
    folder,
    fill: (left) => {
      const file = openSync(filler, 'w');
      for (const piece of [randomBytes(1024 * 1024), randomBytes(4096)]) writeUntilFull(file, piece);
      ftruncateSync(file, fstatSync(file).size - left);
      closeSync(file);
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove: () => {
      // A browser that is still going away must not hold it up.
      execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece);
  } catch {
    // Full, which is what was wanted.
  }
}
