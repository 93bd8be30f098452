import { useFormContext, useWatch } from 'react-hook-form';
import type { Evidence } from '../../domain/evidence.ts';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';
import classes from './more-about-fields.module.css';

/** Confidentiality, simulation and help declared: rarely needed, so folded away. */
export function MoreAboutFields() {
  const { control } = useFormContext<Evidence>();
  const isCandidate = useIsCandidate();
  const mode = useWatch({ control, name: 'confidentiality.mode' });
  return (
    <details className={classes['more']}>
      <summary>Confidentiality, simulation and help</summary>
      <Stack gap="m">
        <SegmentedField<Evidence>
          name="confidentiality.mode"
          label="May the original be in this portfolio?"
          hint="Customers and colleagues must not be recognised without need."
          options={[
            { value: 'open', label: 'Yes' },
            { value: 'redacted', label: 'Yes, names taken out' },
            { value: 'held', label: 'No, kept at work' },
          ]}
        />
        {mode === 'held' && (
          <>
            <TextField<Evidence> name="confidentiality.heldAt" label="Where it is kept" />
            <TextField<Evidence>
              name="confidentiality.seenBy"
              label="Seen there by"
              hint={isCandidate ? 'Your assessor’s name, once it has been looked at.' : 'Whoever looked at it there.'}
              optional
            />
            <DateField<Evidence> name="confidentiality.seenOn" label="Seen on" optional />
          </>
        )}
        <CheckboxField<Evidence>
          name="isSimulated"
          label="This was simulated, not real work"
          hint={isCandidate ? 'Simulation needs your assessor’s and IQA’s agreement.' : 'Simulation needs the IQA’s agreement.'}
        />
        <LongTextField<Evidence>
          name="help.people"
          label="Help from people"
          hint="Who helped you with this piece, and with what."
          minRows={2}
          optional
        />
        <LongTextField<Evidence>
          name="help.ai"
          label="Help from writing or AI tools"
          hint="Which tool, and what for. Your centre may ask."
          minRows={2}
          optional
        />
      </Stack>
    </details>
  );
}
