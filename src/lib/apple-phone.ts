/** What tells on which device a page is open. */
export interface PageSurroundings {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  /** Opened from the home screen, in a window of its own. */
  readonly isInstalled: boolean;
}

/** R39: true in a browser on an iPhone or iPad, where the browser deletes what is kept after seven days without a visit. Any browser there is Safari inside. */
export function isAppleBrowserTab({ userAgent, maxTouchPoints, isInstalled }: PageSurroundings): boolean {
  // An iPad says that it is a Mac; no Mac has a touch screen.
  const isApplePhone = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
  return isApplePhone && !isInstalled;
}
