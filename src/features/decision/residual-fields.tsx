import type { EvidenceOf } from '../../domain/evidence.ts';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Columns } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

type Decision = EvidenceOf<'decision'>;

/** How the risk stands after the action. */
export function ResidualFields() {
  const { method } = useOpenPortfolio().snapshot.portfolio;
  const steps = (words: readonly string[]) => words.map((word, at) => ({ value: String(at + 1), label: `${at + 1} · ${word}` }));
  return (
    <Columns min={240}>
      <SelectField<Decision>
        name="details.residual.probability"
        label="Probability now"
        emptyLabel="Not rated again"
        options={steps(method.probability)}
        isNumeric
        optional
      />
      <SelectField<Decision>
        name="details.residual.consequence"
        label="Worst consequence now"
        emptyLabel="Not rated again"
        options={steps(method.consequence)}
        isNumeric
        optional
      />
      <SegmentedField<Decision>
        name="details.residual.classification"
        label="Classification now"
        options={[
          { value: 'low', label: '● Low' },
          { value: 'medium', label: '◆ Medium' },
          { value: 'high', label: '▲ High' },
        ]}
        isNullable
      />
    </Columns>
  );
}
