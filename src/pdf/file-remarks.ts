import type { ReportModel } from './build-report.ts';
import type { LoadedFiles } from './load-files.ts';
import type { LoadedPdfs } from './printing/load-pdfs.ts';
import { unplaceableWords } from './unplaceable-words.ts';

/** One sentence or two for each file that is not in the PDF as one would think, in the order of their references. */
export function fileRemarks({ files, inside }: ReportModel, loaded: LoadedFiles, pdfs: LoadedPdfs): readonly string[] {
  const { attachesFiles, edition } = inside;
  return files.flatMap(({ sha256, name, isPhoto, isPdf }) => {
    const isWanted = attachesFiles || isPhoto || (isPdf && edition === 'printing');
    if (isWanted && !loaded.has(sha256) && !pdfs.has(sha256)) return [`${name} was not found on this device, so it is not in the PDF.`];
    const file = loaded.get(sha256);
    if (file?.type === 'unplaceable') return [`${name} ${unplaceableWords(file.reason, attachesFiles)}.`];
    const { remarks = [] } = pdfs.get(sha256) ?? {};
    return remarks.length === 0 ? [] : [`${name}: ${remarks.join(' ')}`];
  });
}
