import type { Result } from '../lib/result.ts';
import type { MadePdf, PdfRequest } from './make-pdf-here.ts';
import type { PdfProgress } from './render-report.ts';

/** Why there is no PDF. */
export type PdfError =
  | { readonly type: 'cancelled' }
  /** The fonts could not be loaded: the app is not fully on this device yet. */
  | { readonly type: 'fonts-missing'; readonly reason: string }
  /** The browser stopped the work, or a file could not be read. Nothing was lost. */
  | { readonly type: 'not-finished'; readonly reason: string };

/** From the page to the worker. */
export type PdfCommand =
  | { readonly type: 'make'; readonly request: PdfRequest; readonly fontsAddress: string }
  /** A file that the worker asked for; undefined when it is not on this device. */
  | { readonly type: 'file'; readonly sha256: string; readonly blob: Blob | undefined };

/** From the worker to the page. */
export type PdfReply =
  | { readonly type: 'read-file'; readonly sha256: string }
  /** The next part of the file. */
  | { readonly type: 'part'; readonly part: Blob }
  | { readonly type: 'progress'; readonly progress: PdfProgress }
  | { readonly type: 'finished'; readonly result: Result<MadePdf, PdfError> };
