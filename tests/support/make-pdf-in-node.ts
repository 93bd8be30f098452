import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import type { ReportPart } from '../../src/pdf/build-report.ts';
import { gatherParts } from '../../src/pdf/gather-parts.ts';
import { makePdfHere, type MadePdf, type PdfRequest } from '../../src/pdf/make-pdf-here.ts';
import type { KnownSeals } from '../../src/pdf/report/report-context.ts';
import type { PdfProgress } from '../../src/pdf/render-report.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { readFontsFor } from './pdf-fonts.ts';

export interface NodePdfOptions {
  readonly only?: ReportPart;
  readonly now?: Date;
  readonly seals?: KnownSeals;
  /** Edition and what rides inside. */
  readonly inside?: Pick<PdfRequest, 'edition' | 'attachesFiles' | 'carried'>;
  /** Bytes by SHA-256; others are missing. */
  readonly files?: ReadonlyMap<string, Blob>;
  readonly onProgress?: (progress: PdfProgress) => void;
  readonly signal?: AbortSignal;
}

/** The PDF as the worker makes it, without a worker; made on 22 November 2026 unless the test says otherwise. */
export async function makePdfInNode(
  snapshot: SnapshotWithEvents,
  options: NodePdfOptions = {},
): Promise<MadePdf & { readonly blob: Blob; readonly bytes: Uint8Array }> {
  const { only, seals, inside, now = new Date('2026-11-22T10:00:00Z'), files = new Map<string, Blob>(), onProgress, signal } = options;
  const readFile = (sha256: string) => Promise.resolve(files.get(sha256));
  const { onPart, whole } = gatherParts();
  const made = await makePdfHere(
    { unit: unit311, snapshot, only, seals, now, ...inside },
    { fonts: (texts) => readFontsFor(texts), readFile, onPart, onProgress, signal },
  );
  const blob = whole();
  return { ...made, blob, bytes: new Uint8Array(await blob.arrayBuffer()) };
}
