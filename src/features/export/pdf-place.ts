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
      let bytes = 0;
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.length;
          onProgress(bytes);
          controller.enqueue(chunk);
        },
      });
      await pdf.stream().pipeThrough(counted).pipeTo(sink.stream, { signal });
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
