import type { EvidenceOf } from '../../domain/evidence.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PersonField } from '../person-field.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';

type Observation = EvidenceOf<'observation'>;

/** What an assessor saw the candidate do at work, worded for whoever writes it down. */
export function ObservationFields() {
  const isCandidate = useIsCandidate();
  return (
    <>
      <PersonField<Observation> name="details.observerId" label="Observer" roles={['assessor', 'witness']} />
      <TextField<Observation> name="details.place" label="Where" optional />
      <LongTextField<Observation>
        name="details.activity"
        label="Activity"
        hint={isCandidate ? 'What you were doing.' : 'What the candidate was doing.'}
        minRows={2}
        optional
      />
      <LongTextField<Observation>
        name="details.seen"
        label="What was seen"
        hint={isCandidate ? 'In the observer’s words.' : 'In your own words: what was done and said, not yet what you make of it.'}
        minRows={5}
      />
    </>
  );
}
