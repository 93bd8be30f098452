import { useState } from 'react';
import { markWipe } from '../../storage/wipe.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PlainCheckbox } from '../../ui/plain-checkbox.tsx';
import { Stack } from '../../ui/stack.tsx';
import { tellTabs } from './tabs.ts';

/** For who does not have the passphrase any more: nothing can be mended, but Folio can begin anew with a backup. */
export function ForgottenCard({ reload }: { readonly reload: () => void }) {
  const [isSure, setIsSure] = useState(false);
  return (
    <Card>
      <details>
        <summary>The passphrase is forgotten</summary>
        <Stack gap="m">
          <p>
            Nobody can open what is locked here without it, not even those who make Folio. If you have a backup, remove Folio from this computer, open
            Folio again and open the backup. Without a backup, keep everything as it is: the words may come back to you.
          </p>
          <PlainCheckbox label="Everything that is locked in this browser may be deleted for good" checked={isSure} onChange={setIsSure} />
          <div>
            <Button
              variant="danger"
              disabled={!isSure}
              onClick={() => {
                void markWipe().then(() => {
                  tellTabs({ type: 'removing' });
                  reload();
                });
              }}
            >
              Remove Folio from this computer
            </Button>
          </div>
        </Stack>
      </details>
    </Card>
  );
}
