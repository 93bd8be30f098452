import { afterEach, describe, expect, test, vi } from 'vitest';
import { readDeviceCopy } from '../../src/package/read-device-copy.ts';
import { saveCopy } from '../../src/rescue/save-copy.ts';
import { openAsItIs } from '../../src/lib/open-as-it-is.ts';
import { surveyDatabase } from '../../src/rescue/survey.ts';
import { FolioDatabase } from '../../src/storage/database.ts';
import { createBlobBytes, createChunkBytes } from '../../src/storage/file-bytes.ts';
import { hashFile } from '../../src/attachments/hash-file.ts';
import { breakStore } from '../support/break-store.ts';
import { rescueCopy, rawDatabase } from '../support/rescue-copy.ts';
import { storeDevice } from '../support/store-device.ts';
import { valueOf } from '../support/storage-session.ts';

afterEach(() => vi.restoreAllMocks());

describe('looking into the browser as it is (R20, R21)', () => {
  test('a database that is not there is not made', async () => {
    expect(await openAsItIs('nowhere')).toEqual({ type: 'absent' });
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('nowhere');
  });

  test('portfolios are told by name, with how much is in them', async () => {
    const { device } = await storeDevice('survey');
    const db = await rawDatabase(device.session.db.name);
    const survey = await surveyDatabase(db);
    expect(survey.portfolios.map(({ name }) => name)).toEqual(['Aisha Khan']);
    expect(survey.portfolios[0]?.evidence).toBeGreaterThan(5);
    expect(survey).toMatchObject({ isLocked: false, unreadable: [], fileCount: 1 });
    db.close();
  });

  test('a newer version of the database is read all the same', async () => {
    const { device } = await storeDevice('newer');
    const { name } = device.session.db;
    device.session.db.close();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 990);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('laterTable', { keyPath: 'id' }).put({ id: 'a' }));
      request.addEventListener('success', () => {
        request.result.close();
        resolve();
      });
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
    });
    const { report } = await rescueCopy(name);
    expect(report.problems).toEqual([]);
    expect(report.tables).toContainEqual({ name: 'laterTable', rows: 1, unreadable: 0 });
  });
});

describe('a copy of everything (R22)', () => {
  test('holds every row and every file, and leaves the secret of the seal out', async () => {
    const { device, fileHash } = await storeDevice('whole');
    const { blob, report } = await rescueCopy(device.session.db.name);
    const copy = valueOf(await readDeviceCopy(blob));
    const here = await Promise.all(device.session.db.tables.map(async (table) => [table.name, await table.count()]));
    expect(device.session.db.tables.map(({ name }) => [name, copy.rows.get(name)?.length])).toEqual(here);
    expect(copy.rows.get('evidence')).toEqual(await device.session.db.evidence.toArray());
    expect(copy.files.map(({ sha256 }) => sha256)).toEqual([fileHash]);
    expect(await copy.files[0]?.bytes.text()).toBe('a photo, in a manner of speaking');
    expect(report).toMatchObject({ problems: [], leftOut: { key: 2 } });
    expect(await blob.text()).not.toContain('AGE-SECRET');
  });

  test('files kept in chunks come as whole files', async () => {
    const db = new FolioDatabase(`chunks-${Math.random()}`);
    const bytes = new Blob([Uint8Array.from({ length: 2_500_000 }, (_, index) => index % 253)]);
    const sha256 = await hashFile(bytes);
    await createChunkBytes(db).put(sha256, bytes, '2026-11-22T10:00:00.000Z');
    const { blob, report } = await rescueCopy(db.name);
    expect(report.problems).toEqual([]);
    const copy = valueOf(await readDeviceCopy(blob));
    expect(copy.files).toMatchObject([{ sha256, size: 2_500_000 }]);
    expect(copy.rows.get('chunks')).toEqual([]);
  });

  test('a row and a file that cannot be read are skipped and reported; all others are there', async () => {
    const { device, fileHash } = await storeDevice('damaged');
    const { db } = device.session;
    const lost = (await db.evidence.toCollection().primaryKeys())[3] ?? '';
    breakStore(['get'], (table, key) =>
      table === 'evidence' && key === lost ? new DOMException('Failed to read large IndexedDB value', 'UnknownError') : null,
    );
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('The object can not be found here.', 'NotFoundError'));
    const { blob, report } = await rescueCopy(db.name);
    vi.restoreAllMocks();
    expect(report.problems.join('\n')).toMatch(new RegExp(`evidence ${lost}: UnknownError[^]*file ${fileHash}: The object can not be found here`));
    const copy = valueOf(await readDeviceCopy(blob));
    expect(copy.rows.get('evidence')).toHaveLength((await db.evidence.count()) - 1);
    expect(copy.files).toEqual([]);
    expect(report.tables.find(({ name }) => name === 'evidence')).toMatchObject({ unreadable: 1 });
  });

  test('it can be cancelled, and then nothing more is written', async () => {
    const { device } = await storeDevice('cancelled');
    const raw = await rawDatabase(device.session.db.name);
    const controller = new AbortController();
    let written = 0;
    const made = saveCopy(
      { db: raw, others: [], settings: {} },
      async (bytes) => {
        written += bytes.length;
        if (written > 3_000) controller.abort();
      },
      { madeAt: new Date(), folder: 'folio-rescue-2026-11-22', signal: controller.signal },
    );
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
    raw.close();
  });

  test('a database without anything gives a copy without anything', async () => {
    const db = new FolioDatabase(`empty-${Math.random()}`);
    await db.open();
    const { blob } = await rescueCopy(db.name);
    expect(valueOf(await readDeviceCopy(blob)).rows.get('portfolios')).toEqual([]);
    expect(createBlobBytes(db)).toBeDefined();
  });
});
