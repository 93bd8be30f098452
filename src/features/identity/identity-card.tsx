import { useState } from 'react';
import { writeIntroduction } from '../../domain/introduction.ts';
import { personRoleNames } from '../../domain/person.ts';
import { removeIdentity, updateIdentity } from '../../exchange/identity.ts';
import { formatDate, toIsoDate } from '../../lib/dates.ts';
import type { Identity } from '../../storage/device-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { IdentityForm } from '../identity-form.tsx';
import { SealWords } from '../seal-words.tsx';
import { useExchange } from '../use-exchange.ts';
import classes from './identity-card.module.css';
import { QrCode } from './qr-code.tsx';

/** One person who works here: what their seal says of them, its words, and the introduction to give to others. */
export function IdentityCard({ identity }: { readonly identity: Identity }) {
  const exchange = useExchange();
  const [isEditing, setIsEditing] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  const { keyId, name, role } = identity;
  return (
    <Card
      title={name}
      actions={
        !isEditing && (
          <>
            <Button size="s" variant="secondary" aria-label={`Edit ${name}`} onClick={() => setIsEditing(true)}>
              Edit
            </Button>
            <Button size="s" variant="quiet" aria-label={`Remove ${name}`} onClick={() => setIsRemoving(true)}>
              Remove
            </Button>
          </>
        )
      }
    >
      {isEditing ? (
        <IdentityForm
          label={`Edit ${name}`}
          saveLabel="Save"
          initial={identity}
          onCancel={() => setIsEditing(false)}
          onSave={async (fields) => {
            const saved = await exchange(({ session }) => updateIdentity(session, keyId, fields));
            if (saved.isDone) setIsEditing(false);
          }}
        />
      ) : (
        <Stack gap="m">
          <DefinitionList
            items={[
              { label: 'Role', value: personRoleNames[role] },
              ...(role === 'candidate' ? [] : [{ label: 'Qualified', value: qualifiedWords(identity) }]),
              ...(identity.organisation === '' ? [] : [{ label: 'Centre or organisation', value: identity.organisation }]),
              { label: 'Seal made', value: formatDate(toIsoDate(new Date(identity.createdAt))) },
            ]}
          />
          <GiveIntroduction identity={identity} />
        </Stack>
      )}
      <ConfirmDialog
        title={`Remove ${name}?`}
        isOpen={isRemoving}
        isDanger
        confirmLabel="Remove for good"
        onClose={() => setIsRemoving(false)}
        onConfirm={async () => {
          setIsRemoving(false);
          const removed = await exchange(({ session }) => removeIdentity(session, keyId));
          if (removed.isDone) showToast({ message: `${name} and the seal are removed from this device.` });
        }}
      >
        <p>
          The seal is removed with it and cannot be brought back. What it signed stays signed. It is kept while a portfolio here is signed with it.
        </p>
      </ConfirmDialog>
    </Card>
  );
}

function GiveIntroduction({ identity }: { readonly identity: Identity }) {
  const text = writeIntroduction(identity);
  const title = `Introduction of ${identity.name}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      showToast({ message: 'The introduction is copied. Paste it into an e-mail or a message.', tone: 'success' });
    } catch {
      showToast({ message: 'The browser did not allow copying. Select the text below the code and copy it yourself.', tone: 'error' });
    }
  };
  return (
    <div className={classes['introduction']}>
      <Stack gap="m">
        <h3 className={classes['heading']}>Your seal in six words</h3>
        <SealWords keyId={identity.keyId} label={`The six words of the seal of ${identity.name}`} />
        <p>
          Give your introduction to the people you work with, best when you meet: at induction, or on a call. They read it in Folio, and you compare
          the six words. If the words agree, it is your seal and nobody else’s.
        </p>
        <Row>
          <Button variant="secondary" onClick={() => void copy()}>
            Copy introduction
          </Button>
          {'share' in navigator && (
            <Button variant="quiet" onClick={() => void navigator.share({ title, text }).catch(() => undefined)}>
              Send it
            </Button>
          )}
        </Row>
        <details>
          <summary>Introduction as text</summary>
          <p className={classes['text']}>{text}</p>
        </details>
      </Stack>
      <figure className={classes['figure']}>
        <QrCode text={text} label={`QR code with the introduction of ${identity.name}`} />
        <figcaption>Others take a photo of this and open it under “You on this device”.</figcaption>
      </figure>
    </div>
  );
}

function qualifiedWords({ isQualified, qualification }: Identity): string {
  if (isQualified === null) return 'Not said';
  if (!isQualified) return qualification === '' ? 'Working towards it' : `Working towards it (${qualification})`;
  return qualification === '' ? 'Yes' : `Yes, ${qualification}`;
}
