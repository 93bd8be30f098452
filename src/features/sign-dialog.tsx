import { useState } from 'react';
import { personRoleNames, type Person, type PersonRole, type Strokes } from '../domain/person.ts';
import { signedContent } from '../domain/signed-content.ts';
import type { Signature } from '../domain/signature.ts';
import { digestOf } from '../signing/digest.ts';
import { signSheet } from '../exchange/sign-sheet.ts';
import type { Identity } from '../storage/device-rows.ts';
import { createRecord } from '../storage/record-commands.ts';
import { emptyPerson } from '../domain/person.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { SignaturePad } from '../ui/signature-pad.tsx';
import { PlainField } from '../ui/plain-field.tsx';
import { Row, Stack } from '../ui/stack.tsx';
import { showToast } from '../ui/toast.tsx';
import { useOpenPortfolio } from './portfolio-context.tsx';
import classes from './sign-dialog.module.css';
import { useCommand } from './use-command.ts';
import { useExchange } from './use-exchange.ts';
import { useOwnSigner } from './use-own-signer.ts';

interface SignDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly subject: Signature['subject'];
  /** Who may sign; people with these roles are offered. */
  readonly roles: readonly [PersonRole, ...PersonRole[]];
  /** The words agreed to, in full. */
  readonly statement: string;
  /** Gaps that stand open; signing then asks for a reason. */
  readonly openGaps?: readonly string[];
}

/** Takes a signature on this device: who signs, the words agreed to, and a drawn line or a wet-ink date. */
export function SignDialog(props: SignDialogProps) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose} size="l">
      {props.isOpen && <SignForm {...props} />}
    </Dialog>
  );
}

const NO_GAPS: readonly string[] = [];
/** As many gaps are listed at once; more would push the place to sign out of sight on a phone. */
const FEW = 6;

function SignForm({ onClose, subject, roles, statement, openGaps = NO_GAPS }: SignDialogProps) {
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const { session } = useStorage();
  const command = useCommand();
  const exchange = useExchange();
  const isCandidate = roles[0] === 'candidate';
  const isOwnLine = subject.type === 'sign-off' && subject.line === session.actor;
  const own = useOwnSigner(subject);
  const people = snapshot.people.filter((person) => roles.includes(person.role) && person.name.trim() !== '');
  const [personId, setPersonId] = useState(people[0]?.id ?? '');
  const [name, setName] = useState(isCandidate ? snapshot.portfolio.candidate.name : '');
  const [job, setJob] = useState(isCandidate ? 'Candidate' : '');
  const [method, setMethod] = useState<Signature['method']>('drawn');
  const [strokes, setStrokes] = useState<Strokes | null>(null);
  const [writtenOn, setWrittenOn] = useState(today);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const sign = async () => {
    const chosen = people.find((person) => (own === null ? person.id === personId : person.name === own.name));
    const found = findProblem({
      isNamed: isCandidate || own !== null || chosen !== undefined || name.trim() !== '',
      method,
      strokes,
      writtenOn,
      today,
      needsReason: openGaps.length > 0,
      reason,
    });
    setProblem(found);
    if (found !== null) return;
    let signer: Pick<Person, 'id' | 'name' | 'jobTitle' | 'role'> | undefined = chosen;
    if (!signer && !isCandidate) {
      const created = await command((s) =>
        createRecord(s, 'people', portfolioId, {
          ...emptyPerson,
          role: roles[0],
          ...(own === null ? { name: name.trim(), jobTitle: job.trim() } : saidOf(own)),
        }),
      );
      if (!created.isDone) return;
      signer = created.value;
    }
    const signed = await exchange(({ session: s }) =>
      signSheet(s, portfolioId, {
        subject,
        personId: signer?.id ?? 'candidate',
        name: signer?.name ?? name,
        role: signer ? signer.jobTitle || personRoleNames[signer.role] : job,
        statement,
        signedAt: session.now().toISOString(),
        method,
        strokes: method === 'drawn' ? strokes : null,
        writtenOn: method === 'wet-ink' ? writtenOn : '',
        digest: digestOf(signedContent(snapshot, subject)),
        openGaps: [...openGaps],
        openGapsReason: openGaps.length > 0 ? reason.trim() : '',
      }),
    );
    if (!signed.isDone) return;
    showToast({ message: `Signed by ${signed.value.name}.`, tone: 'success' });
    onClose();
  };

  return (
    <Stack gap="m">
      <blockquote className={classes['statement']}>{statement}</blockquote>
      {own !== null && !isCandidate && (
        <p>
          You sign as <b>{own.name}</b>, {personRoleNames[own.role]}.
        </p>
      )}
      {!isCandidate && own === null && (
        <div className={classes['who']}>
          {people.length > 0 && (
            <PlainField label="Who signs">
              <select value={personId} onChange={(event) => setPersonId(event.target.value)}>
                {people.map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.name} · {person.jobTitle || personRoleNames[person.role]}
                  </option>
                ))}
                <option value="">Somebody else</option>
              </select>
            </PlainField>
          )}
          {personId === '' && (
            <>
              <PlainField label="Name">
                <input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
              </PlainField>
              <PlainField label="Job or relationship to the candidate">
                <input value={job} onChange={(event) => setJob(event.target.value)} autoComplete="off" />
              </PlainField>
            </>
          )}
        </div>
      )}
      {isCandidate && <p>{name}</p>}
      <div className={openGaps.length > 0 ? classes['beside'] : undefined}>
        {openGaps.length > 0 && (
          <div className={classes['who']}>
            <p>You can sign although points are open. They are listed with your signature.</p>
            <details className={classes['gaps']} open={openGaps.length <= FEW}>
              <summary>{openGaps.length === 1 ? '1 open point' : `${openGaps.length} open points`}</summary>
              <ul>
                {openGaps.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            </details>
            <PlainField label="Why you sign although points are open">
              <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
            </PlainField>
          </div>
        )}
        <div className={classes['who']}>
          <Segmented
            label="How do you sign?"
            value={method}
            onChange={setMethod}
            options={[
              { value: 'drawn', label: 'Draw here' },
              { value: 'wet-ink', label: 'Wet ink on the printed sheet' },
            ]}
          />
          {method === 'drawn' ? (
            <SignaturePad label="Signature" onChange={setStrokes} />
          ) : (
            <div className={classes['who']}>
              <p>Print the sheet, sign it by hand, and give the date that you wrote on it. Keep the paper: it is the signature.</p>
              <PlainField label="Date on the sheet">
                <input type="date" value={writtenOn} max={today} onChange={(event) => setWrittenOn(event.target.value)} />
              </PlainField>
            </div>
          )}
        </div>
      </div>
      {subject.type === 'sign-off' && (
        <p>
          {isOwnLine
            ? 'Your signature is sealed with the seal of this device: if anything that you sign is changed later, everybody sees it.'
            : 'Signed on somebody else’s device, a signature has no seal of its own. The sheet says on whose device it was drawn.'}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={classes['problem']}>
          {problem}
        </p>
      )}
      <Row>
        <Button onClick={() => void sign()}>Sign</Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </Row>
    </Stack>
  );
}

/** What somebody who works on this device says of themselves, for their entry in People. */
function saidOf({
  name,
  isQualified,
  qualification,
  organisation,
}: Identity): Pick<Person, 'name' | 'isQualified' | 'qualification' | 'organisation'> {
  return { name, isQualified, qualification, organisation };
}

interface Attempt {
  readonly isNamed: boolean;
  readonly method: Signature['method'];
  readonly strokes: Strokes | null;
  readonly writtenOn: string;
  readonly today: string;
  readonly needsReason: boolean;
  readonly reason: string;
}

function findProblem({ isNamed, method, strokes, writtenOn, today, needsReason, reason }: Attempt): string | null {
  if (!isNamed) return 'Enter the name of the person who signs.';
  if (needsReason && reason.trim() === '') return 'Say why you sign although points are open.';
  if (method === 'drawn' && strokes === null) return 'Draw your signature, or choose wet ink.';
  if (method === 'wet-ink' && writtenOn === '') return 'Give the date that is written on the sheet.';
  if (method === 'wet-ink' && writtenOn > today) return 'The date on the sheet is in the future.';
  return null;
}
