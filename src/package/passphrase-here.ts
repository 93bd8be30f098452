import { Decrypter, Encrypter } from 'age-encryption';

/** What to do with a stream: lock it with a passphrase, or open it with one of those given. */
export type PassphraseTask =
  | { readonly type: 'lock'; readonly passphrase: string }
  | { readonly type: 'open'; readonly passphrases: readonly string[] };

/**
 * 2^17: 128 MB of memory and a second or two for each try. age takes twice that by itself, which a phone may not have to
 * give; the words (66 bits) leave ample room.
 */
const SCRYPT_WORK = 17;

/** Does it on the thread that calls, which does nothing else for the second or two that a passphrase takes. Throws when no passphrase opens it. */
export function passphraseHere(task: PassphraseTask, stream: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  if (task.type === 'lock') {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(task.passphrase);
    encrypter.setScryptWorkFactor(SCRYPT_WORK);
    return encrypter.encrypt(stream);
  }
  const decrypter = new Decrypter();
  for (const passphrase of task.passphrases) decrypter.addPassphrase(passphrase);
  return decrypter.decrypt(stream);
}
