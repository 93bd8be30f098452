import { vi } from 'vitest';

/** The page's small storage of the given name, which Node has not. Gives what lies in it. */
export function stubSmallStorage(name: 'localStorage' | 'sessionStorage'): Map<string, string> {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  };
  // A browser lists the keys as names of the object.
  vi.stubGlobal(
    name,
    new Proxy(storage, {
      ownKeys: () => [...stored.keys()],
      getOwnPropertyDescriptor: (_, key) => (stored.has(String(key)) ? { configurable: true, enumerable: true } : undefined),
    }),
  );
  return stored;
}
