import { useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { stageName } from '../../domain/coverage/process-operations.ts';
import type { Problem } from '../../domain/evidence/row.ts';
import { buildRegister } from '../../domain/register.ts';
import { riskName, riskReference, riskTypeNames, riskTypes, type Risk } from '../../domain/risk.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChipsField } from '../../ui/choice-chips-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Page } from '../../ui/page.tsx';
import { SaveStateText } from '../../ui/save-state.tsx';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusField } from '../../ui/use-focus-field.ts';
import { ClashNotice } from '../clash-notice.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useDelete } from '../use-delete.ts';
import { useRecordForm } from '../use-record-form.ts';
import { RatingHistory } from './rating-history.tsx';
import { RiskLinks } from './risk-links.tsx';

/** One risk of the register: hazard, then what may happen, then whom it concerns. */
export function RiskScreen() {
  const { riskId = '' } = useParams();
  const { portfolioId, snapshot } = useOpenPortfolio();
  const risk = snapshot.risks.find(({ id }) => id === riskId);
  if (!risk) {
    return (
      <Page title="This risk is not here">
        <EmptyState title="It may have been deleted" actions={<LinkButton to={portfolioPaths(portfolioId).register}>Open the register</LinkButton>}>
          Deleted risks can be restored from History.
        </EmptyState>
      </Page>
    );
  }
  return <RiskEditor key={risk.id} risk={risk} />;
}

const noProblems = (): readonly Problem[] => [];

function RiskEditor({ risk }: { readonly risk: Risk }) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { form, state, flush, clash } = useRecordForm('risks', risk, noProblems);
  const remove = useDelete();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  useFocusField(query.get('field'));
  const row = useMemo(() => buildRegister(snapshot).rows.find((item) => item.risk.id === risk.id), [snapshot, risk.id]);
  const reference = riskReference(risk);

  const used = row?.evidence.length ?? 0;
  const note =
    used === 0 ? '' : ` ${used === 1 ? 'One piece of evidence speaks' : `${used} pieces of evidence speak`} of it; nothing in them was changed.`;
  const leave = () => navigate(portfolioPaths(portfolioId).register);

  return (
    <Form form={form} label={`${reference} ${riskName(risk)}`}>
      <Page
        eyebrow={`${reference} · ${risk.type === null ? 'no type yet' : riskTypeNames[risk.type]}`}
        title={riskName(risk)}
        lead={<SaveStateText state={state} />}
        actions={
          <Button
            variant="quiet"
            onClick={() => void remove({ table: 'risks', record: risk, flush, leave, message: `${reference} is deleted.${note}` })}
          >
            Delete
          </Button>
        }
        aside={row && <RiskLinks row={row} />}
      >
        <Stack gap="l">
          <ClashNotice clash={clash} />
          <LongTextField<Risk> name="hazard" label="Hazard" hint="What is there that could cause trouble? The source, not the outcome." minRows={2} />
          <LongTextField<Risk> name="event" label="What may happen" hint="The event, in one sentence." minRows={2} />
          <TextField<Risk> name="title" label="Short name for lists" optional />
          <SegmentedField<Risk>
            name="type"
            label="Type of risk"
            options={riskTypes.map((type) => ({ value: type, label: type === 'sub-standard' ? 'Sub-standard' : riskTypeNames[type] }))}
            isNullable
          />
          {snapshot.stages.length > 0 && (
            <ChoiceChipsField<Risk>
              name="stageIds"
              label="Stages"
              hint="Where in your service process it may happen."
              options={snapshot.stages.map((stage) => ({ value: stage.id, label: stageName(stage) }))}
            />
          )}
          <LongTextField<Risk> name="affected" label="Who or what is affected?" minRows={1} optional />
          <SegmentedField<Risk>
            name="affectsCustomers"
            label="Might it affect customers?"
            hint="If so, they must be made aware of it."
            options={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
            isBoolean
          />
          <LongTextField<Risk>
            name="controls"
            label="What keeps it down already?"
            hint="Checks, equipment, training and rules that are in place."
            minRows={2}
            optional
          />
          {row && <RatingHistory row={row} />}
        </Stack>
      </Page>
    </Form>
  );
}
