import type { EvidenceOf } from '../../domain/evidence.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { RiskPicker } from '../risk-picker.tsx';

type Communication = EvidenceOf<'communication'>;

const CHANNELS = ['Notice', 'Script', 'E-mail', 'Team briefing', 'Website', 'Conversation', 'Training'];

/** How customers or staff were told of risks (311.1.6, 311.1.7). */
export function CommunicationFields() {
  const { control } = useEvidenceForm('communication');
  return (
    <>
      <SegmentedField<Communication>
        name="details.audience"
        label="Who was told?"
        options={[
          { value: 'customers', label: 'Customers' },
          { value: 'staff', label: 'Staff' },
        ]}
        isNullable
      />
      <TextField<Communication> name="details.channel" label="How?" hint="Notice, script, e-mail, briefing…" list={CHANNELS} />
      <LongTextField<Communication>
        name="details.message"
        label="What were they told?"
        hint="The words that you used, or what they came down to."
        minRows={3}
      />
      <RiskPicker control={control} name="details.riskIds" label="Which risks was it about?" />
      <LongTextField<Communication> name="details.response" label="What happened then?" hint="What people asked, said or did." minRows={2} optional />
    </>
  );
}
