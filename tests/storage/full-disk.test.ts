import { describe, expect, test } from 'vitest';
import { runFullDisk } from './full-disk-scenario.ts';

/** At how many points the disk is full; the long run takes more. */
const POINTS = Number(process.env['FOLIO_FULL_POINTS'] ?? 10);

describe('R36, R38: a disk that is full at any moment', () => {
  test(`loses nothing that was saved, and keeps nothing half, at ${POINTS} points`, { timeout: 60_000 + POINTS * 10_000 }, async () => {
    const whole = await runFullDisk(Infinity);
    expect(whole).toMatchObject({ faults: [], refused: 0, spared: 0 });
    expect(whole.writes).toBeGreaterThan(POINTS);
    let [refused, spared] = [0, 0];
    for (let point = 0; point < POINTS; point += 1) {
      const fullAt = 1 + Math.floor((point * whole.writes) / POINTS);
      // By turns a reserve that soon is full too, and one as large as it is.
      const run = await runFullDisk(fullAt, point % 2 === 0 ? 12 : 400);
      expect(run.faults, `full at row ${fullAt}`).toEqual([]);
      refused += run.refused;
      spared += run.spared;
    }
    // The reserve was of use, and it came to an end.
    expect(spared).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(POINTS / 4);
  });
});
