import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { rememberDatabase } from '../../src/storage/remember-database.ts';
import type { Sentinel, SentinelPlace } from '../../src/storage/sentinel.ts';
import { openAndCheck } from '../../src/storage/start-check.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

test('R9: of an empty database that the browser put in the place of the one there was, nothing is remembered, also not a moment later', async () => {
  const session = setupSession();
  const written: Sentinel[] = [];
  const place: SentinelPlace = {
    read: () => Promise.resolve(written.at(-1) ?? null),
    write: (sentinel) => Promise.resolve(void written.push(sentinel)),
    clear: () => Promise.resolve(),
  };
  await openAndCheck(session.db, place, () => undefined);
  const stop = rememberDatabase(session.db, { quick: place, all: place, now: session.now });
  const { id } = valueOf(await createPortfolio(session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }));
  await expect.poll(() => written.at(-1)?.portfolios).toMatchObject([{ name: 'Aisha Khan' }]);

  // Its number is remembered at once, its names a second later; in between the browser deletes it behind the page.
  await session.db.portfolios.update(id, { updatedAt: '2026-11-12T10:00:00.000Z' });
  const before = written.length;
  session.db.close();
  await Dexie.delete(session.db.name);
  await session.db.open();
  await vi.advanceTimersByTimeAsync(3_000);
  stop();
  vi.useRealTimers();
  await new Promise((done) => setTimeout(done, 300));
  expect(written.slice(before)).toEqual([]);
  expect(written.at(-1)?.portfolios).toMatchObject([{ id, name: 'Aisha Khan' }]);
});
