import { coverUnit } from '../domain/coverage/cover-unit.ts';
import type { SnapshotWithEvents } from '../domain/snapshot.ts';
import type { Unit } from '../domain/unit.ts';
import { buildReport, type ReportModel, type ReportPart } from './build-report.ts';
import type { FontFiles } from './document/font-family.ts';
import type { Data } from './document/stream-store.ts';
import type { Edition, Inside } from './edition.ts';
import { printedTexts } from './printed-texts.ts';
import type { KnownSeals } from './report/report-context.ts';
import { renderReport, type RenderOptions } from './render-report.ts';

/** What is to be printed. Plain data, so that it can be sent to a worker. */
export interface PdfRequest {
  readonly unit: Unit;
  readonly snapshot: SnapshotWithEvents;
  /** One part by itself; the whole portfolio when it is not given. */
  readonly only?: ReportPart | undefined;
  /** The archival edition unless given. Of a part there is only one. */
  readonly edition?: Edition | undefined;
  /** False leaves the original files and the records out of an archival edition. */
  readonly attachesFiles?: boolean | undefined;
  /** The package of the signed records, without the files that are attached beside it: what Folio opens again. */
  readonly carried?: Blob | undefined;
  /** What this device knows of seals besides the portfolio itself. */
  readonly seals?: KnownSeals | undefined;
  /** Printed on the cover, and the file's own date: the same request gives the same bytes. */
  readonly now: Date;
}

/** What is to be said of a PDF whose parts were all handed on. */
export interface MadePdf {
  /** `Aisha Khan – Unit 311 portfolio – 2026-11-22.pdf`. */
  readonly fileName: string;
  readonly pageCount: number;
  /** Characters that no font has and that were printed as a replacement mark: worth telling the user. */
  readonly missingCharacters: readonly string[];
  /** Names of scripts that were printed so because their fonts are not on this device yet: worth connecting for. */
  readonly unfetchedFonts: readonly string[];
  /** One sentence for each file that could not be shown or needs care, and for fonts that are not here: worth telling the user. */
  readonly remarks: readonly string[];
}

export interface MakeOptions extends Omit<RenderOptions, 'carried' | 'fonts' | 'onParts'> {
  /** Takes the parts of the file one after the other, the first long before the last are made. */
  readonly onPart: (part: Blob) => void;
  /** The fonts, or what fetches those that the texts need. */
  readonly fonts: FontFiles | ((texts: readonly string[]) => Promise<FontFiles>);
}

/** The fonts without which there is no PDF could not be had. */
export class FontsMissingError extends Error {}

/** Makes a PDF where it is called: in the worker, or in Node. Rejects when the signal is aborted, and with FontsMissingError. */
export async function makePdfHere(request: PdfRequest, options: MakeOptions): Promise<MadePdf> {
  const { unit, snapshot, only, seals, now, carried } = request;
  const model = buildReport(unit, snapshot, coverUnit(unit, snapshot), { now, only, seals, inside: insideOf(request) });
  const fonts = await fontsFor(model, options.fonts);
  const onParts = (parts: readonly Data[]) => options.onPart(new Blob([...parts]));
  const { pageCount, missingCharacters, remarks } = await renderReport(model, { ...options, fonts, carried, onParts });
  const unfetchedFonts = fonts.unfetched ?? [];
  return { fileName: model.fileName, pageCount, missingCharacters, unfetchedFonts, remarks: [...fontRemarks(unfetchedFonts), ...remarks] };
}

function fontRemarks(unfetched: readonly string[]): string[] {
  if (unfetched.length === 0) return [];
  return [`The PDF’s typeface for ${unfetched.join(', ')} is not on this device yet. Connect to the internet once, then make the PDF again.`];
}

async function fontsFor(model: ReportModel, fonts: MakeOptions['fonts']): Promise<FontFiles> {
  if (typeof fonts !== 'function') return fonts;
  try {
    return await fonts(printedTexts(model));
  } catch (cause) {
    throw new FontsMissingError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function insideOf({ edition = 'archival', attachesFiles = true, carried }: PdfRequest): Inside {
  const attaches = edition === 'archival' && attachesFiles;
  return { isWhole: true, edition, attachesFiles: attaches, carriesRecords: attaches && carried !== undefined };
}
