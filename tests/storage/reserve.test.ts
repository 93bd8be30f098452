import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReserve } from '../../src/storage/reserve.ts';
import type { SpacePlace } from '../../src/storage/space-place.ts';

const SIZE = 8;
const EVERY = 10_000;

/** A disk of so many bytes, of which `used` is what lies there besides. */
function disk(room: number) {
  const files = new Map<string, number>();
  const state = { room, used: 0, writes: 0, holdsBack: null as Promise<void> | null };
  const free = () => state.room - state.used - [...files.values()].reduce((sum, size) => sum + size, 0);
  const place: SpacePlace = {
    isKept: true,
    fill: async (name, bytes) => {
      state.writes += 1;
      files.delete(name);
      if (state.holdsBack) await state.holdsBack;
      if (free() < bytes) throw new DOMException('', 'QuotaExceededError');
      files.set(name, bytes);
    },
    empty: (name) => Promise.resolve(files.delete(name)),
    has: (name, bytes) => Promise.resolve((files.get(name) ?? 0) >= bytes),
  };
  return { place, files, state };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const setup = (room: number) => {
  const made = disk(room);
  return { ...made, reserve: createReserve(made.place, { bytes: SIZE, margin: 2, probeEvery: EVERY }) };
};

describe('R36: the reserve', () => {
  test('is made once, and lasts', async () => {
    const { reserve, files, state } = setup(100);
    await reserve.make();
    await reserve.make();
    expect([...files]).toEqual([['folio-reserve', SIZE]]);
    // It is looked whether there is room, and not again at once.
    expect(state.writes).toBe(2);
    expect(reserve.readState()).toEqual({ type: 'enough' });
  });

  test('is given up once; those who failed at the same moment may try again too', async () => {
    const { reserve, files } = setup(20);
    await reserve.make();
    expect(await Promise.all([reserve.free(true), reserve.free(true)])).toEqual(['freed', 'freed']);
    expect(files.size).toBe(0);
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: true });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await reserve.free(true)).toBe('full');
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: true });
  });

  test('where there is none, says so, and the device is full all the same', async () => {
    const { reserve } = setup(4);
    expect(await reserve.free(true)).toBe('full');
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: false });
  });

  test('a write that failed for reasons unknown is looked into: a full disk is told from another fault', async () => {
    const { reserve, state, files } = setup(100_000);
    await reserve.make();
    expect(await reserve.free(false)).toBe('not-full');
    expect([...files.keys()]).toEqual(['folio-reserve']);
    expect(reserve.readState()).toEqual({ type: 'enough' });
    state.used = 100_000 - SIZE;
    expect(await reserve.free(false)).toBe('freed');
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: true });
  });

  test('a disk too full for it is told at once, and leaves nothing half', async () => {
    const { reserve, files } = setup(4);
    await reserve.make();
    expect(files.size).toBe(0);
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: false });
  });

  test('a browser that fails in another way is not full', async () => {
    const { place } = disk(100);
    const reserve = createReserve({ ...place, fill: () => Promise.reject(new DOMException('', 'SecurityError')) }, { bytes: SIZE, margin: 2 });
    await reserve.make();
    expect(reserve.readState()).toEqual({ type: 'enough' });
  });
});

describe('R36: looking ahead', () => {
  test('where it could be looked before, a look that fails in another way means a full disk, when it does so again and again', async () => {
    const { reserve, place } = setup(100);
    await reserve.make();
    const fill = place.fill.bind(place);
    let fails = 2;
    place.fill = (...of) => ((fails -= 1) >= 0 ? Promise.reject(new DOMException('', 'InvalidStateError')) : fill(...of));
    const first = reserve.look();
    await vi.advanceTimersByTimeAsync(200);
    expect(await first).toBe(true);
    fails = Infinity;
    const second = reserve.look();
    await vi.advanceTimersByTimeAsync(400);
    expect(await second).toBe(false);
  });

  test('where the browser does not answer, it goes on as without such files', async () => {
    const { reserve, place } = setup(100);
    await reserve.make();
    const fill = vi.fn<() => Promise<void>>(() => Promise.reject(new DOMException('', 'TimeoutError')));
    place.fill = fill;
    expect(await reserve.hasRoom(5)).toBe(true);
    expect(await reserve.look()).toBe(true);
    expect(fill).toHaveBeenCalledTimes(2);
  });

  test('the reserve is given up before the database meets a full disk, and then nothing is written to it', async () => {
    const { reserve, state, files } = setup(100);
    await reserve.make();
    expect(await reserve.hasRoom()).toBe(true);
    state.used = 100 - SIZE - 1;
    // Told behind the next write, for it is looked only now and then.
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reserve.hasRoom()).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: true });
    expect(files.size).toBe(0);
    expect(await reserve.hasRoom()).toBe(true);
    state.used = 99;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await reserve.hasRoom()).toBe(false);
    expect(await reserve.hasRoom()).toBe(false);
    state.used = 90;
    expect(await reserve.hasRoom()).toBe(true);
  });

  test('a file that does not fit is told from a full disk', async () => {
    const { reserve, files } = setup(20);
    await reserve.make();
    expect(await reserve.hasRoom(10)).toBe(true);
    expect(await reserve.hasRoom(11)).toBe(false);
    expect([...files.keys()]).toEqual(['folio-reserve']);
    expect(reserve.readState()).toEqual({ type: 'enough' });
  });

  test('it is looked only while the database is at rest, and commands wait until what the look takes is given back', async () => {
    const { place, files } = disk(100);
    let rest = () => {};
    let isAtRest = Promise.resolve();
    const reserve = createReserve(place, { bytes: SIZE, margin: 2, whenAtRest: () => isAtRest });
    expect(await reserve.hasRoom()).toBe(true);
    isAtRest = new Promise((done) => (rest = done));
    let wasEmptied = () => {};
    place.empty = (name) => new Promise((done) => (wasEmptied = () => done(files.delete(name))));
    const looked = reserve.hasRoom(50);
    const command = vi.fn<() => void>();
    void reserve.hasRoom().then(command);
    await vi.advanceTimersByTimeAsync(500);
    expect(files.size).toBe(0);
    rest();
    await vi.advanceTimersByTimeAsync(500);
    expect([...files]).toEqual([['folio-probe', 52]]);
    expect(command).not.toHaveBeenCalled();
    wasEmptied();
    expect(await looked).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(command).toHaveBeenCalledOnce();
  });

  test('nobody waits for long where it takes long, unless the disk is full', async () => {
    const { reserve, state } = setup(100);
    let goOn = () => {};
    state.holdsBack = new Promise((done) => (goOn = done));
    const [first, second, third] = [vi.fn<(isThere: boolean) => void>(), vi.fn<(isThere: boolean) => void>(), vi.fn<(isThere: boolean) => void>()];
    void reserve.make();
    void reserve.hasRoom().then(first);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(first).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(first).toHaveBeenCalledWith(true);
    void reserve.hasRoom().then(second);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(second).toHaveBeenCalledWith(true);

    state.used = 100;
    goOn();
    await vi.advanceTimersByTimeAsync(100);
    expect(reserve.readState().type).toBe('full');
    state.holdsBack = new Promise((done) => (goOn = done));
    void reserve.look();
    void reserve.hasRoom().then(third);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(third).not.toHaveBeenCalled();
    goOn();
    await vi.advanceTimersByTimeAsync(100);
    expect(third).toHaveBeenCalledWith(false);
  });

  test('before the first write of all it is looked at once', async () => {
    const { reserve } = setup(1);
    expect(await reserve.hasRoom()).toBe(false);
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: false });
  });
});

describe('R37: until there is room again', () => {
  test('what was only just given up does not pass for space', async () => {
    const { reserve, state, files } = setup(20);
    await reserve.make();
    state.used = 12;
    await reserve.free(true);
    await vi.advanceTimersByTimeAsync(EVERY * 5);
    expect(reserve.readState().type).toBe('full');
    expect(files.size).toBe(0);
    state.used = 4;
    await vi.advanceTimersByTimeAsync(EVERY);
    expect(reserve.readState()).toEqual({ type: 'enough' });
    expect([...files]).toEqual([['folio-reserve', SIZE]]);
    const { writes } = state;
    await vi.advanceTimersByTimeAsync(EVERY * 3);
    expect(state.writes).toBe(writes);
  });

  test('a write that needs room while it is looked for gets it', async () => {
    const { reserve, state, files } = setup(20);
    await reserve.free(true);
    let goOn = () => {};
    state.holdsBack = new Promise((done) => {
      goOn = done;
    });
    await vi.advanceTimersByTimeAsync(EVERY);
    const freed = reserve.free(true);
    goOn();
    expect(await freed).toBe('freed');
    expect(files.size).toBe(0);
    expect(reserve.readState().type).toBe('full');
  });

  test('everybody who listens is told of each change, and of nothing else', async () => {
    const { reserve, state } = setup(20);
    const told: string[] = [];
    const stop = reserve.subscribe(() => told.push(reserve.readState().type));
    state.used = 20;
    await reserve.free(true);
    await reserve.free(true);
    state.used = 0;
    await vi.advanceTimersByTimeAsync(EVERY);
    expect(told).toEqual(['full', 'enough']);
    stop();
    await reserve.free(true);
    expect(told).toHaveLength(2);
  });
});
