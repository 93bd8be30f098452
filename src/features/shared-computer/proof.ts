import { hashedStream } from '../../package/hash-stream.ts';

/** What a file must be, to be the one that was written. */
export interface Proof {
  readonly size: number;
  readonly sha256: string;
}

/** Reads a file to its end. */
export async function proofOf(file: Blob): Promise<Proof> {
  let sha256 = '';
  const stream = hashedStream(file, (hash) => {
    sha256 = hash;
  });
  await stream.pipeTo(new WritableStream());
  return { size: file.size, sha256 };
}

/** R47: true when a file that the person chose is, byte for byte, the one that was written. */
export async function isProved(file: Blob, { size, sha256 }: Proof): Promise<boolean> {
  return file.size === size && (await proofOf(file)).sha256 === sha256;
}
