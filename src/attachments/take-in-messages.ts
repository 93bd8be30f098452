import type { Result } from '../lib/result.ts';
import type { FileProblem } from './file-problem.ts';
import type { TakeInProgress, TakenInFile } from './taken-in-file.ts';

/** From the page to the worker. A file's name is sent beside it, as a `Blob` loses its own on the way. */
export type TakeInRequest =
  | { readonly type: 'take-in'; readonly job: number; readonly file: Blob; readonly name: string }
  | { readonly type: 'cancel'; readonly job: number };

/** From the worker to the page. */
export type TakeInReply =
  | { readonly type: 'progress'; readonly job: number; readonly progress: TakeInProgress }
  | { readonly type: 'finished'; readonly job: number; readonly result: Result<TakenInFile, FileProblem> };
