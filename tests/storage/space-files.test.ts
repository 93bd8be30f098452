import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSpaceFiles, type SpaceAnswer, type SpaceRequest } from '../../src/storage/space-files.ts';

const made: FakeWorker[] = [];

/** A worker that answers only when the test does it. */
class FakeWorker extends EventTarget {
  readonly asked: { readonly request: SpaceRequest; readonly answer: (answer: SpaceAnswer) => void }[] = [];
  isStopped = false;

  constructor() {
    super();
    made.push(this);
  }

  postMessage(request: SpaceRequest, [port]: [MessagePort]): void {
    this.asked.push({ request, answer: (answer) => port.postMessage(answer) });
  }

  terminate(): void {
    this.isStopped = true;
  }
}

beforeEach(() => {
  made.length = 0;
  vi.stubGlobal('Worker', FakeWorker);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('R36: one worker does it all, and says how it went', async () => {
  const place = createSpaceFiles();
  const asks = [place.fill('a', 5), place.fill('b', 6), place.empty('a'), place.empty('b')];
  const [worker] = made;
  expect(made).toHaveLength(1);
  expect(worker?.asked.map(({ request }) => request)).toEqual([
    { type: 'fill', name: 'a', bytes: 5 },
    { type: 'fill', name: 'b', bytes: 6 },
    { type: 'empty', name: 'a', bytes: 0 },
    { type: 'empty', name: 'b', bytes: 0 },
  ]);
  worker?.asked[0]?.answer({ type: 'done', wasThere: true });
  worker?.asked[1]?.answer({ type: 'no-room' });
  worker?.asked[2]?.answer({ type: 'done', wasThere: true });
  worker?.asked[3]?.answer({ type: 'failed', reason: 'SecurityError' });
  const answers = await Promise.allSettled(asks);
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : (answer.reason as Error).name))).toEqual([
    undefined,
    'QuotaExceededError',
    true,
    'Error',
  ]);
});

test('R36: where the browser never answers, that is told after some seconds, and it is not asked again for a minute', async () => {
  const place = createSpaceFiles();
  const filled = place.fill('a', 2_000_000);
  vi.advanceTimersByTime(5_900);
  expect(made[0]?.isStopped).toBe(false);
  vi.advanceTimersByTime(200);
  await expect(filled).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(made[0]?.isStopped).toBe(true);
  await expect(place.empty('a')).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(made).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  const again = place.empty('a');
  made[1]?.asked[0]?.answer({ type: 'done', wasThere: true });
  expect(await again).toBe(true);
});

test('R36: a worker that breaks is told to the one who asked, and the next one is new', async () => {
  const place = createSpaceFiles();
  const filled = place.fill('a', 1);
  made[0]?.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'not loaded' }));
  await expect(filled).rejects.toThrow('not loaded');
  const again = place.fill('a', 1);
  made[1]?.asked[0]?.answer({ type: 'done', wasThere: false });
  await again;
});
