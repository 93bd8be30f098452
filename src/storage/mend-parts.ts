import { countBytes, putWhole } from '../lib/put-whole.ts';

/** A part of the app whose content never changes: its address, and how many bytes it has. */
export interface Part {
  readonly address: string;
  readonly bytes: number;
}

/**
 * Fetches those parts of the app anew that are kept for offline use and were cut off or lost there (R62). What is whole stays as it is, and
 * what cannot be fetched now too.
 * @returns the addresses of those that were mended
 */
export async function mendParts(cache: Cache, parts: readonly Part[]): Promise<readonly string[]> {
  const mended = await Promise.all(parts.map(async (part) => ((await mendPart(cache, part).catch(() => false)) ? [part.address] : [])));
  return mended.flat();
}

async function mendPart(cache: Cache, { address, bytes }: Part): Promise<boolean> {
  const kept = await cache.match(address);
  if (kept && (await countBytes(kept)) === bytes) return false;
  const sent = await fetch(address, { cache: 'reload' });
  // Some hosts answer with their front page where nothing is any more.
  if (!sent.ok || (await countBytes(sent.clone())) !== bytes) return false;
  await putWhole(cache, address, sent, bytes);
  return true;
}
