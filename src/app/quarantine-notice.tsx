import { useState } from 'react';
import { DeviceCopyLink } from '../features/device-copy-link.tsx';
import { tableWords } from '../features/table-words.ts';
import { saveDownload } from '../lib/download.ts';
import type { QuarantinedRow } from '../storage/rows.ts';
import { Button } from '../ui/button.tsx';
import { DefinitionList } from '../ui/definition-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Stack } from '../ui/stack.tsx';

/**
 * R29: tells of records that could not be read, and is the place to see and to save them. They are left as they are in the database, and
 * are read anew at each start: once a newer Folio can read them, they are back.
 */
export function QuarantineNotice({ rows }: { readonly rows: readonly QuarantinedRow[] }) {
  const [isOpen, setIsOpen] = useState(false);
  if (rows.length === 0) return null;
  const save = () => saveDownload(new Blob([JSON.stringify(rows, null, 2)], { type: 'application/json' }), 'folio-unreadable-records.json');
  return (
    <Notice
      tone="error"
      title={rows.length === 1 ? 'One record cannot be read' : `${rows.length} records cannot be read`}
      actions={
        <Button variant="secondary" onClick={() => setIsOpen(true)}>
          {rows.length === 1 ? 'See it' : 'See them'}
        </Button>
      }
    >
      {rows.length === 1 ? 'It is set aside and nothing of it is lost.' : 'They are set aside and nothing of them is lost.'} Everything else works. As
      soon as a newer Folio can read {rows.length === 1 ? 'it, it comes' : 'them, they come'} back by {rows.length === 1 ? 'itself' : 'themselves'}.
      <Dialog
        title="Records that cannot be read"
        isOpen={isOpen}
        size="l"
        onClose={() => setIsOpen(false)}
        actions={
          <>
            <Button onClick={save}>Save them to a file</Button>
            <DeviceCopyLink />
          </>
        }
      >
        <Stack gap="m">
          <p>They lie in the browser unchanged. Save them to a file, so that somebody can look at them; what stands in them can be read there.</p>
          <DefinitionList
            items={rows.map(({ table, id, reason, row }) => ({
              label: `${tableWords(table)}: ${nameOf(row) || id || 'without a name'}`,
              value: (
                <>
                  <span>{whyWords(reason)}</span>
                  <details>
                    <summary>What stands in it</summary>
                    <code>{JSON.stringify(row).slice(0, 5_000)}</code>
                  </details>
                </>
              ),
            }))}
          />
        </Stack>
      </Dialog>
    </Notice>
  );
}

/** The field where reading stopped, and why, as the check says it. */
function whyWords(reason: string): string {
  const [, field = '', words = reason] = /^([^:]*): (.*)$/su.exec(reason) ?? [];
  return field === '' ? words : `In “${field}”: ${words}`;
}

/** What people call it, as far as that can be read. */
function nameOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return '';
  const fields: Readonly<Record<string, unknown>> = { ...row };
  const words = [fields['title'], fields['name'], fields['event'], fields['text']].find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof words === 'string' ? words.slice(0, 80) : '';
}
