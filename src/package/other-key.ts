/** One key in 256 is refused: ten of them, one after another, never. */
const MOST_KEYS = 10;

/**
 * X13: does work that makes a secret key on its way, and does it again, with another key, where the browser refuses that one. WebKitGTK takes
 * no X25519 secret that begins with a zero byte (`DataError`), though such a key is as good as any. Throws whatever else stands in the way.
 */
export async function withAnotherKey<T>(work: () => Promise<T>): Promise<T> {
  for (let left = MOST_KEYS; ; left -= 1) {
    try {
      return await work();
    } catch (cause) {
      if (left <= 1 || !(cause instanceof DOMException && cause.name === 'DataError')) throw cause;
    }
  }
}
