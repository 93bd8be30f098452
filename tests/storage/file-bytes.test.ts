import { describe, expect, test } from 'vitest';
import { attachFile, detachFile, reattachFile } from '../../src/storage/attachment-commands.ts';
import { readableFiles } from '../../src/storage/readable-files.ts';
import type { FolioDatabase } from '../../src/storage/database.ts';
import { createBlobBytes, createChunkBytes, fileBytesFor, type FileBytes } from '../../src/storage/file-bytes.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { createEvidence } from '../../src/storage/record-commands.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { sweepUnfinishedFiles } from '../../src/storage/sweep-files.ts';
import { errorOf, setupSession, valueOf } from '../support/storage-session.ts';

const hash = async (bytes: Blob) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const ways: readonly (readonly [string, (db: FolioDatabase) => FileBytes])[] = [
  ['as Blobs', createBlobBytes],
  ['in chunks', createChunkBytes],
];

describe.each(ways)('bytes kept %s', (_way, create) => {
  test('come back as they were, also over several chunks and with none at all', async () => {
    const { db } = setupSession();
    const store = create(db);
    for (const size of [0, 1, 1024 * 1024, 2_500_000]) {
      const bytes = new Blob([new Uint8Array(size).map((_, index) => index % 251)], { type: 'image/jpeg' });
      const sha256 = await hash(bytes);
      await store.put(sha256, bytes, '2026-11-12T09:00:00.000Z');
      const back = await store.get(sha256);
      expect(back?.size).toBe(size);
      expect(back && (await hash(back))).toBe(sha256);
      expect(back?.type).toBe('image/jpeg');
    }
    expect(await store.get('f'.repeat(64))).toBeUndefined();
  });

  test('a file is attached, taken off and put back at its place', async () => {
    const session = setupSession();
    const store = create(session.db);
    const portfolio = valueOf(await createPortfolio(session, {}));
    const evidence = valueOf(await createEvidence(session, portfolio.id, 'everyday'));
    const add = async (name: string) => {
      const bytes = new Blob([name]);
      const facts = {
        name,
        kind: 'text' as const,
        mediaType: 'text/plain',
        size: bytes.size,
        sha256: await hash(bytes),
        width: null,
        height: null,
        original: null,
        hadLocation: false,
        alternativeText: '',
        takenOn: '',
        addedAt: '2026-11-12T09:00:00.000Z',
      };
      return valueOf(await attachFile(session, store, hash, evidence.id, portfolio.id, facts, bytes));
    };
    const a = await add('a.txt');
    const b = await add('b.txt');
    const files = async () => (await readSnapshot(session.db, portfolio.id))?.snapshot.evidence[0]?.attachmentIds;
    valueOf(await detachFile(session, portfolio.id, evidence.id, a.id));
    expect(await files()).toEqual([b.id]);
    valueOf(await reattachFile(session, portfolio.id, evidence.id, a.id, 0));
    expect(await files()).toEqual([a.id, b.id]);
    expect((await readableFiles(session)).size).toBe(2);
  });

  test('bytes that do not read back as written are never joined to evidence', async () => {
    const session = setupSession();
    const store = create(session.db);
    const portfolio = valueOf(await createPortfolio(session, {}));
    const evidence = valueOf(await createEvidence(session, portfolio.id, 'everyday'));
    const bytes = new Blob(['true']);
    const facts = {
      name: 'a.txt',
      kind: 'text' as const,
      mediaType: 'text/plain',
      size: 4,
      sha256: await hash(new Blob(['other'])),
      width: null,
      height: null,
      original: null,
      hadLocation: false,
      alternativeText: '',
      takenOn: '',
      addedAt: '2026-11-12T09:00:00.000Z',
    };
    expect(errorOf(await attachFile(session, store, hash, evidence.id, portfolio.id, facts, bytes)).type).toBe('storage-failed');
    expect((await readSnapshot(session.db, portfolio.id))?.snapshot.attachments).toEqual([]);
    expect((await readableFiles(session)).size).toBe(0);
  });

  test('what a crash left half written is swept at the next start', async () => {
    const session = setupSession();
    await create(session.db).put('a'.repeat(64), new Blob(['half']), '2026-11-12T08:00:00.000Z');
    await create(session.db).put('b'.repeat(64), new Blob(['from another tab']), '2026-11-12T08:59:00.000Z');
    await sweepUnfinishedFiles(session);
    expect(await session.db.files.toCollection().primaryKeys()).toEqual(['b'.repeat(64)]);
    expect((await session.db.chunks.toCollection().primaryKeys()).map(([sha256]) => sha256)).not.toContain('a'.repeat(64));
  });
});

test('chunks are for WebKit alone', () => {
  const { db } = setupSession();
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
  expect(fileBytesFor(db, safari).put.toString()).toBe(createChunkBytes(db).put.toString());
  expect(fileBytesFor(db, chrome).put.toString()).toBe(createBlobBytes(db).put.toString());
});
