import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { reasonOf } from '../lib/reason-of.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { PackageLimits, PackageWork } from './format.ts';
import { withAnotherKey } from './other-key.ts';
import type { PackageError } from './package-error.ts';
import { missingWords, normalPassphrase } from './passphrase.ts';
import { passphraseWork, WorkStopped } from './passphrase-work.ts';
import { PIECE } from './hash-stream.ts';

/** For whom a package is locked. Several recipients may open one package; a passphrase stands alone. */
export type Lock =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'recipients'; readonly recipients: readonly string[] };

/** With what to open one. A secret is what `createDeviceKey` gave. */
export type Unlock =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'secrets'; readonly secrets: readonly DeviceSecret[] };

/** An X25519 key that cannot be read out where the browser has such keys, else its text (`AGE-SECRET-KEY-1…`). */
export type DeviceSecret = CryptoKey | string;

export interface DeviceKey {
  /** `age1…`: give this to whoever is to lock something for this device. */
  readonly recipient: string;
  readonly secret: DeviceSecret;
}

/** Takes a stream in, and gives it back as something that can be read at any place. */
export type Scratch = (stream: ReadableStream<Uint8Array>) => Promise<Blob>;

/** A key with which others can lock packages for this device alone. `isReadable` for a browser that cannot keep a hidden one. */
export async function createDeviceKey({ isReadable = false } = {}): Promise<DeviceKey> {
  const hidden = isReadable ? null : await hiddenSecret();
  return withAnotherKey(async () => {
    const secret = hidden ?? (await generateX25519Identity());
    return { recipient: await identityToRecipient(secret), secret };
  });
}

/** Null in browsers before 2025, which do not know this curve. */
async function hiddenSecret(): Promise<CryptoKey | null> {
  try {
    const pair = await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']);
    return 'privateKey' in pair ? pair.privateKey : pair;
  } catch {
    return null;
  }
}

/**
 * X13: a sink that encrypts (age, version 1) what is written to it, and passes it on to `sink`. Takes a second or two
 * of work for a passphrase before it is ready, and says so. Errors: bad-recipient, weak-passphrase, not-written, cancelled.
 */
export async function encryptInto(
  sink: WritableStream<Uint8Array>,
  lock: Lock,
  work: PackageWork = {},
): Promise<Result<WritableStream<Uint8Array>, PackageError>> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const locked = await (lock.type === 'passphrase' ? lockFor(lock.passphrase, readable, work) : lockForDevices(lock.recipients, readable));
  if (!locked.ok) return locked;
  // Whoever closes the way in must know that everything has arrived, so that a full disk is not taken for success.
  const arrived = locked.value.pipeTo(sink);
  arrived.catch(() => undefined);
  const way = writable.getWriter();
  return success(
    new WritableStream<Uint8Array>({
      write: async (piece) => {
        await way.ready;
        await way.write(piece);
      },
      close: async () => {
        await way.close();
        await arrived;
      },
      abort: async (reason) => {
        await way.abort(reason).catch(() => undefined);
        await arrived.catch(() => undefined);
      },
    }),
  );
}

async function lockFor(passphrase: string, stream: ReadableStream<Uint8Array>, { signal, onProgress }: PackageWork): Promise<Locked> {
  const words = missingWords(passphrase);
  if (words > 0) return failure({ type: 'weak-passphrase', words });
  onProgress?.({ bytes: 0, total: 0, step: 'passphrase' });
  try {
    return success(await passphraseWork({ type: 'lock', passphrase: normalPassphrase(passphrase) }, stream, signal));
  } catch (cause) {
    return failure(signal?.aborted === true ? { type: 'cancelled' } : { type: 'not-written', reason: reasonOf(cause) });
  }
}

async function lockForDevices(recipients: readonly string[], stream: ReadableStream<Uint8Array>): Promise<Locked> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (!RECIPIENT_SHAPE.test(recipient)) return failure({ type: 'bad-recipient', recipient });
    try {
      encrypter.addRecipient(recipient);
    } catch {
      return failure({ type: 'bad-recipient', recipient });
    }
  }
  if (recipients.length === 0) return failure({ type: 'bad-recipient', recipient: '' });
  try {
    // Nothing of the stream is taken before the keys are made.
    return success(await withAnotherKey(() => encrypter.encrypt(stream)));
  } catch (cause) {
    return failure({ type: 'not-written', reason: reasonOf(cause) });
  }
}

type Locked = Result<ReadableStream<Uint8Array>, PackageError>;

interface OpenWork extends PackageWork {
  readonly scratch: Scratch | undefined;
  readonly limits: PackageLimits;
}

/** The package itself: the Blob as it is when it is not encrypted. Errors: encrypted, wrong-passphrase, not-for-this-device, damaged-encryption, not-readable, cancelled. */
export async function openEncrypted(blob: Blob, unlock: Unlock | undefined, work: OpenWork): Promise<Result<Blob, PackageError>> {
  const kind = await lockOf(blob);
  if (kind === null) return success(blob);
  if (kind === 'damaged') return failure({ type: 'damaged-encryption' });
  if (unlock?.type !== (kind === 'passphrase' ? 'passphrase' : 'secrets')) return failure({ type: 'encrypted', for: kind });
  const { limits, signal, onProgress } = work;
  if (blob.size > limits.bytes) return failure({ type: 'too-large', name: 'The file', size: blob.size, limit: limits.bytes });
  let plain: ReadableStream<Uint8Array>;
  try {
    plain = await openWith(unlock, blob, work);
  } catch (cause) {
    if (signal?.aborted === true) return failure({ type: 'cancelled' });
    if (cause instanceof WorkStopped) return failure({ type: 'not-readable', reason: cause.message });
    return failure({ type: kind === 'passphrase' ? 'wrong-passphrase' : 'not-for-this-device' });
  }
  try {
    return success(await (work.scratch ?? inMemory)(plain));
  } catch {
    // Each part of 64 kB proves itself; one that does not ends the stream.
    return failure(signal?.aborted === true ? { type: 'cancelled' } : { type: 'damaged-encryption' });
  } finally {
    onProgress?.({ bytes: blob.size, total: blob.size });
  }
}

/** Recipients that Debian's age opens too; newer kinds are not. */
const RECIPIENT_SHAPE = /^age1[02-9ac-hj-np-z]{58}$/;
const LONGEST_HEADER = 64 * 1024;
/** More than age writes by itself would freeze a phone, and is refused before it is tried. */
const MOST_SCRYPT_WORK = 18;

/** How a file is locked, by its header; null when it is no age file. */
async function lockOf(blob: Blob): Promise<'passphrase' | 'recipient' | 'damaged' | null> {
  const begin = new TextDecoder('latin1').decode(await blob.slice(0, LONGEST_HEADER).arrayBuffer());
  if (!begin.startsWith('age-encryption.org/')) return null;
  const end = begin.indexOf('\n--- ');
  if (end < 0 || !begin.startsWith('age-encryption.org/v1\n')) return 'damaged';
  const work = /^-> scrypt \S+ (\d{1,9})$/m.exec(begin.slice(0, end))?.[1];
  if (work === undefined) return 'recipient';
  return Number(work) <= MOST_SCRYPT_WORK ? 'passphrase' : 'damaged';
}

/** The package as a stream, once the lock has opened. Throws when it does not. */
function openWith(unlock: Unlock, blob: Blob, { signal, onProgress }: PackageWork): Promise<ReadableStream<Uint8Array>> {
  if (unlock.type === 'secrets') {
    const decrypter = new Decrypter();
    for (const secret of unlock.secrets) decrypter.addIdentity(secret);
    return decrypter.decrypt(piecesOf(blob, { signal, onProgress }));
  }
  const normal = normalPassphrase(unlock.passphrase);
  // Locked by hand with another program, with words as they were typed.
  const passphrases = [...new Set([normal, unlock.passphrase])];
  let isOpen = false;
  const pieces = piecesOf(blob, { signal, onProgress: (progress) => onProgress?.(isOpen ? progress : { ...progress, step: 'passphrase' }) });
  return passphraseWork({ type: 'open', passphrases }, pieces, signal).then((plain) => {
    isOpen = true;
    return plain;
  });
}

function piecesOf(blob: Blob, { signal, onProgress }: PackageWork): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        signal?.throwIfAborted();
        const piece = new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
        at += piece.length;
        onProgress?.({ bytes: at, total: blob.size });
        if (piece.length > 0) controller.enqueue(piece);
        if (at >= blob.size || piece.length === 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function inMemory(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const parts: Blob[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(new Blob([new Uint8Array(next.value)]));
  return new Blob(parts);
}
