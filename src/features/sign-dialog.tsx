import { useState } from 'react';
import { emptyPerson, personRoleNames, type Person, type PersonRole, type Strokes } from '../domain/person.ts';
import { signedContent } from '../domain/signed-content.ts';
import type { Signature } from '../domain/signature.ts';
import { digestOf } from '../signing/digest.ts';
import { signSheet } from '../exchange/sign-sheet.ts';
import type { Identity } from '../storage/device-rows.ts';
import { createRecord } from '../storage/record-commands.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Row, Stack } from '../ui/stack.tsx';
import { showToast } from '../ui/toast.tsx';
import { useOpenPortfolio } from './portfolio-context.tsx';
import classes from './sign-dialog.module.css';
import { HowSigned, OpenGaps, SOMEBODY_ELSE, WhoSigns } from './sign-fields.tsx';
import { signProblem } from './sign-problem.ts';
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

function SignForm({ onClose, subject, roles, statement, openGaps = NO_GAPS }: SignDialogProps) {
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const { session } = useStorage();
  const command = useCommand();
  const exchange = useExchange();
  const isCandidate = roles[0] === 'candidate';
  const isOwnLine = subject.type === 'sign-off' && subject.line === session.actor;
  const own = useOwnSigner(subject);
  const people = snapshot.people.filter((person) => roles.includes(person.role) && person.name.trim() !== '');
  const [personId, setPersonId] = useState(people[0]?.id ?? SOMEBODY_ELSE);
  const [name, setName] = useState(isCandidate ? snapshot.portfolio.candidate.name : '');
  const [job, setJob] = useState(isCandidate ? 'Candidate' : '');
  const [method, setMethod] = useState<Signature['method']>('drawn');
  const [strokes, setStrokes] = useState<Strokes | null>(null);
  const [writtenOn, setWrittenOn] = useState(today);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const sign = async () => {
    const chosen = people.find((person) => (own === null ? person.id === personId : person.name === own.name));
    const found = signProblem({
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
        <WhoSigns people={people} personId={personId} name={name} job={job} onPerson={setPersonId} onName={setName} onJob={setJob} />
      )}
      {isCandidate && <p>{name}</p>}
      <div className={openGaps.length > 0 ? classes['beside'] : undefined}>
        {openGaps.length > 0 && <OpenGaps gaps={openGaps} reason={reason} onReason={setReason} />}
        <HowSigned method={method} writtenOn={writtenOn} today={today} onMethod={setMethod} onStrokes={setStrokes} onWrittenOn={setWrittenOn} />
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
