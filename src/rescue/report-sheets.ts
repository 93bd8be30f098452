import { fileSizeText } from '../lib/file-size-text.ts';
import { element, sheet } from './element.ts';
import type { CopyReport } from './save-copy.ts';

/** What was saved, what was left out and what could not be read, and how the copy is put back. */
export function reportSheets({ tables, files, leftOut, problems, bytes }: CopyReport, name: string, where: string): readonly HTMLElement[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const keys = leftOut['key'] ?? 0;
  const others = Object.values(leftOut).reduce((sum, count) => sum + count, 0) - keys;
  return [
    sheet(
      'The copy is saved',
      'good',
      element(
        'p',
        {},
        element('b', {}, name),
        `, ${fileSizeText(bytes)}: ${rows.toLocaleString('en-GB')} records and ${files.count.toLocaleString('en-GB')} files. ${where}`,
      ),
      element(
        'p',
        {},
        'To put it back: open Folio, choose “Open a package”, and choose this file. You see what it would change before anything is changed.',
      ),
      keys === 0
        ? null
        : element(
            'p',
            {},
            'Left out: the secret part of the seal of this device. Browsers do not give it out, so that nobody can take it. Signatures that were made stay valid; on another device you go on with a new seal.',
          ),
      others === 0 ? null : element('p', {}, `Left out: ${others} values that cannot be written to a file.`),
    ),
    ...(problems.length === 0
      ? []
      : [
          sheet(
            problems.length === 1 ? 'One thing could not be read' : `${problems.length.toLocaleString('en-GB')} things could not be read`,
            'bad',
            element('p', {}, 'Everything else is in the copy. The same list lies in it, in copy.json.'),
            element(
              'details',
              {},
              element('summary', {}, 'Show them'),
              element('ul', {}, ...problems.slice(0, 200).map((problem) => element('li', {}, element('code', {}, problem)))),
            ),
          ),
        ]),
  ];
}
