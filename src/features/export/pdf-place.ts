import { saveDownload } from '../../lib/download.ts';
import { canChoosePlace, type FileSink, openSink } from '../../lib/file-sink.ts';
import { gatherParts } from '../../pdf/gather-parts.ts';
import { printPdf } from './print-pdf.ts';

export interface PlaceOptions {
  /** When it aborts nothing more is written. */
  readonly signal: AbortSignal;
  /** So many bytes lie at the chosen place, of those that were taken. */
  readonly onWritten: (bytes: number, taken: number) => void;
  /** The place takes no more, it is full or gone: making the rest is in vain. Not called for what `signal` stopped. */
  readonly onRefused: (cause: unknown) => void;
}

/** Where a PDF goes, part by part while it is made. */
export interface PdfPlace {
  /** True where parts are written as they are taken. */
  readonly isWrittenMeanwhile: boolean;
  /** Takes the next part. At a chosen place it is written at once, while later ones are still being made. */
  readonly take: (part: Blob) => void;
  /** To be called when all parts were taken. Gives, in words, where the person finds it. Rejects when it is stopped or refused; nothing is left behind then. */
  readonly finish: (fileName: string) => Promise<string>;
  /** To be called when there is no PDF after all. Nothing is left behind. */
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
export async function choosePlace(size: number, suggestedName: string, options: PlaceOptions): Promise<PdfPlace | null> {
  if (size < LARGE || !canChoosePlace()) return downloads();
  const sink = await openSink(suggestedName, 'application/pdf');
  return sink && chosen(sink, options);
}

/** The browser's dialog for printing. */
export function printer(): PdfPlace {
  return atOnce((pdf) => {
    printPdf(pdf);
    return '';
  });
}

function downloads(): PdfPlace {
  return atOnce((pdf, fileName) => {
    saveDownload(pdf, fileName);
    return 'You find it among your downloads.';
  });
}

/** For what takes the PDF whole. */
function atOnce(hand: (pdf: Blob, fileName: string) => string): PdfPlace {
  const { onPart, whole } = gatherParts();
  return {
    isWrittenMeanwhile: false,
    take: onPart,
    finish: (fileName) => Promise.resolve(hand(whole(), fileName)),
    abandon: () => Promise.resolve(),
  };
}

function chosen(sink: FileSink, { signal, onWritten, onRefused }: PlaceOptions): PdfPlace {
  const writer = sink.stream.getWriter();
  let [taken, written, isGivenUp] = [0, 0, false];
  let writing = Promise.resolve();
  // The browser copies Blobs by itself, and views of them: their bytes never pass through here.
  const write = async (part: Blob) => {
    for (let from = 0; from < part.size; from += PIECE) {
      signal.throwIfAborted();
      const piece = part.size > PIECE ? part.slice(from, from + PIECE) : part;
      await writer.write(piece);
      signal.throwIfAborted();
      written += piece.size;
      onWritten(written, taken);
    }
  };
  const giveUp = () => {
    isGivenUp = true;
    return writer.abort().catch(() => undefined);
  };
  return {
    isWrittenMeanwhile: true,
    take(part) {
      taken += part.size;
      writing = writing.then(() => write(part));
      writing.catch((cause: unknown) => {
        if (!signal.aborted && !isGivenUp) onRefused(cause);
      });
    },
    async finish() {
      try {
        await writing;
        signal.throwIfAborted();
        await writer.close();
      } catch (cause) {
        await giveUp();
        throw cause;
      }
      await sink.finish();
      return sink.where;
    },
    abandon: giveUp,
  };
}
