import type { QuarantinedRow } from '../storage/rows.ts';
import { saveDownload } from '../lib/download.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Tells of records that could not be read. They are left as they are in the database, and can be saved to a file. */
export function QuarantineNotice({ rows }: { readonly rows: readonly QuarantinedRow[] }) {
  if (rows.length === 0) return null;
  const save = () => saveDownload(new Blob([JSON.stringify(rows, null, 2)], { type: 'application/json' }), 'folio-unreadable-records.json');
  return (
    <Notice
      tone="error"
      title={rows.length === 1 ? 'One record cannot be read' : `${rows.length} records cannot be read`}
      actions={<Button onClick={save}>Save them to a file</Button>}
    >
      They are set aside and nothing of them is lost. Everything else works. Save them to a file before you go on, so that someone can look at them.
    </Notice>
  );
}
