import { useCallback, useEffect, useRef, useState } from 'react';
import { recordsForPdf } from '../../exchange/records-for-pdf.ts';
import { readWorkplace } from '../../exchange/workplace.ts';
import { failure, type Result } from '../../lib/result.ts';
import { packageErrorText } from '../../package/package-error-text.ts';
import type { ReportPart } from '../../pdf/build-report.ts';
import type { Edition } from '../../pdf/edition.ts';
import type { PdfRequest } from '../../pdf/make-pdf-here.ts';
import type { Workplace } from '../../storage/device-rows.ts';
import { readSnapshot } from '../../storage/snapshot-queries.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { exchangeErrorText } from '../exchange-error-text.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { choosePlace, printer } from './pdf-place.ts';
import { packageForPdf } from './pdf-request.ts';
import { followProgress } from './progress-words.ts';

export type PdfPart = 'all' | ReportPart;

/** What the person wants of the PDF. Edition and files are for the whole portfolio; a part by itself has neither. */
export interface PdfChoice {
  readonly part: PdfPart;
  readonly edition: Edition;
  /** The records and the original files ride inside, so that it opens again. */
  readonly withFiles: boolean;
  /** About how many bytes it will have, and what to call it: for the dialog that asks where a large one goes. */
  readonly size: number;
  readonly suggestedName: string;
}

export type PdfState =
  | { readonly type: 'idle' }
  | { readonly type: 'working'; readonly fraction: number; readonly words: string }
  | { readonly type: 'failed'; readonly message: string }
  | {
      readonly type: 'done';
      readonly fileName: string;
      /** In words, where the person finds it; '' when it was printed. */
      readonly where: string;
      readonly missingCharacters: readonly string[];
      /** One sentence for each thing that is not in it as it should be. */
      readonly remarks: readonly string[];
    };

/** Makes the PDF in a worker from one consistent reading of the portfolio, and saves or prints it. */
export function useMakePdf(): {
  readonly state: PdfState;
  readonly make: (choice: PdfChoice, then: 'save' | 'print') => Promise<void>;
  readonly cancel: () => void;
} {
  const { portfolioId, unit } = useOpenPortfolio();
  const storage = useStorage();
  const [state, setState] = useState<PdfState>({ type: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const make = useCallback(
    async ({ part, edition, withFiles, size, suggestedName }: PdfChoice, then: 'save' | 'print') => {
      const { session, files } = storage;
      const controller = new AbortController();
      const { signal } = controller;
      const progress = followProgress((shown) => setState({ type: 'working', ...shown }));
      let refusal: { readonly cause: unknown } | null = null;
      const onRefused = (cause: unknown) => {
        refusal = { cause };
        controller.abort();
      };
      const place = then === 'print' ? printer() : await choosePlace(size, suggestedName, { signal, onWritten: progress.written, onRefused });
      if (!place) return;
      if (place.isWrittenMeanwhile) progress.expect(size);
      running.current = controller;
      /** Gives the place back. What stopped it was the person, or a place that takes no more. */
      const stop = async (cause: unknown) => {
        await place.abandon();
        setState(signal.aborted && !refusal ? { type: 'idle' } : { type: 'failed', message: refusedText(refusal ? refusal.cause : cause) });
      };
      setState({ type: 'working', fraction: 0, words: 'Reading the portfolio' });
      const attachesFiles = part === 'all' && edition === 'archival' && withFiles && then === 'save';
      // What is new is signed first, so that what rides inside says the same as the pages.
      const records = attachesFiles ? await recordsForPdf(storage, portfolioId) : null;
      const [read, workplace, { makePdf, pdfErrorText }] = await Promise.all([
        readSnapshot(session.db, portfolioId),
        // Read now: what was signed just before may have been the candidate's first seal.
        readWorkplace(session, portfolioId),
        import('../../pdf/make-pdf.ts'),
      ]);
      if (!read) {
        await place.abandon();
        setState({ type: 'failed', message: 'The portfolio is no longer on this device.' });
        return;
      }
      const { snapshot } = read;
      const carried = records && (await carry(records, snapshot));
      const request: PdfRequest = {
        unit,
        snapshot,
        seals: knownSeals(workplace),
        now: session.now(),
        ...(part === 'all' ? { edition, attachesFiles } : { only: part }),
        ...(carried?.ok ? { carried: carried.value } : {}),
      };
      const result = await makePdf(request, { signal, readFile: (sha256) => files.get(sha256), onPart: place.take, onProgress: progress.making });
      if (!result.ok) {
        if (result.error.type === 'cancelled') return stop(null);
        await place.abandon();
        return setState({ type: 'failed', message: pdfErrorText(result.error) });
      }
      const { fileName, missingCharacters, remarks } = result.value;
      progress.made();
      const where = await place.finish(fileName).catch(stop);
      if (where === undefined) return;
      setState({ type: 'done', fileName, where, missingCharacters, remarks: [...(carried?.ok === false ? [carried.error.words] : []), ...remarks] });
    },
    [portfolioId, unit, storage],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, make, cancel };
}

function refusedText(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `The PDF could not be written there (${reason}). Make room or choose another place, and try again.`;
}

/** The package that rides inside. Where there can be none the PDF is made all the same, and a sentence says what it lacks. */
async function carry(
  records: Awaited<ReturnType<typeof recordsForPdf>>,
  snapshot: Parameters<typeof packageForPdf>[1],
): Promise<Result<Blob, { readonly type: 'not-carried'; readonly words: string }>> {
  const without = (why: string) => failure({ type: 'not-carried', words: `This PDF does not open again in Folio. ${why}` } as const);
  if (!records.ok) return without(exchangeErrorText(records.error));
  const carried = await packageForPdf(records.value, snapshot);
  return carried.ok ? carried : without(packageErrorText(carried.error));
}

/** Whose seals this device knows of, its own included. */
function knownSeals({ founderKeyId, trusted, keyId, role }: Workplace): PdfRequest['seals'] {
  return { founderKeyId, trusted: keyId === null ? trusted : [...trusted, { keyId, role, name: '' }] };
}
