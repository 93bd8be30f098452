import type { Portfolio } from '../domain/portfolio.ts';
import { withoutForbidden } from '../lib/file-name.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { encryptInto, type DeviceSecret, type Lock, type Unlock } from '../package/encryption.ts';
import { ENCRYPTED_ENDING, PACKAGE_ENDING, type PackageKind, type PackageWork } from '../package/format.ts';
import type { PackageError } from '../package/package-error.ts';
import { readPackage } from '../package/read-package.ts';
import { writePackage, type PackageInput, type WrittenPackage } from '../package/write-package.ts';
import type { Event } from '../domain/event.ts';
import type { Storage } from '../storage/storage-context.tsx';
import { noteSent } from '../storage/workplace-commands.ts';
import { readWorkingCopy } from '../storage/working-copy.ts';
import { commitWork } from './commit-work.ts';
import type { ExchangeError } from './exchange-error.ts';
import { foldHere, type FoldedCopy } from './fold-here.ts';
import { chooseContent, type ChooseOptions } from './package-content.ts';
import { portfolioEvent } from './portfolio-event.ts';

export interface MakeOptions extends PackageWork, ChooseOptions {
  /** Encrypts the package: for somebody who has the passphrase, or for the devices of recipients. */
  readonly lock?: Lock | undefined;
  /** Gives what was just written, to be read again. Without it a backup is not taken for one (T3). */
  readonly readBack?: (() => Promise<Blob>) | undefined;
  /** Leaves no entry in the audit log: for copies that Folio makes by itself, many in a day (R32). */
  readonly isQuiet?: boolean | undefined;
}

export interface MadePackage extends WrittenPackage {
  /** True when it was read back whole. */
  readonly isVerified: boolean;
  /** Files whose bytes are not on this device: named in the package, not in it. */
  readonly missingFiles: readonly { readonly sha256: string; readonly name: string }[];
}

/**
 * T3: commits what is new, and writes the portfolio (or what reviewers say of it) to a sink as one package. A backup is read
 * back before it counts. Errors: those of `commitWork`, package, not-verified.
 */
export async function makePackage(
  storage: Storage,
  portfolioId: string,
  kind: PackageKind,
  sink: WritableStream<Uint8Array>,
  options: MakeOptions = {},
): Promise<Result<MadePackage, ExchangeError>> {
  const { session } = storage;
  // What is written from here on may not be in the package (R30).
  const asOf = session.now().toISOString();
  const committed = await commitWork(session, portfolioId, kind === 'backup' ? 'backup' : 'share');
  if (!committed.ok) return refuse(sink, committed.error);
  const copy = await readWorkingCopy(session.db, portfolioId);
  if (!copy) return refuse(sink, { type: 'not-found' });
  const here = foldHere(session, copy);
  const content = await chooseContent(storage, here, kind, options);
  const written = await write(content.input, sink, options);
  if (!written.ok) return written;
  const verified = await verify(written.value, storage, here, options);
  if (!verified.ok) return verified;
  const isVerified = verified.value;
  const noted = kind === 'backup' && !isVerified ? success(undefined) : await note(storage, here, kind, written.value, { ...options, asOf });
  return noted.ok ? success({ ...written.value, isVerified, missingFiles: content.missingFiles }) : noted;
}

/** `Aisha-Khan-unit-311-submission-2026-11-22.folio.zip`. */
export function packageName(
  { candidate, unitId }: Pick<Portfolio, 'candidate' | 'unitId'>,
  kind: PackageKind,
  now: Date,
  isEncrypted = false,
): string {
  const name = withoutForbidden(candidate.name.trim().replaceAll(/\s+/g, '-')) || 'Portfolio';
  const day = now.toISOString().slice(0, 10);
  return `${name}-unit-${unitId}-${kind}-${day}${isEncrypted ? ENCRYPTED_ENDING : PACKAGE_ENDING}`;
}

/** A sink that nothing was written to is told so, that it does not stay open. */
async function refuse(sink: WritableStream<Uint8Array>, error: ExchangeError): Promise<Result<never, ExchangeError>> {
  await sink.abort(error.type).catch(() => undefined);
  return failure(error);
}

async function write(
  input: PackageInput,
  sink: WritableStream<Uint8Array>,
  { lock, onProgress, signal }: MakeOptions,
): Promise<Result<WrittenPackage, ExchangeError>> {
  const locked: Result<WritableStream<Uint8Array>, PackageError> = lock ? await encryptInto(sink, lock, { onProgress, signal }) : success(sink);
  if (!locked.ok) return refuse(sink, { type: 'package', error: locked.error });
  const written = await writePackage(input, locked.value, { onProgress, signal });
  return written.ok ? written : failure({ type: 'package', error: written.error });
}

/** Reads the package again. False when there is no way to: nothing to read back, or it is locked for other devices alone. */
async function verify(
  written: WrittenPackage,
  { session }: Storage,
  { workplace }: FoldedCopy,
  { readBack, lock, signal }: MakeOptions,
): Promise<Result<boolean, ExchangeError>> {
  if (!readBack) return success(false);
  const identity = workplace.keyId === null ? undefined : await session.db.identities.get(workplace.keyId);
  const unlock = unlockFor(lock, identity?.recipient ?? '', identity?.recipientSecret ?? '');
  if (lock && !unlock) return success(false);
  try {
    const read = await readPackage(await readBack(), { unlock, signal });
    if (!read.ok && read.error.type === 'cancelled') return failure({ type: 'package', error: read.error });
    return read.ok && read.value.digest === written.digest ? success(true) : failure({ type: 'not-verified' });
  } catch {
    return failure({ type: 'not-verified' });
  }
}

function unlockFor(lock: Lock | undefined, recipient: string, secret: DeviceSecret): Unlock | undefined {
  if (lock?.type === 'passphrase') return lock;
  return lock?.recipients.includes(recipient) === true ? { type: 'secrets', secrets: [secret] } : undefined;
}

async function note(
  { session }: Storage,
  { copy, workplace }: FoldedCopy,
  kind: PackageKind,
  { digest }: WrittenPackage,
  { asOf, isQuiet = false }: Pick<MakeOptions, 'isQuiet'> & { readonly asOf: string },
): Promise<Result<void, ExchangeError>> {
  const changes: Event['changes'] = [
    { field: 'kind', from: null, to: kind },
    { field: 'digest', from: null, to: digest },
  ];
  const event = portfolioEvent({ ...session, actor: workplace.role }, copy, kind === 'backup' ? 'backed up' : 'shared', changes);
  return noteSent(session, workplace, kind === 'backup' ? { backedUpAt: asOf } : { sharedAt: event.at }, isQuiet ? null : event);
}
