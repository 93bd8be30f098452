import { describe, expect, it, vi } from 'vitest';
import { takeInHere } from '../../src/attachments/take-in-here.ts';
import { createTakeInQueue, type TakeInQueue, type TakeInQueueOptions } from '../../src/attachments/take-in-queue.ts';
import type { TakeInFile, TakenInFile } from '../../src/attachments/taken-in-file.ts';
import { nameBlob } from './camera-file.ts';

const text = (content: string, name: string) => nameBlob(new Blob([content]), name);
const statesOf = (queue: TakeInQueue) => queue.files().map(({ state }) => state.type);

function setupQueue(options: TakeInQueueOptions = {}) {
  let count = 0;
  return createTakeInQueue({ takeIn: takeInHere, newId: () => `f${(count += 1)}`, ...options });
}

/** A taking in that always gives the same photo. */
const photo =
  (sha256: string, was: string | null): TakeInFile =>
  () =>
    Promise.resolve({
      ok: true,
      value: {
        bytes: new Blob(),
        notes: [],
        facts: {
          name: 'p.jpg',
          kind: 'image',
          mediaType: 'image/jpeg',
          size: 1,
          sha256,
          width: 1,
          height: 1,
          original: was === null ? null : { size: 2, sha256: was, width: 1, height: 1 },
          hadLocation: false,
          takenOn: '',
        },
      },
    });

/** Taking in that fails for one name as no file should make it fail. */
const takeInOrBreak: TakeInFile = (file, options) => (file.name === 'bad' ? Promise.reject(new Error('boom')) : takeInHere(file, options));

/** A taking in that ends when the test says so. */
function setupSlowTakeIn() {
  const started: string[] = [];
  const finish = new Map<string, () => void>();
  let [active, most] = [0, 0];
  const takeIn: TakeInFile = async (file, options = {}) => {
    started.push(file.name);
    active += 1;
    most = Math.max(most, active);
    options.onProgress?.({ stage: 'reading', fraction: 0.5 });
    await new Promise<void>((resolve) => {
      finish.set(file.name, resolve);
      options.signal?.addEventListener('abort', () => resolve());
    });
    active -= 1;
    return takeInHere(file, options);
  };
  return { takeIn, started, finish: (name: string) => finish.get(name)?.(), most: () => most };
}

const settled = (queue: TakeInQueue) =>
  vi.waitFor(() => expect(statesOf(queue)).not.toEqual(expect.arrayContaining([expect.stringMatching(/waiting|working/)])));

describe('a queue of files', () => {
  it('takes all in, in the order given, and tells of each', async () => {
    const taken = new Map<string, TakenInFile>();
    const queue = setupQueue({ onTakenIn: (file, id) => taken.set(id, file) });
    expect(queue.add([text('a', 'a.txt'), text('b', 'b.txt'), text('', 'none.txt')])).toEqual(['f1', 'f2', 'f3']);
    await settled(queue);
    expect(statesOf(queue)).toEqual(['done', 'done', 'refused']);
    expect([taken.get('f1')?.facts.name, taken.get('f2')?.facts.name, taken.size]).toEqual(['a.txt', 'b.txt', 2]);
    expect(queue.files()[2]?.state).toEqual({ type: 'refused', problem: { type: 'empty', name: 'none.txt' } });
  });

  it('works on two at a time', async () => {
    const slow = setupSlowTakeIn();
    const queue = setupQueue({ takeIn: slow.takeIn });
    queue.add(['1', '2', '3', '4'].map((name) => text(name, name)));
    expect(statesOf(queue)).toEqual(['working', 'working', 'waiting', 'waiting']);
    expect(queue.files()[0]?.state).toEqual({ type: 'working', progress: { stage: 'reading', fraction: 0.5 } });
    for (const name of ['2', '1', '3', '4']) {
      await vi.waitFor(() => expect(slow.started).toContain(name));
      slow.finish(name);
    }
    await settled(queue);
    expect(slow.most()).toBe(2);
    expect(slow.started).toEqual(['1', '2', '3', '4']);
  });

  it('cancels one that waits and one that is worked on, and goes on with the others', async () => {
    const slow = setupSlowTakeIn();
    const queue = setupQueue({ takeIn: slow.takeIn });
    const [first, , third] = queue.add(['1', '2', '3', '4'].map((name) => text(name, name)));
    queue.cancel(third ?? '');
    queue.cancel(first ?? '');
    expect(statesOf(queue)).toEqual(['cancelled', 'working', 'cancelled', 'waiting']);
    await vi.waitFor(() => expect(slow.started).toEqual(['1', '2', '4']));
    slow.finish('2');
    slow.finish('4');
    await settled(queue);
    expect(statesOf(queue)).toEqual(['cancelled', 'done', 'cancelled', 'done']);
  });

  it('cancels all', async () => {
    const slow = setupSlowTakeIn();
    const queue = setupQueue({ takeIn: slow.takeIn });
    queue.add(['1', '2', '3'].map((name) => text(name, name)));
    queue.cancelAll();
    expect(statesOf(queue)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await vi.waitFor(() => expect(slow.started).toEqual(['1', '2']));
  });

  it('refuses the same content a second time, under whatever name, and says which it was', async () => {
    const queue = setupQueue();
    queue.add([text('same', 'a.txt')]);
    await settled(queue);
    queue.add([text('same', 'copy of a.txt'), text('other', 'b.txt')]);
    await settled(queue);
    expect(queue.files()[1]?.state).toEqual({ type: 'refused', problem: { type: 'duplicate', name: 'copy of a.txt', sameAs: 'a.txt' } });
    queue.add([text('other', 'again.txt')]);
    await settled(queue);
    expect(statesOf(queue)).toEqual(['done', 'refused', 'done', 'refused']);
  });

  it('keeps one of two that are worked on together', async () => {
    const queue = setupQueue();
    queue.add([text('same', 'a.txt'), text('same', 'a (1).txt')]);
    await settled(queue);
    expect(statesOf(queue).sort()).toEqual(['done', 'refused']);
  });

  it('refuses what is attached already, as it came or as it was kept', async () => {
    const [kept, original] = ['k'.repeat(64), 'o'.repeat(64)];
    for (const [takeIn, attached] of [
      [photo('new', original), original],
      [photo(kept, 'elsewhere'), kept],
      [photo(kept, null), kept],
    ] as const) {
      const queue = setupQueue({ takeIn, attached: new Set([attached]) });
      queue.add([text('x', 'p.jpg')]);
      await settled(queue);
      expect(queue.files()[0]?.state).toEqual({ type: 'refused', problem: { type: 'duplicate', name: 'p.jpg', sameAs: null } });
    }
  });

  it('takes content again after its file was removed from the list', async () => {
    const queue = setupQueue();
    const [id] = queue.add([text('same', 'a.txt')]);
    await settled(queue);
    queue.remove(id ?? '');
    queue.add([text('same', 'a.txt')]);
    await settled(queue);
    expect(statesOf(queue)).toEqual(['done']);
  });

  it('gives the same list until something changes, as a live view needs', async () => {
    const queue = setupQueue();
    const heard = vi.fn<() => void>();
    const stop = queue.subscribe(heard);
    expect(queue.files()).toBe(queue.files());
    const before = queue.files();
    queue.add([text('a', 'a.txt')]);
    expect(queue.files()).not.toBe(before);
    await settled(queue);
    expect(heard.mock.calls.length).toBeGreaterThan(2);
    stop();
    heard.mockClear();
    queue.add([text('b', 'b.txt')]);
    await settled(queue);
    expect(heard).not.toHaveBeenCalled();
  });

  it('gives back a file that broke the work itself, and goes on', async () => {
    const queue = setupQueue({ takeIn: takeInOrBreak });
    queue.add([text('1', 'bad'), text('2', 'good')]);
    await settled(queue);
    expect(queue.files()[0]?.state).toMatchObject({ type: 'refused', problem: { type: 'not-finished', name: 'bad' } });
    expect(statesOf(queue)).toEqual(['refused', 'done']);
  });
});
