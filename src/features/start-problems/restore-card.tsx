import { Suspense, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Stack } from '../../ui/stack.tsx';

interface RestoreCardProps {
  /** How many files were put back so far. */
  readonly restored: number;
  readonly restoreScreen: ReactNode;
}

/** Backups, copies of a device, and what lies in the backup folder. What reads them comes when it is asked for. */
export function RestoreCard({ restored, restoreScreen }: RestoreCardProps) {
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const isOpen = openedAt === restored;
  return (
    <Card title="Restore from a backup">
      <Stack gap="m">
        {restored > 0 && (
          <p role="status">{restored === 1 ? 'One file is restored.' : `${restored} files are restored.`} The list above shows what is here now.</p>
        )}
        {!isOpen && (
          <>
            <p>A backup, a copy that you saved from a browser, a package that you sent or received, or a PDF from Folio with its data inside.</p>
            <div>
              <Button onClick={() => setOpenedAt(restored)}>{restored > 0 ? 'Restore another' : 'Restore from a backup'}</Button>
            </div>
          </>
        )}
        {isOpen && <Suspense fallback={<Loading label="Opening" />}>{restoreScreen}</Suspense>}
      </Stack>
    </Card>
  );
}
