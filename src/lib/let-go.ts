import { isWebKit } from './engines.ts';

/**
 * R60: in WebKit, breaks off every transaction of this page when the page is put aside. Call it before anything opens a database.
 *
 * WebKit keeps a page that is left as it stands, for the Back button, and with it the transactions that are under way: they neither end
 * nor break off, and Folio opened anew would wait for them for ever. Dexie closes its connections then, which waits just as long. What is
 * broken off was not called saved; a page that is come back to tries again. Other engines see to it themselves.
 */
export function letGoOfDatabases(): void {
  if (isWebKit(navigator.userAgent)) watchTransactions(indexedDB, window);
}

/** The same in whatever engine: `factory` opens the databases, `page` hears of being put aside. Returns the way to stop. */
export function watchTransactions(factory: IDBFactory, page: EventTarget): () => void {
  const underWay = new Set<IDBTransaction>();
  let isPutAside = false;

  function watch(transaction: IDBTransaction): IDBTransaction {
    underWay.add(transaction);
    for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => underWay.delete(transaction));
    // What is begun while the page goes would never end either.
    if (isPutAside) breakOff(transaction);
    return transaction;
  }

  const open = factory.open.bind(factory);
  factory.open = (...asked) => {
    const request = open(...asked);
    request.addEventListener('upgradeneeded', () => {
      if (request.transaction) watch(request.transaction);
    });
    request.addEventListener('success', () => {
      const db = request.result;
      const begin = db.transaction.bind(db);
      db.transaction = (...wanted) => watch(begin(...wanted));
    });
    return request;
  };

  function putAside(event: Event): void {
    if (!(event instanceof PageTransitionEvent) || !event.persisted) return;
    isPutAside = true;
    for (const transaction of underWay) breakOff(transaction);
  }

  function takeUp(): void {
    isPutAside = false;
  }

  page.addEventListener('pagehide', putAside);
  page.addEventListener('pageshow', takeUp);
  return () => {
    Reflect.deleteProperty(factory, 'open');
    page.removeEventListener('pagehide', putAside);
    page.removeEventListener('pageshow', takeUp);
  };
}

function breakOff(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It ended this very moment.
  }
}
