// A browser's store for answers may report success and keep nothing: Firefox does so with small answers when the disk is full.

/** Bytes of an answer's content; −1 of one that cannot be read to its end. Reads it without holding more than a piece of it. */
export async function countBytes(response: Response): Promise<number> {
  const reader = response.body?.getReader();
  let count = 0;
  try {
    for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) count += piece.value.byteLength;
  } catch {
    return -1;
  }
  return count;
}

/**
 * Reads back what the store keeps under an address. When it is not `bytes` long, it is let go of, so that nobody takes it for the whole.
 * @throws Error that names the address
 */
export async function mustBeWhole(cache: Cache, address: RequestInfo, bytes: number): Promise<void> {
  const kept = await cache.match(address);
  if (kept && (await countBytes(kept)) === bytes) return;
  await cache.delete(address);
  throw new Error(`${typeof address === 'string' ? address : address.url} was not kept whole. The device may be full.`);
}

/** Keeps an answer whose content is `bytes` long, and reads it back. @throws Error when it is not kept whole; nothing of it is kept then */
export async function putWhole(cache: Cache, address: RequestInfo, response: Response, bytes: number): Promise<void> {
  await cache.put(address, response);
  await mustBeWhole(cache, address, bytes);
}
