import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReserve } from '../../src/storage/reserve.ts';
import { disk, setupReserve, SIZE } from '../support/tiny-disk.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('R36: looking ahead', () => {
  test('where it could be looked before, a look that fails in another way means a full disk, when it does so again and again', async () => {
    const { reserve, place } = setupReserve(100);
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
    const { reserve, place } = setupReserve(100);
    await reserve.make();
    const fill = vi.fn<() => Promise<void>>(() => Promise.reject(new DOMException('', 'TimeoutError')));
    place.fill = fill;
    expect(await reserve.hasRoom(5)).toBe(true);
    expect(await reserve.look()).toBe(true);
    expect(fill).toHaveBeenCalledTimes(2);
  });

  test('the reserve is given up before the database meets a full disk, and then nothing is written to it', async () => {
    const { reserve, state, files } = setupReserve(100);
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
    const { reserve, files } = setupReserve(20);
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
    const { reserve, state } = setupReserve(100);
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
    const { reserve } = setupReserve(1);
    expect(await reserve.hasRoom()).toBe(false);
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: false });
  });
});
