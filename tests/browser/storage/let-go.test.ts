import { afterEach, expect, test } from 'vitest';
import { watchTransactions } from '../../../src/lib/let-go.ts';

const NAME = 'let-go-test';

let stop: () => void;

afterEach(() => {
  stop();
});

/** A page whose transactions are watched, and its database with a transaction that nothing ends. */
async function setupPage() {
  const page = new EventTarget();
  stop = watchTransactions(indexedDB, page);
  const db = await open();
  const transaction = db.transaction('words', 'readwrite');
  keepBusy(transaction);
  return {
    transaction,
    leave: (persisted: boolean) => page.dispatchEvent(new PageTransitionEvent('pagehide', { persisted })),
    comeBack: () => page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    begin: () => db.transaction('words', 'readwrite'),
  };
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('words'));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unknown')));
  });
}

/** As if somebody always asked for the next row. */
function keepBusy(transaction: IDBTransaction): void {
  const store = transaction.objectStore('words');
  const ask = () => store.get(1).addEventListener('success', ask);
  ask();
}

function ended(transaction: IDBTransaction): Promise<string> {
  return new Promise((resolve) => {
    for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => resolve(end));
    setTimeout(() => resolve('goes on'), 300);
  });
}

test('R60: what is under way in a page that is put aside is broken off, and so is what it begins then', async () => {
  const { transaction, leave, begin } = await setupPage();
  leave(true);
  expect(await ended(transaction)).toBe('abort');
  expect(await ended(begin())).toBe('abort');
});

test('R60: a page that is come back to writes as before', async () => {
  const { leave, comeBack, begin } = await setupPage();
  leave(true);
  comeBack();
  const transaction = begin();
  transaction.objectStore('words').put('kept', 1);
  expect(await ended(transaction)).toBe('complete');
});

test('R60: a page that goes for good is left to the browser', async () => {
  const { transaction, leave } = await setupPage();
  leave(false);
  expect(await ended(transaction)).toBe('goes on');
  transaction.abort();
});

test('R60: a database that is just being made is broken off too', async () => {
  const page = new EventTarget();
  stop = watchTransactions(indexedDB, page);
  const request = indexedDB.open(`${NAME} new`, 1);
  const outcome = new Promise((resolve) => {
    request.addEventListener('success', () => resolve('made'));
    request.addEventListener('error', () => resolve(request.error?.name));
  });
  request.addEventListener('upgradeneeded', () => page.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  expect(await outcome).toBe('AbortError');
});
