import type { Attachment } from '../domain/attachment.ts';
import type { Result } from '../lib/result.ts';
import type { FileNote, FileProblem } from './file-problem.ts';

/** What a file says of itself; the person adds the alternative text, and storage the rest of the record. */
type FileFacts = Pick<Attachment, 'name' | 'kind' | 'mediaType' | 'size' | 'sha256' | 'width' | 'height' | 'original' | 'hadLocation' | 'takenOn'>;

export interface TakenInFile {
  /** The bytes to keep, with the media type found in them. An unchanged file is not copied: this still reads from the disk. */
  readonly bytes: Blob;
  readonly facts: FileFacts;
  readonly notes: readonly FileNote[];
}

export interface TakeInProgress {
  readonly stage: 'reading' | 'checking' | 'scaling';
  /** Of the whole work, from 0 to 1; never goes back. */
  readonly fraction: number;
}

export interface TakeInOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: TakeInProgress) => void) | undefined;
}

/** A `File`, or a `Blob` that was given a name, such as a pasted picture. */
export type NamedBlob = Blob & { readonly name: string };

export type TakeInFile = (file: NamedBlob, options?: TakeInOptions) => Promise<Result<TakenInFile, FileProblem>>;
