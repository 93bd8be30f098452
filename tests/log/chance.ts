/** Random choices that begin anew with each seed: the same seed gives the same choices. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  /** A whole number from 0 to one below the limit. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  any<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new Error('Nothing to choose from');
    return item;
  }

  some<T>(list: readonly T[]): readonly T[] {
    return this.below(2) === 0 ? list : this.shuffle(list.filter(() => this.below(3) > 0));
  }

  shuffle<T>(list: readonly T[]): readonly T[] {
    const shuffled = [...list];
    for (let end = shuffled.length - 1; end > 0; end -= 1) {
      const other = this.below(end + 1);
      const [a, b] = [shuffled[end], shuffled[other]];
      if (a !== undefined && b !== undefined) [shuffled[end], shuffled[other]] = [b, a];
    }
    return shuffled;
  }
}

/** A fast generator of random numbers from 0 to 1 that begins anew with each seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
