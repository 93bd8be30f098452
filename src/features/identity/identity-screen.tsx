import { useState } from 'react';
import { createIdentity } from '../../exchange/identity.ts';
import { useIdentities } from '../../storage/device-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { IdentityForm } from '../identity-form.tsx';
import { useExchange } from '../use-exchange.ts';
import { IdentityCard } from './identity-card.tsx';
import { MeetCard } from './meet-card.tsx';
import { SealExplained } from './seal-explained.tsx';

/** Who works on this device, and the seal that signs for them. */
export function IdentityScreen() {
  const identities = useIdentities();
  const [isAdding, setIsAdding] = useState(false);
  if (!identities) return <Loading label="Opening" />;
  return (
    <Page
      title="You on this device"
      lead="Say once who you are. Folio then makes a seal for you that never leaves this device. It signs what you hand over, so that everybody can tell that it came from here and that nothing in it was changed."
      aside={<SealExplained />}
    >
      <Stack gap="l">
        {identities.map((identity) => (
          <IdentityCard key={identity.keyId} identity={identity} />
        ))}
        {identities.length === 0 || isAdding ? (
          <NewIdentity isFirst={identities.length === 0} onDone={() => setIsAdding(false)} />
        ) : (
          <Row>
            <Button variant="secondary" onClick={() => setIsAdding(true)}>
              Somebody else works on this device too
            </Button>
          </Row>
        )}
        <MeetCard />
      </Stack>
    </Page>
  );
}

function NewIdentity({ isFirst, onDone }: { readonly isFirst: boolean; readonly onDone: () => void }) {
  const exchange = useExchange();
  return (
    <Card title={isFirst ? 'Who are you?' : 'Who else?'}>
      <IdentityForm
        label={isFirst ? 'Who you are' : 'Who else works here'}
        saveLabel="Make my seal"
        onCancel={isFirst ? undefined : onDone}
        onSave={async (fields) => {
          const made = await exchange(({ session }) => createIdentity(session, fields));
          if (!made.isDone) return;
          onDone();
          showToast({ message: `The seal of ${made.value.name} is made.`, tone: 'success' });
        }}
      />
    </Card>
  );
}
