import type { PageSurroundings } from '../lib/apple-phone.ts';

/** On which device this page is open, and whether in a window of its own. */
export function pageSurroundings(): PageSurroundings {
  const { userAgent, maxTouchPoints } = navigator;
  const isStandalone = 'standalone' in navigator && navigator.standalone === true;
  return { userAgent, maxTouchPoints, isInstalled: isStandalone || window.matchMedia('(display-mode: standalone)').matches };
}
