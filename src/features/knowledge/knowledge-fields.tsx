import { useWatch } from 'react-hook-form';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { CostBenefitFields } from './cost-benefit-fields.tsx';
import { GoodEvidence } from './good-evidence.tsx';
import { SwotPestleFields } from './swot-pestle-fields.tsx';
import { TechniquesFields } from './techniques-fields.tsx';
import { TypesFields } from './types-fields.tsx';

type Knowledge = EvidenceOf<'knowledge'>;

/** An answer to one knowledge criterion, with the worksheet that its rule asks for. */
export function KnowledgeFields() {
  const { control } = useEvidenceForm('knowledge');
  const { unit } = useOpenPortfolio();
  const pointId = useWatch({ control, name: 'details.pointId' });
  const questions = unit.points.filter((point) => point.rules.some((rule) => rule.op === 'question-answered'));
  const point = questions.find(({ id }) => id === pointId);
  const worksheet = point?.rules.flatMap((rule) => (rule.op === 'question-answered' ? [rule.worksheet] : []))[0] ?? 'none';

  return (
    <>
      <SelectField<Knowledge>
        name="details.pointId"
        label="Question"
        emptyLabel="Choose the question"
        options={questions.map(({ id, statement }) => ({ value: id, label: `${id} ${statement}` }))}
      />
      {point && <GoodEvidence point={point} />}
      <LongTextField<Knowledge>
        name="details.answer"
        label="Your answer"
        hint="In your own words, with examples from your work."
        minRows={8}
        countFrom={15_000}
      />
      {worksheet === 'techniques' && <TechniquesFields />}
      {worksheet === 'types' && <TypesFields />}
      {worksheet === 'cost-benefit' && <CostBenefitFields />}
      {worksheet === 'swot-pestle' && <SwotPestleFields />}
    </>
  );
}
