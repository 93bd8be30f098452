/** Runs work when nobody waits for anything else. Returns how to call it off. */
export function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(work, { timeout: LONGEST });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, LONGEST / 2);
  return () => clearTimeout(timer);
}

const LONGEST = 5_000;
