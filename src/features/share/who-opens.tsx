import { useEffect, useState } from 'react';
import { personRoleNames } from '../../domain/person.ts';
import { createIdentity } from '../../exchange/identity.ts';
import type { Staged } from '../../exchange/stage-package.ts';
import type { Identity } from '../../storage/device-rows.ts';
import { useIdentities } from '../../storage/device-hooks.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { IdentityForm } from '../identity-form.tsx';
import { RoleSelect } from '../role-select.tsx';
import { useExchange } from '../use-exchange.ts';
import type { OpenAs } from './use-open.ts';

interface WhoOpensProps {
  readonly staged: Staged;
  readonly value: OpenAs | null;
  readonly onChange: (openAs: OpenAs | null) => void;
}

const SOMEBODY_ELSE = '';

/** Asked once, when a portfolio is new on this device: who works here, and in which role. */
export function WhoOpens({ staged, value, onChange }: WhoOpensProps) {
  const identities = useIdentities();
  const exchange = useExchange();
  const [chosen, setChosen] = useState<string | null>(null);
  const usual = identities && usualIdentity(identities, staged);
  const keyId = chosen ?? usual?.keyId ?? SOMEBODY_ELSE;
  useEffect(() => {
    if (value === null && chosen === null && usual) onChange({ keyId: usual.keyId, role: usual.role });
  }, [value, chosen, usual, onChange]);
  if (!identities) return null;

  const choose = (id: string) => {
    setChosen(id);
    const identity = identities.find((item) => item.keyId === id);
    onChange(identity ? { keyId: identity.keyId, role: identity.role } : null);
  };
  return (
    <Card title="Who are you here?">
      <Stack gap="m">
        <p>This portfolio is new on this device. What you do in it is written and signed in your name and role.</p>
        {identities.length > 0 && (
          <PlainSelect
            label="You are"
            value={keyId}
            onChange={choose}
            options={[
              ...identities.map(({ keyId: value, name, role }) => ({ value, label: `${name} · ${personRoleNames[role]}` })),
              { value: SOMEBODY_ELSE, label: 'Somebody else' },
            ]}
          />
        )}
        {keyId === SOMEBODY_ELSE && (
          <IdentityForm
            label="Who you are"
            saveLabel="This is me"
            onSave={async (fields) => {
              const made = await exchange(({ session }) => createIdentity(session, fields));
              if (!made.isDone) return;
              setChosen(made.value.keyId);
              onChange({ keyId: made.value.keyId, role: made.value.role });
            }}
          />
        )}
        {value !== null && <RoleSelect label="In this portfolio you are" value={value.role} onChange={(role) => onChange({ ...value, role })} />}
        {value?.role === 'candidate' && (
          <Notice tone="info">
            You are the candidate, on another device than before. Your assessor accepts the seal of this device too, so that what you write here
            counts for them. Until then it counts here.
          </Notice>
        )}
      </Stack>
    </Card>
  );
}

/** The identity that most likely opens it: a candidate a backup, a reviewer what was handed over. */
function usualIdentity(identities: readonly Identity[], { kind, candidateName }: Staged): Identity | undefined {
  const own = identities.find(({ role, name }) => role === 'candidate' && name === candidateName);
  const reviewer = identities.find(({ role }) => role !== 'candidate');
  return kind === 'backup' ? (own ?? reviewer) : (reviewer ?? own);
}
