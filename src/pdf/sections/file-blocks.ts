import { together } from '../document/flow/containers.ts';
import type { Block } from '../document/flow/context.ts';
import type { Inline } from '../document/flow/inline.ts';
import { table } from '../document/flow/table.ts';
import { heading } from '../document/flow/text-blocks.ts';
import { COLORS, SIZES } from '../document/flow/theme.ts';
import type { LoadedFiles } from '../load-files.ts';
import type { FileReport } from '../report/file-report.ts';

/** The files of a piece of evidence that are no photos: where each is to be found, and how to know it. */
export function fileBlocks(listed: readonly FileReport[], files: LoadedFiles): Block[] {
  if (listed.length === 0) return [];
  const areAttached = listed.some(({ attachedAs }) => attachedAs !== '');
  return [
    together([
      heading(3, listed.length === 1 ? 'File' : 'Files', { look: 'strong', outline: false }),
      table({
        size: SIZES.small,
        columns: [
          { header: areAttached ? 'Attached in this PDF as' : 'Held in Folio, not in this file', weight: 1, isRowHeader: true, bold: false },
          { header: 'Size', points: 60, align: 'end' },
          { header: 'SHA-256', points: 108 },
        ],
        rows: listed.map((file) => [fileName(file, files), file.size, file.digest]),
      }),
    ]),
  ];
}

function fileName({ sha256, name, attachedAs, description }: FileReport, files: LoadedFiles): Inline[] {
  const below = description === '' ? [] : [{ text: `\n${description}`, color: COLORS.muted }];
  if (attachedAs === '') return [name, ...below];
  if (!files.has(sha256)) return [name, { text: ' · not found on the device that made this PDF', color: COLORS.draft }, ...below];
  // The name inside begins with a reference, and differs otherwise only where the original cannot be written to disk.
  return [attachedAs, ...(attachedAs.endsWith(name) ? [] : [{ text: ` · ${name}`, color: COLORS.muted }]), ...below];
}
