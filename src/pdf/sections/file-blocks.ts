import { together } from '../document/flow/containers.ts';
import type { Block } from '../document/flow/context.ts';
import type { Inline } from '../document/flow/inline.ts';
import { table } from '../document/flow/table.ts';
import { heading } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import type { LoadedFiles } from '../load-files.ts';
import type { LoadedPdfs } from '../printing/load-pdfs.ts';
import type { FileReport } from '../report/file-report.ts';
import { heldAtStart } from './section-blocks.ts';

/** The files of a piece of evidence that are no photos: where each is to be found, and how to know it. */
export function fileBlocks(listed: readonly FileReport[], files: LoadedFiles, pdfs: LoadedPdfs): Block[] {
  if (listed.length === 0) return [];
  const areAttached = listed.some(({ attachedAs }) => attachedAs !== '');
  const blocks = [
    heading(3, listed.length === 1 ? 'File' : 'Files', { look: 'strong', outline: false }),
    table({
      size: SIZES.small,
      columns: [
        { header: areAttached ? 'Attached in this PDF as' : 'Held in Folio, not in this file', weight: 1, isRowHeader: true, bold: false },
        { header: 'Size', points: 60, align: 'end' },
        { header: 'SHA-256', points: 108 },
      ],
      rows: listed.map((file) => [[...fileName(file, files), ...below(file, pdfs)], file.size, file.digest]),
    }),
  ];
  return [listed.length > MOST_TOGETHER ? heldAtStart(blocks, 3) : together(blocks)];
}

/** So few files are not torn apart. */
const MOST_TOGETHER = 6;

function fileName({ sha256, name, attachedAs }: FileReport, files: LoadedFiles): Inline[] {
  if (attachedAs === '') return [name];
  if (!files.has(sha256)) return [name, { text: ' · not found on the device that made this PDF', color: COLORS.draft }];
  // The name inside begins with a reference, and differs otherwise only where the original cannot be written to disk.
  return [attachedAs, ...(attachedAs.endsWith(name) ? [] : [{ text: ` · ${name}`, color: COLORS.muted }])];
}

/** What it shows, in the candidate's words; of a PDF, where its pages are and what is to be known of it. */
function below({ sha256, description }: FileReport, pdfs: LoadedPdfs): Inline[] {
  const { pages = [], remarks = [] } = pdfs.get(sha256) ?? {};
  const follow = pages.length === 0 ? [] : [pages.length === 1 ? 'Its page follows.' : `Its ${pages.length} pages follow.`];
  return [
    ...(description === '' ? [] : [{ text: `\n${description}`, color: COLORS.muted }]),
    ...follow.map((text) => ({ text: `\n${text}`, color: COLORS.muted })),
    ...(remarks.length === 0 ? [] : [{ text: `\n${remarks.join(' ')}`, color: COLORS.draft }]),
  ];
}
