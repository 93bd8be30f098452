import { coverUnit } from '../domain/coverage/cover-unit.ts';
import type { SnapshotWithEvents } from '../domain/snapshot.ts';
import type { Unit } from '../domain/unit.ts';
import { buildReport, type ReportPart } from './build-report.ts';
import type { KnownSeals } from './report/report-context.ts';
import { renderReport, type RenderOptions } from './render-report.ts';

/** What is to be printed. Plain data, so that it can be sent to a worker. */
export interface PdfRequest {
  readonly unit: Unit;
  readonly snapshot: SnapshotWithEvents;
  /** One part by itself; the whole portfolio when it is not given. */
  readonly only?: ReportPart | undefined;
  /** What this device knows of seals besides the portfolio itself. */
  readonly seals?: KnownSeals | undefined;
  /** Printed on the cover, and the file's own date: the same request gives the same bytes. */
  readonly now: Date;
}

export interface MadePdf {
  readonly blob: Blob;
  /** `Aisha Khan – Unit 311 portfolio – 2026-11-22.pdf`. */
  readonly fileName: string;
  readonly pageCount: number;
  /** Characters that no font has and that were printed as a replacement mark: worth telling the user. */
  readonly missingCharacters: readonly string[];
}

/** Makes a PDF where it is called: in the worker, or in Node. Rejects when the signal is aborted. */
export async function makePdfHere({ unit, snapshot, only, seals, now }: PdfRequest, options: RenderOptions): Promise<MadePdf> {
  const model = buildReport(unit, snapshot, coverUnit(unit, snapshot), { now, only, seals });
  const { parts, pageCount, missingCharacters } = await renderReport(model, options);
  return { blob: new Blob([...parts], { type: 'application/pdf' }), fileName: model.fileName, pageCount, missingCharacters };
}
