import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepLast } from '../../src/storage/use-live-query.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setupQuery() {
  const query: { next: (value: string) => void; error: (cause: unknown) => void; asked: number; open: number } = {
    next: () => undefined,
    error: () => undefined,
    asked: 0,
    open: 0,
  };
  const seen: unknown[] = [];
  const watched = keepLast<string>({
    subscribe: (next, error) => {
      Object.assign(query, { next, error, asked: query.asked + 1, open: query.open + 1 });
      return { unsubscribe: () => void (query.open -= 1), closed: false };
    },
  }).subscribe(
    (value) => seen.push(value),
    (cause) => seen.push(cause),
  );
  return { query, seen, watched };
}

describe('R37: where the database cannot be read', () => {
  const faults = [new DOMException('Encountered full disk while opening backing store.', 'QuotaExceededError'), new Dexie.OpenFailedError('Full.')];

  test.for(faults)('what was read last stays: $name', (fault) => {
    const { query, seen } = setupQuery();
    query.next('first');
    query.error(fault);
    vi.runAllTimers();
    expect([seen, query.asked]).toEqual([['first'], 1]);
    query.next('second');
    expect(seen).toEqual(['first', 'second']);
  });

  test.for(faults)('what was not read yet is asked for again: $name', (fault) => {
    const { query, seen } = setupQuery();
    query.error(fault);
    query.error(fault);
    vi.runAllTimers();
    query.next('first');
    expect([seen, query.open]).toEqual([['first'], 1]);
  });

  test.for(faults)('and said when that does not help: $name', (fault) => {
    const { query, seen } = setupQuery();
    for (let time = 0; time < 15; time += 1) {
      query.error(fault);
      expect(seen).toEqual([]);
      vi.runAllTimers();
    }
    query.error(fault);
    expect([seen, query.asked]).toEqual([[fault], 16]);
  });

  test('who looks no more does not ask again', () => {
    const { query, watched } = setupQuery();
    query.error(faults[0]);
    watched.unsubscribe();
    vi.runAllTimers();
    expect([query.asked, query.open, watched.closed]).toEqual([1, 0, true]);
  });

  test('a mistake of Folio is not hidden', () => {
    const { query, seen } = setupQuery();
    query.next('first');
    const mistake = new TypeError('undefined is not a function');
    query.error(mistake);
    expect(seen).toEqual(['first', mistake]);
  });
});
