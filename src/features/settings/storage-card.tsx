import { useEffect, useState } from 'react';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { askToKeep, readPersistence, type Persistence } from '../../storage/persistence.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { DeviceCopyLink } from '../device-copy-link.tsx';
import { HomeScreenNotice } from '../home-screen-notice.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

const promises: Readonly<Record<Persistence, string>> = {
  kept: 'For good, unless you delete it',
  'not-kept': 'As long as the browser has room',
  unknown: 'The browser does not say',
};

/** What this portfolio takes up, and whether the browser promised to keep it. No figure of free space: browsers invent it. */
export function StorageCard() {
  const { snapshot } = useOpenPortfolio();
  const [promise, setPromise] = useState<Persistence | null>(null);
  useEffect(() => {
    void readPersistence().then(setPromise);
  }, []);
  const ask = async () => {
    const answer = await askToKeep();
    setPromise(answer);
    if (answer !== 'kept')
      showToast({ message: 'The browser did not promise it. It often does once Folio is installed or bookmarked; until then keep backups.' });
  };
  const bytes = snapshot.attachments.reduce((sum, file) => sum + file.size, 0);
  return (
    <Card title="On this device">
      <Stack gap="m">
        <HomeScreenNotice hasWork />
        <DefinitionList
          items={[
            { label: 'Files of this portfolio', value: `${snapshot.attachments.length}, together ${fileSizeText(bytes)}` },
            { label: 'Kept by the browser', value: promise === null ? '' : promises[promise] },
          ]}
        />
        <p>
          Your portfolio lies in this browser on this device, and nowhere else. Clearing the browser’s data deletes it
          {promise === 'not-kept' && ', and when the device runs out of space the browser may delete it by itself'}. Make a backup now and then: it
          holds everything, with the original files inside.
        </p>
        <Row>
          {promise === 'not-kept' && (
            <Button variant="secondary" onClick={() => void ask()}>
              Ask the browser to keep it
            </Button>
          )}
          <DeviceCopyLink />
        </Row>
      </Stack>
    </Card>
  );
}
