import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

/** The least that any engine has to do: compress the words, copy the photos. What it gives is no PDF. */
export async function prepare({ blocks }) {
  const photos = blocks.filter(({ type }) => type === 'photo').map(({ path }) => readFileSync(path));
  const words = Buffer.from(JSON.stringify(blocks), 'utf16le');
  return async () => new Uint8Array(Buffer.concat([deflateSync(words), ...photos]));
}
