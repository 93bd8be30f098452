import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReserve } from '../../src/storage/reserve.ts';
import { disk, EVERY, setupReserve, SIZE } from '../support/tiny-disk.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('R36: the reserve', () => {
  test('is made once, and lasts', async () => {
    const { reserve, files, state } = setupReserve(100);
    await reserve.make();
    await reserve.make();
    expect([...files]).toEqual([['folio-reserve', SIZE]]);
    // It is looked whether there is room, and not again at once.
    expect(state.writes).toBe(2);
    expect(reserve.readState()).toEqual({ type: 'enough' });
  });

  test('is given up once; those who failed at the same moment may try again too', async () => {
    const { reserve, files } = setupReserve(20);
    await reserve.make();
    expect(await Promise.all([reserve.free(true), reserve.free(true)])).toEqual(['freed', 'freed']);
    expect(files.size).toBe(0);
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: true });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await reserve.free(true)).toBe('full');
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: true });
  });

  test('where there is none, says so, and the device is full all the same', async () => {
    const { reserve } = setupReserve(4);
    expect(await reserve.free(true)).toBe('full');
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: false });
  });

  test('a write that failed for reasons unknown is looked into: a full disk is told from another fault', async () => {
    const { reserve, state, files } = setupReserve(100_000);
    await reserve.make();
    expect(await reserve.free(false)).toBe('not-full');
    expect([...files.keys()]).toEqual(['folio-reserve']);
    expect(reserve.readState()).toEqual({ type: 'enough' });
    state.used = 100_000 - SIZE;
    expect(await reserve.free(false)).toBe('freed');
    expect(reserve.readState()).toEqual({ type: 'full', isSpared: true });
  });

  test('a disk too full for it is told at once, and leaves nothing half', async () => {
    const { reserve, files } = setupReserve(4);
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

describe('R37: until there is room again', () => {
  test('what was only just given up does not pass for space', async () => {
    const { reserve, state, files } = setupReserve(20);
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
    const { reserve, state, files } = setupReserve(20);
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
    const { reserve, state } = setupReserve(20);
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
