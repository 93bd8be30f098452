import { hashFile } from '../../attachments/hash-file.ts';
import { keepBytes } from '../../storage/attachment-commands.ts';
import { addSnapshot } from '../../storage/portfolio-commands.ts';
import type { Storage } from '../../storage/storage-context.tsx';
import { digestOf } from '../../signing/digest.ts';
import { signedContent } from '../../domain/signed-content.ts';
import { writeErrorText } from '../write-error-text.ts';
import { loadExample, withNewIds } from './example-portfolio.ts';

/**
 * Puts a copy of the example on this device and gives its id. Each copy has ids of its own, so that several can lie side
 * by side; its signatures are sealed again over them. Throws when the example cannot be fetched or kept.
 */
export async function addExample({ session, files }: Storage, variant: 'open' | 'finished'): Promise<string> {
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
  const copy = withNewIds(example, session.createId, (snapshot, subject) => digestOf(signedContent(snapshot, subject)));
  const added = await addSnapshot(session, copy);
  if (!added.ok) throw new Error(writeErrorText(added.error));
  return copy.portfolio.id;
}
