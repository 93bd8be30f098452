/** Hands a file to the browser's downloads under a sensible name. */
export function saveDownload(bytes: Blob, fileName: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the bytes after the click; a minute is ample even for a gigabyte to be taken over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
