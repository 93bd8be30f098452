import Dexie, { liveQuery, type Subscription } from 'dexie';
import { useObservable } from 'dexie-react-hooks';

/** The part of an observable that a hook needs. */
interface Watched<T> {
  subscribe(next: (value: T) => void, error?: (cause: unknown) => void): Subscription;
}

/**
 * What a query of the database gives, kept up to date in every tab; undefined while loading. Where the database cannot be read any more,
 * as on a full disk, what was read last stays in sight (R37).
 */
export function useLiveQuery<T>(querier: () => T | Promise<T>, deps: readonly unknown[]): T | undefined {
  return useObservable(() => ({ ...keepLast(liveQuery(querier)), hasValue: () => false }), [...deps]);
}

/** Milliseconds until a query that found no database is asked again, and how often. */
const AGAIN_AFTER = 1_000;
const MOST_TIMES = 15;

/**
 * R37: passes on what is observed. A fault of the database is kept back: when there was something to see that stays, and else it is asked
 * again for some seconds, for the browser may be opening its files anew. A mistake of Folio is always told.
 */
export function keepLast<T>(query: Watched<T>, againAfter = AGAIN_AFTER): Watched<T> {
  return {
    subscribe: (next, error) => {
      let [hasValue, isClosed, left] = [false, false, MOST_TIMES];
      let timer: ReturnType<typeof setTimeout> | undefined;
      let current = begin();

      function begin(): Subscription {
        return query.subscribe(
          (value) => {
            hasValue = true;
            next(value);
          },
          (cause) => {
            if (!isFaultOfDatabase(cause) || (!hasValue && left === 0)) error?.(cause);
            else if (!hasValue) {
              clearTimeout(timer);
              timer = setTimeout(again, againAfter);
            }
          },
        );
      }

      function again(): void {
        left -= 1;
        current.unsubscribe();
        current = begin();
      }

      return {
        get closed() {
          return isClosed;
        },
        unsubscribe: () => {
          isClosed = true;
          clearTimeout(timer);
          current.unsubscribe();
        },
      };
    },
  };
}

function isFaultOfDatabase(cause: unknown): boolean {
  return cause instanceof DOMException || cause instanceof Dexie.DexieError;
}
