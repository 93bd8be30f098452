import { reasonOf } from '../lib/reason-of.ts';

/** What the two ends of a port tell each other. Each piece is asked for, so that neither end runs ahead of the other. */
type Asked = 'next' | 'stop';
type Told =
  | { readonly type: 'piece'; readonly piece: Uint8Array<ArrayBuffer> }
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly reason: string };

/** A stream whose pieces go to whoever holds `port`, such as another thread. `stop` lets go of it, whatever is left. */
export interface SentStream {
  readonly port: MessagePort;
  readonly stop: () => void;
}

/** Sends a stream to a port that can be handed to another thread. Pieces are copied; nothing is read before it is asked for. */
export function sendStream(stream: ReadableStream<Uint8Array>): SentStream {
  const { port1: own, port2: port } = new MessageChannel();
  const reader = stream.getReader();
  const tell = (told: Told) => own.postMessage(told, told.type === 'piece' ? [told.piece.buffer] : []);
  const stop = () => {
    own.close();
    reader.cancel().catch(() => undefined);
  };
  const answer = async () => {
    try {
      const next = await reader.read();
      // A copy, because whoever gave the piece may go on using its memory.
      tell(next.done ? { type: 'end' } : { type: 'piece', piece: new Uint8Array(next.value) });
    } catch (cause) {
      tell({ type: 'failed', reason: reasonOf(cause) });
    }
  };
  own.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
    if (data === 'stop') stop();
    else void answer();
  });
  own.start();
  return { port, stop };
}

/** The stream that is sent to a port. Fails as soon as `signal` aborts; `onEnd` is called once, however it ends. */
export function receiveStream(
  port: MessagePort,
  { signal, onEnd }: { readonly signal?: AbortSignal; readonly onEnd?: () => void } = {},
): ReadableStream<Uint8Array> {
  const ended = new AbortController();
  const ask = (what: Asked) => port.postMessage(what, []);
  let answered = () => {};
  const end = () => {
    ended.abort();
    port.close();
    answered();
    onEnd?.();
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const take = ({ data }: MessageEvent<Told>) => {
          if (data.type === 'piece') {
            controller.enqueue(data.piece);
            answered();
            return;
          }
          if (data.type === 'end') controller.close();
          else controller.error(new Error(data.reason));
          end();
        };
        const abort = () => {
          controller.error(signal?.reason);
          end();
        };
        port.addEventListener('message', take, { signal: ended.signal });
        signal?.addEventListener('abort', abort, { signal: ended.signal });
        port.start();
      },
      pull: () =>
        new Promise((resolve) => {
          answered = resolve;
          ask('next');
        }),
      cancel: () => {
        ask('stop');
        end();
      },
    },
    { highWaterMark: 0 },
  );
}
