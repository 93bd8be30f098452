import { saveDownload } from '../../lib/download.ts';
import { canChoosePlace, openSink } from '../file-sink.ts';

export interface SavingOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number) => void;
}

/** Where a PDF goes once it is made. */
export interface PdfPlace {
  /** Gives, in words, where the person finds it. Rejects when it is stopped or the place is full; nothing is left behind then. */
  readonly save: (pdf: Blob, fileName: string, options: SavingOptions) => Promise<string>;
  /** To be called when there is no PDF after all. */
  readonly abandon: () => Promise<void>;
}

/** From this size on a second copy, among the downloads and on the way to its place, is worth sparing. */
const LARGE = 50_000_000;
/** Small enough that progress moves and stopping is quick. */
const PIECE = 16_000_000;

/**
 * A small PDF goes to the downloads at once. For a large one the person is asked for the place, where the browser lets them, and the
 * bytes go straight there. Null when they closed the dialog. Call it straight from a click.
 */
export async function choosePlace(size: number, suggestedName: string): Promise<PdfPlace | null> {
  if (size < LARGE || !canChoosePlace()) return downloads;
  const sink = await openSink(suggestedName, 'application/pdf');
  if (!sink) return null;
  return {
    save: async (pdf, _, { signal, onProgress }) => {
      // Views of the PDF, which the browser copies by itself: its bytes never pass through here.
      const writer = sink.stream.getWriter();
      try {
        for (let from = 0; from < pdf.size; from += PIECE) {
          signal.throwIfAborted();
          await writer.write(pdf.slice(from, from + PIECE));
          onProgress(Math.min(from + PIECE, pdf.size));
        }
        signal.throwIfAborted();
        await writer.close();
      } catch (cause) {
        await writer.abort(cause).catch(() => undefined);
        throw cause;
      }
      await sink.finish();
      return sink.where;
    },
    abandon: () => sink.stream.abort(),
  };
}

const downloads: PdfPlace = {
  save: (pdf, fileName) => {
    saveDownload(pdf, fileName);
    return Promise.resolve('You find it among your downloads.');
  },
  abandon: () => Promise.resolve(),
};
