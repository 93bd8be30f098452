import { useState } from 'react';
import type { Introduction } from '../../domain/introduction.ts';
import { emptyPerson, personRoleNames } from '../../domain/person.ts';
import { mayGrant, type Actor } from '../../domain/policy.ts';
import { roleWords } from '../../domain/role-words.ts';
import { signOffLines } from '../../domain/signature.ts';
import { followLogs } from '../../exchange/follow-logs.ts';
import { keyIdOf } from '../../signing/keys.ts';
import { useWorkplace } from '../../storage/device-hooks.ts';
import { createRecord } from '../../storage/record-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CompareWords, type HasCompared } from '../compare-words.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { useExchange } from '../use-exchange.ts';

/** P4: "the device with this seal writes as this person in this role", said once both compared the six words. */
export function AcceptSeal({ introduction, onDone }: { readonly introduction: Introduction; readonly onDone: () => void }) {
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const workplace = useWorkplace(portfolioId);
  const command = useCommand();
  const exchange = useExchange();
  const roles = signOffLines.filter((role) => mayGrant(actor, role));
  const [role, setRole] = useState<Actor | ''>(roles.includes(introduction.role) ? introduction.role : '');
  const [hasCompared, setHasCompared] = useState<HasCompared | null>(null);
  const [comparedOn, setComparedOn] = useState(today);
  const [problem, setProblem] = useState<string | null>(null);
  const { name } = introduction;
  const keyId = keyIdOf(introduction.publicKey);
  const known = snapshot.grants.find((grant) => grant.keyId === keyId);

  const accept = async () => {
    const found = findProblem({ role, hasCompared, comparedOn, today });
    setProblem(found);
    if (found !== null || role === '') return;
    const person = await findOrAdd(role);
    if (person === null) return;
    const granted = await command((session) =>
      createRecord(session, 'grants', portfolioId, {
        keyId,
        publicKey: introduction.publicKey,
        role,
        personId: person,
        name,
        comparedOn: hasCompared === 'yes' ? comparedOn : '',
      }),
    );
    if (!granted.isDone) return;
    // What came from this seal earlier, and had no effect until now, takes effect.
    const followed = await exchange(({ session }) => followLogs(session, portfolioId));
    if (!followed.isDone) return;
    showToast({ message: `The seal of ${name} counts here now. They learn of it when you next share the portfolio.`, tone: 'success' });
    onDone();
  };

  /** Id of the person in People; '' when nobody may be added; null when adding failed. */
  const findOrAdd = async (as: Actor): Promise<string | null> => {
    const person = snapshot.people.find((item) => item.role === as && item.name.trim().toLowerCase() === name.trim().toLowerCase());
    if (person) return person.id;
    // P3: only the candidate writes others into People. The candidate's own second device is nobody else.
    if (actor !== 'candidate' || as === 'candidate') return '';
    const { isQualified, qualification, organisation } = introduction;
    const created = await command((session) =>
      createRecord(session, 'people', portfolioId, { ...emptyPerson, role: as, name, isQualified, qualification, organisation }),
    );
    return created.isDone ? created.value.id : null;
  };

  if (keyId === workplace?.keyId) return <Done text="This is the seal of this device itself." onDone={onDone} />;
  if (known) return <Done text={`The seal of ${known.name} counts here already, as the ${roleWords[known.role]}.`} onDone={onDone} />;
  if (roles.length === 0)
    return (
      <Done text={`As the ${roleWords[actor]} you cannot say whose seals count here. The candidate, the assessor or the IQA can.`} onDone={onDone} />
    );

  return (
    <Stack gap="m">
      <p>
        <b>{name}</b> says: {personRoleNames[introduction.role]}
        {introduction.organisation === '' ? '' : `, ${introduction.organisation}`}
        {introduction.qualification === '' ? '' : `, ${introduction.qualification}`}.
      </p>
      <CompareWords
        name={name}
        keyId={keyId}
        question="Do these six words stand on their screen too?"
        value={hasCompared}
        onChange={setHasCompared}
      />
      {hasCompared === 'yes' && (
        <PlainField label="Compared on">
          <input type="date" value={comparedOn} max={today} onChange={(event) => setComparedOn(event.target.value)} />
        </PlainField>
      )}
      {hasCompared === 'no' && (
        <Notice tone="warning">
          You can go on, and the portfolio will say that nobody compared the words. If the words differ, it is not their seal: do not accept it.
        </Notice>
      )}
      <PlainSelect<Actor | ''>
        label="What they are in this portfolio"
        value={role}
        onChange={setRole}
        options={[
          ...(role === '' ? [{ value: role, label: 'Choose…' }] : []),
          ...roles.map((value) => ({
            value,
            label: value === 'candidate' && actor === 'candidate' ? 'You yourself, on another device' : personRoleNames[value],
          })),
        ]}
      />
      {!roles.includes(introduction.role) && (
        <p>{`As the ${roleWords[actor]} you cannot accept somebody as ${roleWords[introduction.role]}; ${whoMay(introduction.role)} can.`}</p>
      )}
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <Row>
        <Button onClick={() => void accept()}>Accept the seal</Button>
        <Button variant="quiet" onClick={onDone}>
          Not now
        </Button>
      </Row>
    </Stack>
  );
}

function Done({ text, onDone }: { readonly text: string; readonly onDone: () => void }) {
  return (
    <Stack gap="m">
      <p>{text}</p>
      <Row>
        <Button variant="secondary" onClick={onDone}>
          Close
        </Button>
      </Row>
    </Stack>
  );
}

interface Attempt {
  readonly role: Actor | '';
  readonly hasCompared: HasCompared | null;
  readonly comparedOn: string;
  readonly today: string;
}

function findProblem({ role, hasCompared, comparedOn, today }: Attempt): string | null {
  if (hasCompared === null) return 'Say whether you compared the six words.';
  if (hasCompared === 'yes' && comparedOn === '') return 'Give the day on which you compared the words.';
  if (hasCompared === 'yes' && comparedOn > today) return 'The day on which you compared the words is in the future.';
  if (role === '') return 'Choose what they are in this portfolio.';
  return null;
}

function whoMay(role: Actor): string {
  const may = signOffLines.filter((actor) => mayGrant(actor, role)).map((actor) => `the ${roleWords[actor]}`);
  return may.length < 2 ? may.join('') : `${may.slice(0, -1).join(', ')} or ${may.at(-1) ?? ''}`;
}
