import { useState } from 'react';
import { personRoleNames } from '../../domain/person.ts';
import { mayGrant, type Actor } from '../../domain/policy.ts';
import { roleWords } from '../../domain/role-words.ts';
import type { AcceptedKey, Staged } from '../../exchange/stage-package.ts';
import { toIsoDate } from '../../lib/dates.ts';
import type { NewKey } from '../../log/plan-merge.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { CompareWords, type HasCompared } from '../compare-words.tsx';
import { RoleSelect } from '../role-select.tsx';
import { countWords } from './log-words.ts';
import classes from './share.module.css';

interface NewSealsProps {
  readonly staged: Staged;
  /** In which role this device works there; null until it is said. */
  readonly actor: Actor | null;
  readonly isBusy: boolean;
  readonly onAccept: (keys: readonly AcceptedKey[]) => void;
}

/** Seals that nobody accepted here yet, and what of the package counts only once they are. */
export function NewSeals({ staged: { plan, accepted, folded }, actor, isBusy, onAccept }: NewSealsProps) {
  if (plan.newKeys.length + accepted.length === 0) return null;
  return (
    <Card title="Seals that are new here">
      <Stack gap="m">
        <p>
          What these people wrote counts only once their seal is accepted. Ask them for their six words, best by phone or face to face. If the words
          differ, do not accept it.
        </p>
        <ul className={classes['list']}>
          {accepted.map((key) => (
            <li key={key.keyId} className={classes['entry']}>
              <StatusMark status="good">
                {`${key.name || folded.keys[key.keyId]?.signer?.name || 'Somebody'} is accepted as ${roleWords[key.role]}, once you take this over`}
              </StatusMark>
              <Button size="s" variant="quiet" disabled={isBusy} onClick={() => onAccept(accepted.filter(({ keyId }) => keyId !== key.keyId))}>
                Take back
              </Button>
            </li>
          ))}
          {plan.newKeys.map((key) => (
            <li key={key.keyId}>
              <NewSeal newKey={key} actor={actor} isBusy={isBusy} onAccept={(seal) => onAccept([...accepted, seal])} />
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

/** The history goes with what it tells of, and is counted only where there is nothing else. */
function withoutHistory({ events, ...rest }: NewKey['brings']): NewKey['brings'] {
  return Object.keys(rest).length === 0 && events !== undefined ? { events } : rest;
}

interface NewSealProps {
  readonly newKey: NewKey;
  readonly actor: Actor | null;
  readonly isBusy: boolean;
  readonly onAccept: (key: AcceptedKey) => void;
}

function NewSeal({ newKey: { keyId, who, brings }, actor, isBusy, onAccept }: NewSealProps) {
  const { session } = useStorage();
  const [role, setRole] = useState<Actor>(who.role ?? 'assessor');
  const [hasCompared, setHasCompared] = useState<HasCompared | null>(null);
  const name = who.name === '' ? 'Somebody' : who.name;
  const comparedOn = hasCompared === 'yes' ? toIsoDate(session.now()) : '';
  return (
    <section className={classes['version']} aria-label={`Seal of ${name}`}>
      <p>
        <b>{name}</b>, who says: {who.role === null ? 'no role' : personRoleNames[who.role]}. Brings {countWords(withoutHistory(brings))}.
      </p>
      <CompareWords name={name} keyId={keyId} question="Do they have the same six words?" value={hasCompared} onChange={setHasCompared} />
      <RoleSelect label="Accept as" value={role} onChange={setRole} />
      {actor !== null && !mayGrant(actor, role) && (
        <p>{`As the ${roleWords[actor]} you accept it for this device alone. For everybody else the candidate, the assessor or the IQA accepts it.`}</p>
      )}
      <Row>
        <Button
          variant="secondary"
          disabled={isBusy || hasCompared === null}
          onClick={() => onAccept({ keyId, role, name: who.name, comparedOn })}
          aria-label={`Accept the seal of ${name}`}
        >
          Accept
        </Button>
        <span className={classes['muted']}>or leave it for now: you can open the file again later.</span>
      </Row>
    </section>
  );
}
