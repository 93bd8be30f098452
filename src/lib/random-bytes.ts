/** The browser gives no more random bytes at once. */
const AT_ONCE = 65_536;

/** So many bytes by chance, which nothing can press together. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += AT_ONCE) crypto.getRandomValues(bytes.subarray(at, at + AT_ONCE));
  return bytes;
}
