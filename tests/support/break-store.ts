import { vi } from 'vitest';

type Method = 'get' | 'put' | 'add';

/**
 * Lets the browser's database fail: `fails` hears of each call with the table and the key or row, and says what is thrown; null lets it
 * through. Until `vi.restoreAllMocks()`.
 */
export function breakStore(methods: readonly Method[], fails: (table: string, argument: unknown) => DOMException | null): void {
  for (const method of methods) {
    const original: unknown = Reflect.get(IDBObjectStore.prototype, method);
    if (typeof original !== 'function') throw new Error(`There is no ${method}`);
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...given: readonly unknown[]) {
      const fault = fails(this.name, given[0]);
      if (fault) throw fault;
      return Reflect.apply(original, this, given) as IDBRequest;
    });
  }
}
