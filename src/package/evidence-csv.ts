import { evidenceReference, evidenceTitle, kindName } from '../domain/evidence.ts';
import type { Snapshot } from '../domain/snapshot.ts';

const HEADINGS = ['Reference', 'Kind', 'Title', 'Date', 'Status', 'Points', 'Files'];

/** The evidence as a table for a spreadsheet: UTF-8 with its mark, lines as RFC 4180 ends them, no cell that computes. */
export function evidenceCsv({ evidence, attachments }: Snapshot, nameOf: (sha256: string) => string): string {
  const files = new Map(attachments.map((attachment) => [attachment.id, attachment]));
  const rows = evidence.map((item) => [
    evidenceReference(item),
    kindName(item.kind),
    evidenceTitle(item),
    item.activityDate,
    item.status,
    item.claims.map(({ pointId, locator }) => (locator === '' ? pointId : `${pointId} (${locator})`)).join('; '),
    item.attachmentIds
      .flatMap((id) => files.get(id) ?? [])
      .map(({ sha256 }) => nameOf(sha256))
      .join('; '),
  ]);
  return `\u{feff}${[HEADINGS, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

/** R57: a spreadsheet takes what begins with one of these, also in full width, for a formula; an apostrophe makes it text. */
function cell(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
