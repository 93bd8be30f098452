import { isWebKit } from './engines.ts';

/**
 * R60: true when WebKit knows of no such database. Opening one would begin to make it, and a page that is left in the middle of that keeps
 * everybody else out for as long as the browser holds it. Other engines say false: there, whoever asks opens it, and undoes what was begun.
 */
export async function isAbsent(name: string): Promise<boolean> {
  if (typeof navigator === 'undefined' || !isWebKit(navigator.userAgent)) return false;
  const all = await indexedDB.databases().catch(() => null);
  return all !== null && all.every((one) => one.name !== name);
}
