/** True for Safari, for every browser on iPhones and iPads, and for WebKitGTK, by what a browser says of itself. */
export function isWebKit(userAgent: string): boolean {
  return /AppleWebKit/.test(userAgent) && !/Chrom(?:e|ium)\//.test(userAgent);
}
