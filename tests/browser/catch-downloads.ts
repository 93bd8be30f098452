import { vi } from 'vitest';

/** Keeps what the browser would download, in place of its own dialogs. */
export function catchDownloads(): readonly { readonly name: string; readonly blob: Blob }[] {
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  const caught: { name: string; blob: Blob }[] = [];
  let latest = new Blob();
  const create = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) latest = blob;
    return create(blob);
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    caught.push({ name: this.download, blob: latest });
  });
  return caught;
}
