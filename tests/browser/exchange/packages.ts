import { vi } from 'vitest';
import { makePackage } from '../../../src/exchange/make-package.ts';
import type { PackageKind } from '../../../src/package/format.ts';
import type { Storage } from '../../../src/storage/storage-context.tsx';
import { valueOf } from '../../support/storage-session.ts';

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

/** A package of a portfolio on a device, as a file. */
export async function packageOf(device: Storage, portfolioId: string, kind: PackageKind, passphrase?: string): Promise<File> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(new Uint8Array(chunk)) });
  valueOf(await makePackage(device, portfolioId, kind, sink, passphrase === undefined ? {} : { lock: { type: 'passphrase', passphrase } }));
  return new File(chunks, `${kind}.folio.zip${passphrase === undefined ? '' : '.age'}`);
}
