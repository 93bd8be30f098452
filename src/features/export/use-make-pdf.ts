import { useCallback, useEffect, useRef, useState } from 'react';
import { saveDownload } from '../../lib/download.ts';
import type { ReportPart } from '../../pdf/build-report.ts';
import type { PdfRequest } from '../../pdf/make-pdf-here.ts';
import { useWorkplace } from '../../storage/device-hooks.ts';
import type { Workplace } from '../../storage/device-rows.ts';
import { readSnapshot } from '../../storage/snapshot-queries.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { printPdf } from './print-pdf.ts';
import { toWords } from './progress-words.ts';

export type PdfPart = 'all' | ReportPart;

export type PdfState =
  | { readonly type: 'idle' }
  | { readonly type: 'working'; readonly fraction: number; readonly words: string }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'done'; readonly fileName: string; readonly missingCharacters: readonly string[] };

/** Makes the PDF in a worker from one consistent reading of the portfolio, then saves or prints it. */
export function useMakePdf(): {
  readonly state: PdfState;
  readonly make: (part: PdfPart, then: 'save' | 'print') => Promise<void>;
  readonly cancel: () => void;
} {
  const { portfolioId, unit } = useOpenPortfolio();
  const { session, files } = useStorage();
  const workplace = useWorkplace(portfolioId);
  const [state, setState] = useState<PdfState>({ type: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const make = useCallback(
    async (part: PdfPart, then: 'save' | 'print') => {
      const controller = new AbortController();
      running.current = controller;
      setState({ type: 'working', fraction: 0, words: 'Reading the portfolio' });
      const [read, { makePdf, pdfErrorText }] = await Promise.all([readSnapshot(session.db, portfolioId), import('../../pdf/make-pdf.ts')]);
      if (!read) {
        setState({ type: 'failed', message: 'The portfolio is no longer on this device.' });
        return;
      }
      const request = { unit, snapshot: read.snapshot, seals: knownSeals(workplace), now: session.now(), ...(part === 'all' ? {} : { only: part }) };
      const result = await makePdf(request, {
        signal: controller.signal,
        readFile: (sha256) => files.get(sha256),
        onProgress: (progress) => setState({ type: 'working', ...toWords(progress) }),
      });
      if (!result.ok) {
        setState(result.error.type === 'cancelled' ? { type: 'idle' } : { type: 'failed', message: pdfErrorText(result.error) });
        return;
      }
      const { blob, fileName, missingCharacters } = result.value;
      if (then === 'save') saveDownload(blob, fileName);
      else printPdf(blob);
      setState({ type: 'done', fileName, missingCharacters });
    },
    [portfolioId, unit, session, files, workplace],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, make, cancel };
}

/** Whose seals this device knows of, its own included. */
function knownSeals(workplace: Workplace | null | undefined): PdfRequest['seals'] {
  if (!workplace) return undefined;
  const { founderKeyId, trusted, keyId, role } = workplace;
  return { founderKeyId, trusted: keyId === null ? trusted : [...trusted, { keyId, role, name: '' }] };
}
