import { fileSizeText } from '../../lib/file-size-text.ts';
import type { PdfProgress } from '../../pdf/render-report.ts';
import { paced } from '../paced.ts';

/** How far the PDF is, as a share of the whole and in words. */
export interface ShownProgress {
  readonly fraction: number;
  readonly words: string;
}

/** Joins how far the making is with how far what is made is written, which goes on meanwhile. */
export interface ProgressFollower {
  /** About so many bytes will be written. Not called where what is made is handed over whole. */
  readonly expect: (bytes: number) => void;
  readonly making: (progress: PdfProgress) => void;
  readonly written: (bytes: number, taken: number) => void;
  /** What is left is to be written. */
  readonly made: () => void;
}

export function followProgress(show: (shown: ShownProgress) => void): ProgressFollower {
  let making: ShownProgress = { fraction: 0, words: '' };
  let [expected, writtenBytes, isMade] = [0, 0, false];
  const tell = paced((words: string) => {
    const writing = Math.min(1, writtenBytes / expected);
    show({ fraction: expected === 0 ? making.fraction : (making.fraction + writing) / 2, words });
  });
  return {
    expect(bytes) {
      expected = bytes;
    },
    making(progress) {
      making = toWords(progress);
      tell(making.words);
    },
    written(bytes, taken) {
      writtenBytes = bytes;
      tell(isMade ? `Saving: ${fileSizeText(bytes)} of ${fileSizeText(taken)}` : making.words);
    },
    made() {
      isMade = true;
      making = { ...making, fraction: 1 };
    },
  };
}

/** Reading files is most of the work of a large portfolio. */
function toWords(progress: PdfProgress): ShownProgress {
  switch (progress.stage) {
    case 'files':
      return {
        fraction: progress.total === 0 ? 0.1 : (0.6 * progress.done) / progress.total,
        words: `Reading files: ${progress.done} of ${progress.total}`,
      };
    case 'pages':
      return { fraction: 0.65, words: `Laying out pages: ${progress.evidence} pieces of evidence` };
    case 'writing':
      return { fraction: 0.9, words: `Writing ${progress.pages} pages` };
  }
}
