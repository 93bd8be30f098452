import { personRoleNames, type Person, type Strokes } from '../domain/person.ts';
import type { Signature } from '../domain/signature.ts';
import { PlainField } from '../ui/plain-field.tsx';
import { PlainSelect } from '../ui/plain-select.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { SignaturePad } from '../ui/signature-pad.tsx';
import classes from './sign-dialog.module.css';

/** Somebody who is not in People yet. */
export const SOMEBODY_ELSE = '';

interface WhoSignsProps {
  readonly people: readonly Person[];
  readonly personId: string;
  readonly name: string;
  readonly job: string;
  readonly onPerson: (id: string) => void;
  readonly onName: (name: string) => void;
  readonly onJob: (job: string) => void;
}

/** Who signs on somebody else's device: one of the people of the portfolio, or somebody who gives a name. */
export function WhoSigns({ people, personId, name, job, onPerson, onName, onJob }: WhoSignsProps) {
  return (
    <div className={classes['who']}>
      {people.length > 0 && (
        <PlainSelect
          label="Who signs"
          value={personId}
          onChange={onPerson}
          options={[
            ...people.map((person) => ({ value: person.id, label: `${person.name} · ${person.jobTitle || personRoleNames[person.role]}` })),
            { value: SOMEBODY_ELSE, label: 'Somebody else' },
          ]}
        />
      )}
      {personId === SOMEBODY_ELSE && (
        <>
          <PlainField label="Name">
            <input value={name} onChange={(event) => onName(event.target.value)} autoComplete="off" />
          </PlainField>
          <PlainField label="Job or relationship to the candidate">
            <input value={job} onChange={(event) => onJob(event.target.value)} autoComplete="off" />
          </PlainField>
        </>
      )}
    </div>
  );
}

/** As many gaps are listed at once; more would push the place to sign out of sight on a phone. */
const FEW = 6;

interface OpenGapsProps {
  readonly gaps: readonly string[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** What is open, and why somebody signs all the same. */
export function OpenGaps({ gaps, reason, onReason }: OpenGapsProps) {
  return (
    <div className={classes['who']}>
      <p>You can sign although points are open. They are listed with your signature.</p>
      <details className={classes['gaps']} open={gaps.length <= FEW}>
        <summary>{gaps.length === 1 ? '1 open point' : `${gaps.length} open points`}</summary>
        <ul>
          {gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      </details>
      <PlainField label="Why you sign although points are open">
        <textarea rows={2} value={reason} onChange={(event) => onReason(event.target.value)} />
      </PlainField>
    </div>
  );
}

interface HowSignedProps {
  readonly method: Signature['method'];
  readonly writtenOn: string;
  readonly today: string;
  readonly onMethod: (method: Signature['method']) => void;
  readonly onStrokes: (strokes: Strokes | null) => void;
  readonly onWrittenOn: (day: string) => void;
}

/** A line drawn here, or the day on which the printed sheet was signed. */
export function HowSigned({ method, writtenOn, today, onMethod, onStrokes, onWrittenOn }: HowSignedProps) {
  return (
    <div className={classes['who']}>
      <Segmented
        label="How do you sign?"
        value={method}
        onChange={onMethod}
        options={[
          { value: 'drawn', label: 'Draw here' },
          { value: 'wet-ink', label: 'Wet ink on the printed sheet' },
        ]}
      />
      {method === 'drawn' ? (
        <SignaturePad label="Signature" onChange={onStrokes} />
      ) : (
        <div className={classes['who']}>
          <p>Print the sheet, sign it by hand, and give the date that you wrote on it. Keep the paper: it is the signature.</p>
          <PlainField label="Date on the sheet">
            <input type="date" value={writtenOn} max={today} onChange={(event) => onWrittenOn(event.target.value)} />
          </PlainField>
        </div>
      )}
    </div>
  );
}
