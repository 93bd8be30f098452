import type { EvidenceOf } from '../../domain/evidence.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PersonField } from '../person-field.tsx';

type Observation = EvidenceOf<'observation'>;

/** What an assessor saw the candidate do at work. */
export function ObservationFields() {
  return (
    <>
      <PersonField<Observation> name="details.observerId" label="Observer" roles={['assessor', 'witness']} />
      <TextField<Observation> name="details.place" label="Where" optional />
      <LongTextField<Observation> name="details.activity" label="Activity" hint="What you were doing." minRows={2} optional />
      <LongTextField<Observation> name="details.seen" label="What was seen" hint="In the observer’s words." minRows={5} />
    </>
  );
}
