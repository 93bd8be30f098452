import type { SpacePlace } from './space-place.ts';

/** Gives the file so many bytes that no disk can press together, gives up all of them, or finds out whether it has so many. */
export interface SpaceRequest {
  readonly type: 'fill' | 'empty' | 'has';
  readonly name: string;
  readonly bytes: number;
}

/** `wasThere`: the file had bytes before it was emptied, or as many as were asked for. */
export type SpaceAnswer =
  | { readonly type: 'done'; readonly wasThere: boolean }
  | { readonly type: 'no-room' }
  | { readonly type: 'failed'; readonly reason: string };

/** Milliseconds after which no answer is expected any more, and for each megabyte besides: Chromium may never answer while it clears a site out. */
const LONGEST_ANSWER = 4_000;
const FOR_EACH_MEGABYTE = 1_000;
/** For so many milliseconds nothing is asked then. */
const NOT_ASKED_FOR = 60_000;

/**
 * Room in files of the browser's own. They stay when they are emptied, and a worker writes and cuts them in place: on a disk without one free
 * byte Chromium ends itself when such a file is made or removed, for it cannot write that down.
 */
export function createSpaceFiles(): SpacePlace {
  let worker: Worker | null = null;
  let silentUntil = -Infinity;

  function ask(request: SpaceRequest): Promise<SpaceAnswer> {
    if (performance.now() < silentUntil) return Promise.reject(noAnswer());
    worker ??= new Worker(new URL('./space.worker.ts', import.meta.url), { type: 'module', name: 'room on the disk' });
    const asked = worker;
    const { port1, port2 } = new MessageChannel();
    const giveUp = () => {
      asked.terminate();
      if (worker === asked) worker = null;
    };
    return new Promise<SpaceAnswer>((resolve, reject) => {
      const stop = new AbortController();
      const end = () => {
        clearTimeout(timer);
        stop.abort();
        port1.close();
      };
      const timer = setTimeout(
        () => {
          end();
          giveUp();
          silentUntil = performance.now() + NOT_ASKED_FOR;
          reject(noAnswer());
        },
        LONGEST_ANSWER + (request.bytes / 1_000_000) * FOR_EACH_MEGABYTE,
      );
      const onError = (event: ErrorEvent) => {
        // Told to the one who asks, so it is no stray error of the page.
        event.preventDefault();
        end();
        giveUp();
        reject(new Error(event.message || 'The browser stopped the work.'));
      };
      asked.addEventListener('error', onError, { signal: stop.signal });
      port1.addEventListener('message', ({ data }: MessageEvent<SpaceAnswer>) => {
        end();
        resolve(data);
      });
      port1.start();
      asked.postMessage(request, [port2]);
    });
  }

  return {
    isKept: true,
    fill: async (name, bytes) => {
      const said = await ask({ type: 'fill', name, bytes });
      if (said.type === 'no-room') throw new DOMException('No room on the disk.', 'QuotaExceededError');
      if (said.type === 'failed') throw new Error(said.reason);
    },
    empty: async (name) => {
      const said = await ask({ type: 'empty', name, bytes: 0 });
      if (said.type === 'failed') throw new Error(said.reason);
      return said.type === 'done' && said.wasThere;
    },
    has: async (name, bytes) => {
      const said = await ask({ type: 'has', name, bytes });
      return said.type === 'done' && said.wasThere;
    },
  };
}

function noAnswer(): DOMException {
  return new DOMException('The browser does not answer.', 'TimeoutError');
}
