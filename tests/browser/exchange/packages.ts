import { makePackage } from '../../../src/exchange/make-package.ts';
import type { PackageKind } from '../../../src/package/format.ts';
import type { Storage } from '../../../src/storage/storage-context.tsx';
import { valueOf } from '../../support/storage-session.ts';

/** A package of a portfolio on a device, as a file. */
export async function packageOf(device: Storage, portfolioId: string, kind: PackageKind, passphrase?: string): Promise<File> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(new Uint8Array(chunk)) });
  valueOf(await makePackage(device, portfolioId, kind, sink, passphrase === undefined ? {} : { lock: { type: 'passphrase', passphrase } }));
  return new File(chunks, `${kind}.folio.zip${passphrase === undefined ? '' : '.age'}`);
}
