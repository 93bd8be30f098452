import { applyStaged, type Applied, type ApplyOptions } from '../../src/exchange/apply-package.ts';
import { makePackage, type MakeOptions } from '../../src/exchange/make-package.ts';
import { acceptKeys, stagePackage, type AcceptedKey, type Staged } from '../../src/exchange/stage-package.ts';
import type { PackageKind } from '../../src/package/format.ts';
import { createBlobBytes } from '../../src/storage/file-bytes.ts';
import type { Session } from '../../src/storage/session.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import type { Storage } from '../../src/storage/storage-context.tsx';
import { setupSession, valueOf } from './storage-session.ts';

export interface Device extends Storage {
  /** Sets this device's clock. */
  readonly at: (instant: string) => void;
  /** The session in the role that is worked in. */
  readonly as: (actor: Session['actor']) => Session;
}

/** A device with its own database and clock; ids bear its name, because those of two devices never clash. */
export function setupDevice(name: string, actor: Session['actor'] = 'candidate'): Device {
  const base = setupSession(actor);
  let ids = 0;
  const session = {
    ...base,
    createId: () => {
      ids += 1;
      return `${name}-${ids}`;
    },
  };
  return {
    session,
    files: createBlobBytes(session.db),
    at: (instant) => {
      base.clock.now = new Date(instant);
    },
    as: (role) => ({ ...session, actor: role }),
  };
}

/** A sink that keeps what is written to it. */
export function memorySink(): { readonly sink: WritableStream<Uint8Array>; readonly blob: () => Blob } {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (bytes) => {
      parts.push(new Uint8Array(bytes));
    },
  });
  return { sink, blob: () => new Blob(parts) };
}

/** Makes a package and gives it as a file. */
export async function share(device: Device, portfolioId: string, kind: PackageKind, options: MakeOptions = {}): Promise<Blob> {
  const { sink, blob } = memorySink();
  valueOf(await makePackage(device, portfolioId, kind, sink, options));
  return blob();
}

/** Takes a package over, with every key in it that has no role yet accepted as `accept` says. */
export async function takeIn(
  device: Device,
  file: Blob,
  { accept = [], ...options }: ApplyOptions & { readonly accept?: readonly AcceptedKey[] } = {},
): Promise<Applied & { readonly staged: Staged }> {
  let staged = valueOf(await stagePackage(device, file));
  if (accept.length > 0) staged = valueOf(await acceptKeys(device, staged, accept));
  return { ...valueOf(await applyStaged(device, staged, options)), staged };
}

/** What a device holds of a portfolio, without what is only about this device. */
export async function stateOf({ session }: Device, portfolioId: string) {
  const read = await readSnapshot(session.db, portfolioId);
  if (!read) throw new Error('No portfolio');
  const { events: _events, ...snapshot } = read.snapshot;
  return snapshot;
}
