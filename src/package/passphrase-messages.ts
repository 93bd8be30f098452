import type { PassphraseTask } from './passphrase-here.ts';

/** From the page to the worker: what to do, and where the stream comes from. */
export interface PassphraseRequest {
  readonly task: PassphraseTask;
  readonly input: MessagePort;
}

/** From the worker to the page: where what comes of it goes, or why nothing does. */
export type PassphraseReply = { readonly type: 'begun'; readonly output: MessagePort } | { readonly type: 'refused'; readonly reason: string };
