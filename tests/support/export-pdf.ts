import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import type { Unit } from '../../src/domain/unit.ts';
import { packageForPdf } from '../../src/features/export/pdf-request.ts';
import { packageInFile } from '../../src/features/share/package-in-file.ts';
import { appVersion } from '../../src/exchange/app-version.ts';
import { fileSizeText } from '../../src/lib/file-size-text.ts';
import { failure, success, type Result } from '../../src/lib/result.ts';
import type { ReadOptions, ReadPackage } from '../../src/package/read-package.ts';
import { packageErrorText } from '../../src/package/package-error-text.ts';
import type { ReportPart } from '../../src/pdf/build-report.ts';
import type { Edition } from '../../src/pdf/edition.ts';
import { gatherParts } from '../../src/pdf/gather-parts.ts';
import { makePdfHere, type MadePdf } from '../../src/pdf/make-pdf-here.ts';
import { loadUnits } from '../../src/units/load-unit.ts';
import { readFontsFor } from './pdf-fonts.ts';
import { plainLines, provePackage, type Unproved } from './proved-package.ts';

export interface ExportOptions extends ReadOptions {
  /** On the cover and in the file: the same package and date give the same bytes. */
  readonly now: Date;
  readonly only?: ReportPart | undefined;
  readonly edition?: Edition | undefined;
  /** False leaves out the original files and the records. */
  readonly attachesFiles?: boolean | undefined;
}

export interface ExportedPdf {
  readonly pdf: MadePdf & { readonly blob: Blob };
  /** Something in the package does not hold; the PDF shows it as it is. */
  readonly isDoubtful: boolean;
  /** For a terminal. */
  readonly lines: readonly string[];
}

/**
 * The PDF of a package, or of a PDF that carries one, as Folio makes it in the browser: read and proved, its logs folded
 * without trusting anybody beforehand. `lines` of an error say why there is none.
 */
export async function exportPdf(
  file: Blob,
  { now, only, edition = 'archival', attachesFiles = true, ...reading }: ExportOptions,
): Promise<Result<ExportedPdf, Unproved>> {
  const found = await packageInFile(file);
  if (!found.ok) return failure({ type: 'unproved', status: 1, lines: [found.error.sentence] });
  const proved = await provePackage(found.value.carried, { ...reading, beside: found.value.beside, now: now.toISOString() });
  if (!proved.ok) return proved;
  const { held, folded, snapshot, wrong, toKnow, rejected } = proved.value;
  const unit = snapshot && unitOf(held, snapshot.portfolio);
  if (!snapshot || !unit) {
    const why = snapshot
      ? `The package does not hold unit ${snapshot.portfolio.unitId} version ${snapshot.portfolio.unitVersion}, and it did not come with Folio.`
      : `This ${held.info.kind} package holds what others say of a portfolio, and not the portfolio itself.`;
    return failure({ type: 'unproved', status: 1, lines: plainLines([why]) });
  }

  const carries = only === undefined && edition === 'archival' && attachesFiles;
  const carried = carries ? await carriedOf(held, snapshot, unit) : null;
  if (carried?.ok === false) return carried;
  const bytes = new Map(held.files.map((packed) => [packed.sha256, packed.bytes]));
  const { onPart, whole } = gatherParts();
  const made = await makePdfHere(
    {
      unit,
      snapshot,
      now,
      seals: { founderKeyId: folded.founderKeyId, trusted: [] },
      ...(only === undefined ? { edition, attachesFiles } : { only }),
      ...(carried ? { carried: carried.value } : {}),
    },
    { fonts: (texts) => readFontsFor(texts), readFile: (sha256) => Promise.resolve(bytes.get(sha256)), onPart },
  );
  const pdf = { ...made, blob: whole() };
  const notes = [
    ...wrong.map((line) => `DOES NOT HOLD: ${line}`),
    ...rejected.map((line) => `Without effect: ${line}`),
    ...toKnow.map((line) => `To know: ${line}`),
    ...held.filesNotIncluded.map(({ name }) => `Not in the package, and so not in the PDF: ${name}`),
    ...pdf.remarks,
    ...(pdf.missingCharacters.length === 0 ? [] : [`Printed as a replacement mark, as no font has them: ${pdf.missingCharacters.join(' ')}`]),
  ];
  const size = `${pdf.pageCount} pages, ${fileSizeText(pdf.blob.size)}`;
  return success({ pdf, isDoubtful: wrong.length > 0, lines: plainLines([size, ...notes.map((note) => `  ${note}`)]) });
}

/** The unit that came along, else the one of that version that Folio knows. */
function unitOf({ unit }: ReadPackage, { unitId, unitVersion }: { readonly unitId: string; readonly unitVersion: number }): Unit | null {
  const shipped = loadUnits();
  const known = [...(unit ? [unit.unit] : []), ...(shipped.ok ? shipped.value : [])];
  return known.find(({ id, version }) => id === unitId && version === unitVersion) ?? null;
}

/** What rides in the PDF, so that it opens again: the same records as came, packed anew. */
async function carriedOf(held: ReadPackage, { events: _events, ...snapshot }: SnapshotWithEvents, unit: Unit): Promise<Result<Blob, Unproved>> {
  const { info, batches, heads } = held;
  const files = held.files.map(({ sha256, size, name, bytes }) => ({ sha256, size, name, open: () => Promise.resolve(bytes) }));
  // The same version is taken to be the same build (R54), so that the bytes are those that the browser makes.
  const program = info.appVersion.startsWith(`${appVersion}+`) ? info.appVersion : appVersion;
  const carried = await packageForPdf({ appVersion: program, portfolioId: info.portfolioId, snapshot, batches, heads, unit, files }, snapshot);
  return carried.ok ? carried : failure({ type: 'unproved', status: 1, lines: [packageErrorText(carried.error)] });
}
