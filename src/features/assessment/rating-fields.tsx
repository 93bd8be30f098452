import { useWatch } from 'react-hook-form';
import { isOverridden, ratingScore } from '../../domain/evidence/assessment.ts';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { dimensionNames, dimensions, riskReference, riskTypeNames } from '../../domain/risk.ts';
import { bandOf, levelNames } from '../../domain/risk-method.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Columns, Row, Stack } from '../../ui/stack.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { RiskWords } from '../risk-words.tsx';
import classes from './rating-fields.module.css';

type Assessment = EvidenceOf<'assessment'>;

interface RatingFieldsProps {
  readonly index: number;
  readonly count: number;
  readonly onRemove: () => void;
  readonly onStep: (step: 1 | -1) => void;
}

/** One risk as this assessment rates it: consequences, probability, class, and what to do about it. */
export function RatingFields({ index, count, onRemove, onStep }: RatingFieldsProps) {
  const { snapshot } = useOpenPortfolio();
  const { control } = useEvidenceForm('assessment');
  const row = useWatch({ control, name: `details.rows.${index}` });
  const { method } = snapshot.portfolio;
  const risk = snapshot.risks.find(({ id }) => id === row.riskId);
  const path = `details.rows.${index}` as const;
  const steps = (words: readonly string[]) => words.map((word, at) => ({ value: String(at + 1), label: `${at + 1} · ${word}` }));
  const score = ratingScore(row);
  const band = score === null ? null : bandOf(method, score);

  return (
    <Card
      title={risk ? `${riskReference(risk)} · ${risk.type === null ? 'No type yet' : riskTypeNames[risk.type]}` : 'Risk deleted'}
      titleLevel={3}
      actions={<Chip>{`Risk ${index + 1} of ${count}`}</Chip>}
    >
      <Stack gap="m">
        {risk ? <RiskWords key={risk.id} risk={risk} /> : <p>This risk was deleted from the register. Restore it there, or take the row out.</p>}
        <Columns min={170}>
          {dimensions.map((dimension) => (
            <div key={dimension} className={classes['consequence']}>
              <SelectField<Assessment>
                name={`${path}.consequences.${dimension}.step`}
                label={dimensionNames[dimension]}
                emptyLabel="Choose"
                options={steps(method.consequence)}
                isNumeric
              />
              <LongTextField<Assessment>
                name={`${path}.consequences.${dimension}.note`}
                label={`Note on ${dimensionNames[dimension].toLowerCase()}`}
                placeholder="In your words"
                minRows={1}
                hideLabel
              />
            </div>
          ))}
        </Columns>
        <Columns min={220}>
          <SelectField<Assessment>
            name={`${path}.probability`}
            label="Probability"
            emptyLabel="Choose"
            options={steps(method.probability)}
            isNumeric
          />
          <LongTextField<Assessment> name={`${path}.probabilityNote`} label="Note on probability" placeholder="Why you think so" minRows={1} />
        </Columns>
        <SegmentedField<Assessment>
          name={`${path}.classification`}
          label="Classification"
          hint={matrixHint(band === null ? null : levelNames[band], score)}
          options={[
            { value: 'low', label: '● Low' },
            { value: 'medium', label: '◆ Medium' },
            { value: 'high', label: '▲ High' },
          ]}
          isNullable
        />
        {isOverridden(row, method) && row.classification !== null && (
          <LongTextField<Assessment>
            name={`${path}.overrideReason`}
            label={`Why you chose ${levelNames[row.classification]}`}
            hint="Your assessor sees this beside the matrix."
            minRows={2}
          />
        )}
        <SegmentedField<Assessment>
          name={`${path}.judgement`}
          label="Your judgement"
          hint="Is action justified, given the probability and the consequences?"
          options={[
            { value: 'act', label: 'Act' },
            { value: 'tolerate', label: 'Tolerate' },
          ]}
          isNullable
        />
        <LongTextField<Assessment> name={`${path}.judgementReason`} label="Reason" minRows={2} />
        <Row justify="between" wrap>
          <Row>
            <Button variant="secondary" disabled={index === 0} onClick={() => onStep(-1)}>
              Previous risk
            </Button>
            <Button variant="secondary" disabled={index + 1 >= count} onClick={() => onStep(1)}>
              Next risk
            </Button>
          </Row>
          <Button variant="quiet" onClick={onRemove}>
            Take out of this assessment
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function matrixHint(band: string | null, score: number | null): string {
  return band === null || score === null
    ? 'The matrix speaks once probability and consequences are given.'
    : `The matrix says ${band} (${score}). You decide.`;
}
