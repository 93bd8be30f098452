import { failure, type Result } from '../lib/result.ts';
import type { ReadFile } from './load-files.ts';
import type { MadePdf, PdfRequest } from './make-pdf-here.ts';
import type { PdfCommand, PdfError, PdfReply } from './make-pdf-messages.ts';
import type { PdfProgress } from './render-report.ts';

export interface MakePdfOptions {
  /** The bytes of a file by its SHA-256; undefined when they are not on this device, which the PDF then says. */
  readonly readFile: ReadFile;
  /** Takes the parts of the file one after the other, the first long before the last are made. */
  readonly onPart: (part: Blob) => void;
  readonly onProgress?: ((progress: PdfProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a PDF in the background, in a worker of its own, which is ended afterwards. After `signal` aborts the answer is
 * 'cancelled' at once. Expected failures come back as a `PdfError`.
 */
export function makePdf(request: PdfRequest, { readFile, onPart, onProgress, signal }: MakePdfOptions): Promise<Result<MadePdf, PdfError>> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve(failure({ type: 'cancelled' }));
      return;
    }
    const worker = new Worker(new URL('./make-pdf.worker.ts', import.meta.url), { type: 'module', name: 'make a PDF' });
    const finish = (result: Result<MadePdf, PdfError>) => {
      signal?.removeEventListener('abort', cancel);
      worker.terminate();
      resolve(result);
    };
    const cancel = () => finish(failure({ type: 'cancelled' }));
    const fail = (reason: string) => finish(failure({ type: 'not-finished', reason: reason || 'the browser stopped the work' }));
    const send = (command: PdfCommand) => worker.postMessage(command, {});

    signal?.addEventListener('abort', cancel);
    worker.addEventListener('error', (event) => {
      // Told to the person who waits for the PDF, so it is no stray error of the page.
      event.preventDefault();
      fail(event.message);
    });
    worker.addEventListener('messageerror', () => fail('the answer could not be read'));
    worker.addEventListener('message', ({ data }: MessageEvent<PdfReply>) => {
      if (data.type === 'finished') finish(data.result);
      else if (data.type === 'part') onPart(data.part);
      else if (data.type === 'progress') onProgress?.(data.progress);
      else
        void readFile(data.sha256).then(
          (blob) => send({ type: 'file', sha256: data.sha256, blob }),
          (error: unknown) => fail(String(error)),
        );
    });
    send({ type: 'make', request, fontsAddress: new URL('fonts/', document.baseURI).href });
  });
}

/** What went wrong and what to do, for the person who wanted the PDF. '' when they stopped it themselves. */
export function pdfErrorText(error: PdfError): string {
  if (error.type === 'cancelled') return '';
  if (error.type === 'fonts-missing')
    return 'The fonts for the PDF are not on this device yet. Connect to the internet, reload the page and try again. Nothing in your portfolio has changed.';
  return `The PDF could not be finished: ${error.reason}. Close other tabs to free memory and try again. Nothing in your portfolio has changed.`;
}
