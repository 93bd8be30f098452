/** An expected outcome as a value: callers must look at `ok` before they use `value`. Bugs are thrown, not returned. */
export type Result<T, E extends { readonly type: string }> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failure<E extends { readonly type: string }>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
