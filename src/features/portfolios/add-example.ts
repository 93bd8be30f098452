import { hashFile } from '../../attachments/hash-file.ts';
import type { SnapshotWithEvents } from '../../domain/snapshot.ts';
import { snapshotDigests } from '../../signing/snapshot-digests.ts';
import { keepBytes } from '../../storage/attachment-commands.ts';
import { addSnapshot } from '../../storage/portfolio-commands.ts';
import { overlaySnapshot, parseSnapshot, withNewIds } from '../../storage/snapshot-file.ts';
import type { Storage } from '../../storage/storage-context.tsx';
import { writeErrorText } from '../write-error-text.ts';

/** The example with some gaps left open, or its twin, finished and signed. */
export type ExampleVariant = 'open' | 'finished';

/**
 * Puts a copy of the example on this device and gives its id. Each copy has ids of its own, so that several can lie side
 * by side; its signatures are sealed again over them. Throws when the example cannot be fetched or kept.
 */
export async function addExample({ session, files }: Storage, variant: ExampleVariant): Promise<string> {
  const fetchPart = async (path: string) => {
    const response = await fetch(new URL(`example/${path}`, document.baseURI));
    if (!response.ok) throw new Error(`${path} is not there`);
    return response;
  };
  const example = await loadExample(async (path) => (await fetchPart(path)).json() as Promise<unknown>, variant);
  for (const { name, sha256, mediaType } of example.attachments) {
    const bytes = new Blob([await (await fetchPart(`files/${encodeURIComponent(name)}`)).arrayBuffer()], { type: mediaType });
    const kept = await keepBytes(session, files, hashFile, sha256, bytes);
    if (!kept.ok) throw new Error(writeErrorText(kept.error));
  }
  const copy = withNewIds(example, session.createId, snapshotDigests);
  const added = await addSnapshot(session, copy);
  if (!added.ok) throw new Error(writeErrorText(added.error));
  return copy.portfolio.id;
}

/** Reads the example, and for the finished one lays over it what was written afterwards. */
export async function loadExample(readJson: (path: string) => Promise<unknown>, variant: ExampleVariant): Promise<SnapshotWithEvents> {
  const open = parseSnapshot(await readJson('example.json'));
  if (variant === 'open') return open;
  return parseSnapshot(overlaySnapshot(open, (await readJson('finished.json')) as Partial<SnapshotWithEvents>));
}
