/** In milliseconds. */
const SHOWN_EVERY = 200;

/**
 * Shows progress no more often than eyes follow, for whatever is drawn takes its time from the work. The first is shown at once; what comes
 * too soon after the last one that was shown is left out.
 */
export function paced<Progress extends readonly unknown[]>(show: (...progress: Progress) => void): (...progress: Progress) => void {
  let shownAt = -Infinity;
  return (...progress) => {
    const now = performance.now();
    if (now - shownAt < SHOWN_EVERY) return;
    shownAt = now;
    show(...progress);
  };
}
