/** Such as `640 bytes`, `12 kB`, `3.4 MB`, `1.2 GB`: thousands, as phones and most file managers count. */
export function fileSizeText(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  // 999,950 bytes must read as 1 MB, not as 1000 kB.
  if (Math.round(value) >= 1000 && power < 3) return fileSizeText(1000 ** (power + 1));
  return `${Number(value < 10 ? value.toFixed(1) : value.toFixed(0)).toLocaleString('en-GB')} ${['bytes', 'kB', 'MB', 'GB'][power] ?? ''}`;
}
