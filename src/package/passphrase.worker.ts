import { reasonOf } from '../lib/reason-of.ts';
import { passphraseHere } from './passphrase-here.ts';
import type { PassphraseReply, PassphraseRequest } from './passphrase-messages.ts';
import { receiveStream, sendStream } from './stream-port.ts';

globalThis.addEventListener('message', ({ data }: MessageEvent<PassphraseRequest>) => {
  void work(data);
});

async function work({ task, input }: PassphraseRequest): Promise<void> {
  try {
    const { port } = sendStream(await passphraseHere(task, receiveStream(input)));
    reply({ type: 'begun', output: port }, [port]);
  } catch (cause) {
    reply({ type: 'refused', reason: reasonOf(cause) }, []);
  }
}

function reply(message: PassphraseReply, handedOver: Transferable[]): void {
  globalThis.postMessage(message, { transfer: handedOver });
}
