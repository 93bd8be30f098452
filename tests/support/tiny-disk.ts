import { createReserve } from '../../src/storage/reserve.ts';
import type { SpacePlace } from '../../src/storage/space-place.ts';

/** Bytes of the reserve, and milliseconds between two looks whether there is room again. */
export const SIZE = 8;
export const EVERY = 10_000;

/** A disk of so many bytes, of which `used` is what lies there besides. */
export function disk(room: number) {
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

/** A reserve on a disk of so many bytes. */
export function setupReserve(room: number) {
  const made = disk(room);
  return { ...made, reserve: createReserve(made.place, { bytes: SIZE, margin: 2, probeEvery: EVERY }) };
}
