import { describe, expect, it } from 'vitest';
import { takeInFile } from '../../../src/attachments/take-in-file.ts';
import { createTakeInQueue } from '../../../src/attachments/take-in-queue.ts';
import type { TakeInProgress } from '../../../src/attachments/taken-in-file.ts';
import { nameBlob } from '../../attachments/camera-file.ts';
import { canvasFile, fetchFixture } from './picture-tools.ts';

/** Large without being large in memory: one piece, many times. */
async function video(size: number): Promise<Blob> {
  const piece = new Blob([new Uint8Array(10_000_000)]);
  return new Blob([await fetchFixture('plain.mp4'), ...Array.from({ length: Math.ceil(size / piece.size) }, () => piece)]).slice(0, size);
}

describe('taking in a file in the background', () => {
  it('leaves the page free while it hashes a 300 MB video', async () => {
    const file = nameBlob(await video(300_000_000), 'shift.mp4');
    const steps: TakeInProgress[] = [];
    const began = performance.now();
    let [longest, last] = [0, began];
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    });
    const result = await takeInFile(file, { onProgress: (step) => steps.push(step) });
    clearInterval(timer);
    expect(result).toMatchObject({ ok: true, value: { facts: { kind: 'video', size: 300_000_000 }, notes: [{ type: 'large-for-phones' }] } });
    expect(steps.length).toBeGreaterThan(50);
    expect(steps.every(({ fraction }, i) => fraction >= (steps[i - 1]?.fraction ?? 0) && fraction <= 1)).toBe(true);
    // A share of the whole, not milliseconds: hashing on the page would pause it nearly all the time.
    expect(longest / (performance.now() - began)).toBeLessThan(0.5);
  });

  it('answers a cancel at once, and the worker is free for the next file', async () => {
    const controller = new AbortController();
    let lastFraction = 0;
    const onProgress = ({ fraction }: TakeInProgress) => {
      lastFraction = fraction;
      if (fraction < 0.05 || controller.signal.aborted) return;
      controller.abort();
    };
    expect(await takeInFile(nameBlob(await video(300_000_000), 'shift.mp4'), { signal: controller.signal, onProgress })).toEqual({
      ok: false,
      error: { type: 'cancelled', name: 'shift.mp4' },
    });
    expect(await takeInFile(nameBlob(new Blob(['next']), 'next.txt'))).toMatchObject({ ok: true, value: { facts: { name: 'next.txt' } } });
    // The worker let go of the video: it came nowhere near its end.
    expect(lastFraction).toBeLessThan(0.9);
  });

  it('does not begin when it is cancelled already', async () => {
    expect(await takeInFile(nameBlob(new Blob(['x']), 'x.txt'), { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      error: { type: 'cancelled' },
    });
  });

  it('cancels a picture while it is being scaled', async () => {
    const controller = new AbortController();
    const photo = nameBlob(new Blob([await canvasFile(4000, 3000, 'image/jpeg')]), 'photo.jpg');
    const onProgress = ({ stage }: TakeInProgress) => stage === 'checking' && controller.abort();
    expect(await takeInFile(photo, { signal: controller.signal, onProgress })).toMatchObject({ ok: false, error: { type: 'cancelled' } });
  });

  it('does not run the script in an SVG or HTML file', async () => {
    const script = 'globalThis.ranScript = true';
    for (const [name, content] of [
      ['a.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`],
      ['a.html', `<!doctype html><script>${script}</script>`],
      ['photo.png', `<svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`],
    ] as const) {
      expect(await takeInFile(new File([content], name, { type: 'image/svg+xml' }))).toMatchObject({
        ok: true,
        value: { facts: { kind: 'other', width: null } },
      });
    }
    expect('ranScript' in globalThis).toBe(false);
  });
});

it('takes in a mixed batch of files, each with its own outcome', async () => {
  const photo = await fetchFixture('quarters.jpg');
  const queue = createTakeInQueue();
  queue.add([
    new File([photo], 'ramp.jpg'),
    new File([photo], 'ramp (1).jpg'),
    new File([], 'empty.pdf'),
    new File(['%PDF-1.7\n%%EOF'], 'really a pdf.jpg'),
    new File([photo.slice(0, 900)], 'broken.jpg'),
  ]);
  await expect.poll(() => queue.files().every(({ state }) => state.type === 'done' || state.type === 'refused')).toBe(true);
  const outcomes = queue.files().map(({ state }) => (state.type === 'refused' ? state.problem.type : state.type));
  // Of two that are the same, the one stays that is done first.
  expect([...outcomes.slice(0, 2).sort(), ...outcomes.slice(2)]).toEqual(['done', 'duplicate', 'empty', 'done', 'cut-short']);
});
