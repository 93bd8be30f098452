import { useEffect, useState } from 'react';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** What this portfolio takes up, and whether the browser promised to keep it. No figure of free space: browsers invent it. */
export function StorageCard() {
  const { snapshot } = useOpenPortfolio();
  const [isPersistent, setIsPersistent] = useState<boolean | null>(null);
  useEffect(() => {
    // Private windows and old browsers have no storage manager.
    if ('storage' in navigator) void navigator.storage.persisted().then(setIsPersistent);
  }, []);
  const bytes = snapshot.attachments.reduce((sum, file) => sum + file.size, 0);
  return (
    <Card title="On this device">
      <Stack gap="s">
        <DefinitionList
          items={[
            { label: 'Files of this portfolio', value: `${snapshot.attachments.length}, together ${fileSizeText(bytes)}` },
            { label: 'Kept by the browser', value: isPersistent === true ? 'For good, unless you delete it' : 'As long as the browser has room' },
          ]}
        />
        <p>
          Your portfolio lies in this browser on this device, and nowhere else. Clearing the browser’s data deletes it. Export the PDF now and then:
          it holds everything, with the original files inside.
        </p>
      </Stack>
    </Card>
  );
}
