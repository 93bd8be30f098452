/**
 * What is remembered of the database outside of it (R2): by it a browser that lost its data is told from one that never had any.
 */
export interface Sentinel {
  readonly databaseId: string;
  /** The newest writing transaction that this place heard of; the database may be ahead, never behind. */
  readonly seq: number;
  readonly dataVersion: number;
  /** When it was written, as an instant. */
  readonly at: string;
  /** What there was, to be told by name; without names while Folio is locked by a passphrase, for here nothing is sealed. */
  readonly portfolios: readonly RememberedPortfolio[];
}

export interface RememberedPortfolio {
  readonly id: string;
  /** The candidate's. */
  readonly name: string;
  /** Pieces of evidence. */
  readonly records: number;
}

/** One place outside the database. Reading gives null for nothing there, and for what is not a sentinel. */
export interface SentinelPlace {
  readonly read: () => Promise<Sentinel | null>;
  readonly write: (sentinel: Sentinel) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** Milliseconds. Chromium's own files may never answer while it clears a site out, and nobody's start may wait for that. */
const LONGEST_ANSWER = 5_000;
const STORAGE_KEY = 'folio.sentinel';
const FILE_NAME = 'folio-sentinel.json';
const CACHE_NAME = 'folio-here';
const CACHE_KEY = '/folio-here.json';

/** The page's small storage: written at once, kept in other files than the database. */
export const inLocalStorage: SentinelPlace = {
  read: async () => parse(localStorage.getItem(STORAGE_KEY)),
  write: async (sentinel) => localStorage.setItem(STORAGE_KEY, JSON.stringify(sentinel)),
  clear: async () => localStorage.removeItem(STORAGE_KEY),
};

/** A file of the browser's own, for browsers that clear the small storage alone. */
const inPrivateFile: SentinelPlace = {
  read: async () => {
    const root = await navigator.storage.getDirectory();
    const file = await (await root.getFileHandle(FILE_NAME)).getFile();
    return parse(await file.text());
  },
  write: async (sentinel) => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle(FILE_NAME, { create: true });
    const stream = await handle.createWritable();
    await stream.write(JSON.stringify(sentinel));
    await stream.close();
  },
  clear: async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(FILE_NAME);
  },
};

/**
 * Among what the browser keeps for offline use, where nothing is written while work goes on: a disk that is full, or a browser that is
 * killed, then finds it at rest. The number in it is old; that there was work, and whose, is not.
 */
const inCache: SentinelPlace = whenListChanges({
  read: async () => {
    const response = await (await caches.open(CACHE_NAME)).match(CACHE_KEY);
    return parse((await response?.text()) ?? null);
  },
  write: async (sentinel) => {
    await (await caches.open(CACHE_NAME)).put(CACHE_KEY, new Response(JSON.stringify(sentinel)));
  },
  clear: async () => {
    await caches.delete(CACHE_NAME);
  },
});

/** All places, as Folio uses them. */
export const sentinelPlaces = joinPlaces([inLocalStorage, inPrivateFile, inCache]);

/** A place that is written only when there is another portfolio, or another database. */
function whenListChanges(place: SentinelPlace): SentinelPlace {
  let written: string | null = null;
  const listOf = ({ databaseId, portfolios }: Sentinel) => JSON.stringify([databaseId, ...portfolios.map(({ id, name }) => [id, name])]);
  return {
    read: async () => {
      const kept = await place.read();
      written = kept && listOf(kept);
      return kept;
    },
    write: async (sentinel) => {
      if (written === listOf(sentinel)) return;
      await place.write(sentinel);
      written = listOf(sentinel);
    },
    clear: async () => {
      written = null;
      await place.clear();
    },
  };
}

/**
 * Several places as one: the newest is believed, and a place that fails (as in private windows), or does not answer, does not matter while
 * another works.
 */
export function joinPlaces(places: readonly SentinelPlace[]): SentinelPlace {
  const each = async (use: (place: SentinelPlace) => Promise<void>) => {
    await Promise.allSettled(places.map((place) => answered(use(place))));
  };
  return {
    read: async () => {
      const found = await Promise.all(places.map((place) => answered(place.read()).catch(() => null)));
      return found.reduce((newest, sentinel) => (sentinel && (!newest || isNewer(sentinel, newest)) ? sentinel : newest), null);
    },
    write: (sentinel) => each((place) => place.write(sentinel)),
    clear: () => each((place) => place.clear()),
  };
}

/** Rejects what the browser does not answer in time. */
function answered<T>(asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser does not answer.')), LONGEST_ANSWER);
    void asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function isNewer(a: Sentinel, b: Sentinel): boolean {
  return a.databaseId === b.databaseId ? a.seq > b.seq : a.at > b.at;
}

function parse(text: string | null): Sentinel | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isSentinel(value) ? value : null;
  } catch {
    return null;
  }
}

/** Told by hand: Home starts with this and must not wait for a library. */
function isSentinel(value: unknown): value is Sentinel {
  if (typeof value !== 'object' || value === null) return false;
  const { databaseId, seq, dataVersion, at, portfolios } = value as Partial<Record<keyof Sentinel, unknown>>;
  return (
    typeof databaseId === 'string' &&
    typeof seq === 'number' &&
    typeof dataVersion === 'number' &&
    typeof at === 'string' &&
    Array.isArray(portfolios) &&
    portfolios.every(isRemembered)
  );
}

function isRemembered(value: unknown): value is RememberedPortfolio {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, records } = value as Partial<Record<keyof RememberedPortfolio, unknown>>;
  return typeof id === 'string' && typeof name === 'string' && typeof records === 'number';
}
