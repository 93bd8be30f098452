import { useState } from 'react';
import { Link } from 'react-router';
import { personRoleNames } from '../../domain/person.ts';
import type { Actor } from '../../domain/policy.ts';
import { roleWords } from '../../domain/role-words.ts';
import { openAs } from '../../exchange/workplace.ts';
import type { Identity } from '../../storage/device-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { routes } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { RoleSelect } from '../role-select.tsx';
import { useExchange } from '../use-exchange.ts';

interface ChangeWhoProps {
  readonly identities: readonly Identity[];
  /** Who works here now. */
  readonly keyId: string | null;
  readonly role: Actor;
}

/** Lets somebody else go on in this portfolio on this device, or the same person in another role. */
export function ChangeWho({ identities, keyId, role }: ChangeWhoProps) {
  const { portfolioId } = useOpenPortfolio();
  const exchange = useExchange();
  const [isOpen, setIsOpen] = useState(false);
  const [who, setWho] = useState(keyId ?? identities[0]?.keyId ?? '');
  const [as, setAs] = useState<Actor>(role);
  const change = async () => {
    const changed = await exchange(({ session }) => openAs(session, portfolioId, who === '' ? null : who, as));
    if (!changed.isDone) return;
    setIsOpen(false);
    showToast({ message: `From now on this device works here as the ${roleWords[as]}.`, tone: 'success' });
  };
  return (
    <>
      <Button size="s" variant="quiet" onClick={() => setIsOpen(true)}>
        Work here as somebody else
      </Button>
      <Dialog title="Who works here?" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {identities.length === 0 ? (
          <Stack gap="m">
            <p>
              Say first who you are, under <Link to={routes.identity}>You on this device</Link>.
            </p>
          </Stack>
        ) : (
          <Stack gap="m">
            <p>What is written from now on is in this name and role. What was written before stays in the name of whoever wrote it.</p>
            <PlainSelect
              label="You are"
              value={who}
              onChange={setWho}
              options={identities.map(({ keyId: value, name, role: usual }) => ({ value, label: `${name} · ${personRoleNames[usual]}` }))}
            />
            <RoleSelect label="In this portfolio you are" value={as} onChange={setAs} />
            <Row>
              <Button onClick={() => void change()}>Go on as this</Button>
              <Button variant="quiet" onClick={() => setIsOpen(false)}>
                Cancel
              </Button>
            </Row>
          </Stack>
        )}
      </Dialog>
    </>
  );
}
