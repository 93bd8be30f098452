import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchIdle } from '../../../src/features/shared-computer/watch-idle.ts';

const MINUTE = 60_000;
let stop = () => undefined as void;

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z') });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  localStorage.clear();
});

function watch(minutes = 10) {
  const onIdle = vi.fn<() => void>();
  stop = watchIdle(() => minutes, onIdle);
  return onIdle;
}

const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

test('R49: ten minutes without a key or a touch, and not one key before', () => {
  const onIdle = watch();
  vi.advanceTimersByTime(9 * MINUTE);
  press();
  vi.advanceTimersByTime(9 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(MINUTE + 10_000);
  expect(onIdle).toHaveBeenCalled();
});

test('R49: what is done in another tab counts for all', () => {
  const onIdle = watch(5);
  vi.advanceTimersByTime(4 * MINUTE);
  localStorage.setItem('folio.active', String(Date.now()));
  vi.advanceTimersByTime(4 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * MINUTE);
  expect(onIdle).toHaveBeenCalled();
});

test('R49: a computer that slept is found out by the very key that wakes it', () => {
  const onIdle = watch();
  // No timer runs while it sleeps.
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  press();
  expect(onIdle).toHaveBeenCalledOnce();
  press();
  expect(onIdle, 'and typing on does not make it forget').toHaveBeenCalledTimes(2);
});

test('R49: while a file is being made nobody is taken for gone; a clock that was put back is no way around', () => {
  const onIdle = watch();
  const bar = document.createElement('div');
  bar.setAttribute('role', 'progressbar');
  document.body.append(bar);
  vi.advanceTimersByTime(30 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
  bar.remove();
  vi.advanceTimersByTime(9 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
  localStorage.setItem('folio.active', String(Date.now() + 600 * MINUTE));
  vi.advanceTimersByTime(5_000);
  expect(onIdle).toHaveBeenCalled();
});
